package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.Repository;
import dev.berth.github.http.ApiRequest;
import dev.berth.github.http.ApiResponse;
import dev.berth.github.http.AuthToken;
import dev.berth.github.http.GitHubHttp;
import dev.berth.github.http.RequestOutcome;
import dev.berth.github.http.TokenRedactor;
import dev.berth.github.json.BoundedJson;
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
 * is all that hub4j then uses. Only the write leaves, with a token that hub4j never sees.
 */
final class Hub4j implements GitHubConnector {
  /** A write as hub4j's users write it. */
  interface Change {
    void make(Hub4j hub) throws IOException;
  }

  private final GitHubHttp http;
  private final Repository here;
  private final AuthToken token;
  private final long sendBy;
  private final Map<String, JsonNode> known = new HashMap<>();
  private final GitHub client;
  private @Nullable RequestOutcome outcome;

  Hub4j(GitHubHttp http, Repository here, AuthToken token, long sendBy) {
    this.http = http;
    this.here = here;
    this.token = token;
    this.sendBy = sendBy;
    try {
      this.client =
          new GitHubBuilder()
              .withEndpoint(http.host().api().toString())
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
  RequestOutcome make(Change change) {
    try {
      change.make(this);
    } catch (IOException | RuntimeException e) {
      if (outcome == null) {
        throw new IllegalStateException("hub4j sent nothing", e);
      }
      if (outcome instanceof RequestOutcome.Answered(ApiResponse a) && a.isSuccess()) {
        String what = e.getClass().getSimpleName() + " " + e.getMessage();
        return new RequestOutcome.Lost(
            "a good answer that cannot be read: " + TokenRedactor.redact(what));
      }
    }
    if (outcome == null) {
      throw new IllegalStateException("hub4j sent nothing");
    }
    return outcome;
  }

  GHRepository repository() throws IOException {
    int slash = here.name().indexOf('/');
    var repository = BoundedJson.object().put("name", here.name().substring(slash + 1));
    repository.putObject("owner").put("login", here.name().substring(0, slash));
    known.put(path(""), repository.put("full_name", here.name()));
    return client.getRepository(here.name());
  }

  GHIssue issue(int number) throws IOException {
    known.put(path("/issues/" + number), BoundedJson.object().put("number", number));
    return repository().getIssue(number);
  }

  GHIssueComment comment(int issue, long id) throws IOException {
    var list = BoundedJson.object().putArray("list");
    list.addObject().put("id", id);
    known.put(path("/issues/" + issue + "/comments"), list);
    return issue(issue).getComments().getFirst();
  }

  GHMilestone milestone(int number) throws IOException {
    known.put(path("/milestones/" + number), BoundedJson.object().put("number", number));
    return repository().getMilestone(number);
  }

  GHUser user(String login) throws IOException {
    known.put("/users/" + login, BoundedJson.object().put("login", login));
    return client.getUser(login);
  }

  private String path(String below) {
    return "/repos/" + here.name() + below;
  }

  @Override
  public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
    ApiRequest call = call(request);
    if (call.isRead()) {
      return new Response(request, lookUp(call.uri()));
    }
    if (outcome != null) {
      throw new IOException("a write is one request: the second was not sent");
    }
    outcome = http.send(call, token, sendBy);
    if (outcome instanceof RequestOutcome.Answered(ApiResponse a) && a.isSuccess()) {
      return new Response(request, a);
    }
    // hub4j would log the body, and look for limits; both are done here already.
    throw new IOException("no success: " + call);
  }

  private ApiResponse lookUp(URI uri) throws IOException {
    String root = Optional.ofNullable(http.host().api().getPath()).orElse("");
    JsonNode address =
        http.host().owns(uri) ? known.get(uri.getPath().substring(root.length())) : null;
    if (address == null) {
      throw new IOException("Berth reads for itself: this look-up of hub4j's is not sent");
    }
    byte[] body = address.toString().getBytes(StandardCharsets.UTF_8);
    return new ApiResponse(200, HttpHeaders.of(Map.of(), (_, _) -> true), body);
  }

  private static ApiRequest call(GitHubConnectorRequest request) throws IOException {
    Optional<String> body = Optional.empty();
    if (request.hasBody()) {
      try (InputStream in = request.body()) {
        body = Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    try {
      return new ApiRequest(request.method(), request.url().toURI(), body);
    } catch (URISyntaxException e) {
      throw new IOException("no address", e);
    }
  }

  private static final class Response extends GitHubConnectorResponse {
    private final ApiResponse answer;

    Response(GitHubConnectorRequest request, ApiResponse answer) {
      super(request, answer.status(), answer.headers().map());
      this.answer = answer;
    }

    @Override
    protected InputStream rawBodyStream() {
      return new ByteArrayInputStream(answer.body());
    }
  }
}
