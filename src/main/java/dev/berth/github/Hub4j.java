package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.Repository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHIssueComment;
import org.kohsuke.github.GHMilestone;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHUser;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.authorization.AuthorizationProvider;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * hub4j for one write, and the connector under it. hub4j looks a thing up before it changes it;
 * Berth has read it already, so the connector answers that look-up itself, with the address, which
 * is all that hub4j then uses. Only the write leaves, with a pass that hub4j never sees.
 */
final class Hub4j implements GitHubConnector {
  /** A write as hub4j's users write it. */
  interface Change {
    void make(Hub4j hub) throws IOException;
  }

  private final Wire wire;
  private final Repository here;
  private final Pass pass;
  private final long sendBy;
  private final Map<String, JsonNode> known = new HashMap<>();
  private final GitHub client;
  private @Nullable Sent sent;

  Hub4j(Wire wire, Repository here, Pass pass, long sendBy) {
    this.wire = wire;
    this.here = here;
    this.pass = pass;
    this.sendBy = sendBy;
    try {
      this.client =
          new GitHubBuilder()
              .withEndpoint(wire.host().api().toString())
              .withConnector(this)
              .withAuthorizationProvider(AuthorizationProvider.ANONYMOUS)
              .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
              .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
              .build();
    } catch (IOException e) {
      throw new IllegalStateException("hub4j did not start", e);
    }
  }

  /**
   * What became of the one request. hub4j throws for every answer that is not a success, which the
   * answer itself tells better; what it throws over a success makes the write unclear.
   */
  Sent make(Change change) {
    try {
      change.make(this);
    } catch (IOException | RuntimeException e) {
      if (sent == null) {
        throw new IllegalStateException("hub4j sent nothing", e);
      }
      if (sent instanceof Sent.Answered(Answer a) && a.isSuccess()) {
        String what = e.getClass().getSimpleName() + " " + e.getMessage();
        return new Sent.Lost("a good answer that cannot be read: " + Redact.line(what));
      }
    }
    if (sent == null) {
      throw new IllegalStateException("hub4j sent nothing");
    }
    return sent;
  }

  GHRepository repository() throws IOException {
    int slash = here.name().indexOf('/');
    var repository = Json.object().put("name", here.name().substring(slash + 1));
    repository.putObject("owner").put("login", here.name().substring(0, slash));
    known.put(path(""), repository.put("full_name", here.name()));
    return client.getRepository(here.name());
  }

  GHIssue issue(int number) throws IOException {
    known.put(path("/issues/" + number), Json.object().put("number", number));
    return repository().getIssue(number);
  }

  GHIssueComment comment(int issue, long id) throws IOException {
    var list = Json.object().putArray("list");
    list.addObject().put("id", id);
    known.put(path("/issues/" + issue + "/comments"), list);
    return issue(issue).getComments().getFirst();
  }

  GHMilestone milestone(int number) throws IOException {
    known.put(path("/milestones/" + number), Json.object().put("number", number));
    return repository().getMilestone(number);
  }

  GHUser user(String login) throws IOException {
    known.put("/users/" + login, Json.object().put("login", login));
    return client.getUser(login);
  }

  private String path(String below) {
    return "/repos/" + here.name() + below;
  }

  @Override
  public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
    Call call = call(request);
    if (call.isRead()) {
      return new Response(request, lookUp(call.uri()));
    }
    if (sent != null) {
      throw new IOException("a write is one request: the second was not sent");
    }
    sent = wire.send(call, pass, sendBy);
    if (sent instanceof Sent.Answered(Answer a) && a.isSuccess()) {
      return new Response(request, a);
    }
    // hub4j would log the body, and look for limits; both are done here already.
    throw new IOException("no success: " + call);
  }

  private Answer lookUp(URI uri) throws IOException {
    String root = Optional.ofNullable(wire.host().api().getPath()).orElse("");
    JsonNode address =
        wire.host().owns(uri) ? known.get(uri.getPath().substring(root.length())) : null;
    if (address == null) {
      throw new IOException("Berth reads for itself: this look-up of hub4j's is not sent");
    }
    byte[] body = address.toString().getBytes(StandardCharsets.UTF_8);
    return new Answer(200, HttpHeaders.of(Map.of(), (_, _) -> true), body);
  }

  private static Call call(GitHubConnectorRequest request) throws IOException {
    Optional<String> body = Optional.empty();
    if (request.hasBody()) {
      try (InputStream in = request.body()) {
        body = Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    try {
      return new Call(request.method(), request.url().toURI(), body);
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
