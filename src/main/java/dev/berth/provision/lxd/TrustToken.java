package dev.berth.provision.lxd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.berth.config.Secret;
import dev.berth.provision.cloud.ApiBody;
import dev.berth.provision.cloud.HttpApi;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What {@code lxc config trust add} or {@code incus config trust add} printed: once, it makes the
 * server trust the certificate that we call with. Later it is worth nothing and is not needed.
 */
final class TrustToken {
  private final Secret token;
  private final AtomicBoolean tried = new AtomicBoolean();

  TrustToken(Secret token) {
    this.token = token;
  }

  /** The server's own certificate, which the token names. */
  Optional<String> fingerprint() {
    return Optional.of(content().path("fingerprint").asText(""))
        .filter(f -> f.matches("[0-9a-f]{64}"));
  }

  private JsonNode content() {
    try {
      return HttpApi.JSON.readTree(Base64.getDecoder().decode(token.reveal().strip()));
    } catch (IOException | IllegalArgumentException e) {
      return MissingNode.getInstance();
    }
  }

  /** Whether the server may trust us now; tried once, as a used one never works again. */
  boolean redeem(LxdTransport transport) {
    if (!tried.compareAndSet(false, true)) return false;
    var text = token.reveal().strip();
    var body = HttpApi.JSON.createObjectNode().put("type", "client").put("name", "berth");
    // LXD 5.0 reads it as a password, later ones and Incus as what it is.
    body.put("password", text).put("trust_token", text);
    var answer =
        transport.send("POST", "/1.0/certificates", Map.of(), Optional.of(ApiBody.json(body)));
    if (LxdReply.of(answer) instanceof LxdReply.Silence) tried.set(false);
    return LxdReply.of(answer) instanceof LxdReply.Good;
  }
}
