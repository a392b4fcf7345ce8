package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.sandbox.SeenDelivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends what Berth was told once more, rightly signed, under delivery ids never seen. */
public final class WebhookReplay {
  private final EndToEnd berth;
  private int count;

  public WebhookReplay(EndToEnd berth) {
    this.berth = berth;
  }

  /** Every webhook of an event so far, oldest first, each under a new id; then all is settled. */
  public EndToEnd all(String event) throws InterruptedException {
    var past = berth.github.deliveries().reversed().stream().filter(d -> d.event().equals(event));
    List<SeenDelivery> sent = past.toList();
    assertTrue(!sent.isEmpty(), "nothing to send again");
    for (var d : sent) send(d.event(), d.payload());
    return berth.settle();
  }

  /** Answers the status. */
  public int send(String event, String payload) throws InterruptedException {
    return send(event, payload, "sha256=" + sign(payload));
  }

  public int send(String event, String payload, String signature) throws InterruptedException {
    var door = URI.create("http://127.0.0.1:" + berth.parts.web().port() + "/webhooks/github");
    var request =
        HttpRequest.newBuilder(door)
            .header("X-GitHub-Event", event)
            .header("X-GitHub-Delivery", "again-" + ++count)
            .header("X-Hub-Signature-256", signature)
            .POST(HttpRequest.BodyPublishers.ofString(payload))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new AssertionError("the door does not answer", e);
    }
  }

  private static String sign(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(EndToEnd.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
