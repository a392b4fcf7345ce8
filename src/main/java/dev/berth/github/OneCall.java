package dev.berth.github;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * The connector that hub4j is given for one effect: it lets one request out, puts the pass on it
 * where hub4j cannot see it, and keeps what became of it.
 */
final class OneCall implements GitHubConnector {
  private final Wire wire;
  private final Pass pass;
  private final long sendBy;
  private Optional<Sent> sent = Optional.empty();
  private @Nullable Exception thrown;

  OneCall(Wire wire, Pass pass, long sendBy) {
    this.wire = wire;
    this.pass = pass;
    this.sendBy = sendBy;
  }

  /** What became of the request. That hub4j made none is a mistake of ours. */
  Sent sent() {
    return sent.orElseThrow(() -> new IllegalStateException("hub4j sent nothing", thrown));
  }

  /**
   * hub4j throws for every answer that is not a success, which the answer itself tells better. What
   * it throws over a success makes the effect unclear.
   */
  void thrown(Exception e) {
    thrown = e;
    if (sent.filter(s -> s instanceof Sent.Answered(Answer a) && a.isSuccess()).isPresent()) {
      String what = e.getClass().getSimpleName() + " " + e.getMessage();
      sent = Optional.of(new Sent.Lost("a good answer that cannot be read: " + Redact.line(what)));
    }
  }

  @Override
  public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
    if (sent.isPresent()) {
      throw new IOException("an effect is one request: the second was not sent");
    }
    Sent now = wire.send(call(request), pass, sendBy);
    sent = Optional.of(now);
    return switch (now) {
      case Sent.Answered(Answer a) when a.isSuccess() -> new Response(request, a);
      // hub4j would log the body, and look for limits; both are done here already.
      case Sent.Answered(Answer a) -> throw new IOException("status " + a.status());
      case Sent.NotSent(String why) -> throw new IOException(why);
      case Sent.Held(String why, var _) -> throw new IOException(why);
      case Sent.Lost(String why) -> throw new IOException(why);
    };
  }

  private static Call call(GitHubConnectorRequest request) throws IOException {
    Optional<String> body = Optional.empty();
    if (request.hasBody()) {
      try (InputStream in = request.body()) {
        body = Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    try {
      URI uri = request.url().toURI();
      return new Call(request.method(), uri, body);
    } catch (URISyntaxException e) {
      throw new IOException("no address", e);
    }
  }

  private static final class Response extends GitHubConnectorResponse {
    private final Answer answer;

    Response(GitHubConnectorRequest request, Answer answer) {
      super(request, answer.status(), answer.headers().map());
      this.answer = answer;
    }

    @Override
    protected InputStream rawBodyStream() {
      return new ByteArrayInputStream(answer.body());
    }
  }
}
