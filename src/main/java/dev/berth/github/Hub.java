package dev.berth.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Repository;
import java.io.IOException;
import java.io.StringReader;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHIssueComment;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.authorization.AuthorizationProvider;

/**
 * hub4j's objects for an issue, comment or repository known by its address alone. They come from a
 * payload made up for the purpose, so hub4j asks GitHub for nothing before it acts.
 */
final class Hub {
  private final GitHub hub;

  /** Without credentials: the connector puts them on after hub4j has let go of the request. */
  Hub(Host host, OneCall connector) throws IOException {
    this.hub =
        new GitHubBuilder()
            .withEndpoint(host.api().toString())
            .withConnector(connector)
            .withAuthorizationProvider(AuthorizationProvider.ANONYMOUS)
            .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
            .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
            .build();
  }

  GHRepository repository(Repository repository) throws IOException {
    // The payload is that of an issue; its number is never looked at.
    StringReader payload = new StringReader(payload(new IssueRef(repository, 1)).toString());
    return hub.parseEventPayload(payload, GHEventPayload.Issue.class).getRepository();
  }

  GHIssue issue(IssueRef ref) throws IOException {
    StringReader payload = new StringReader(payload(ref).toString());
    return hub.parseEventPayload(payload, GHEventPayload.Issue.class).getIssue();
  }

  GHIssueComment comment(IssueRef ref, long id) throws IOException {
    ObjectNode payload = payload(ref);
    payload.putObject("comment").put("id", id);
    StringReader text = new StringReader(payload.toString());
    return hub.parseEventPayload(text, GHEventPayload.IssueComment.class).getComment();
  }

  private static ObjectNode payload(IssueRef ref) {
    String name = ref.repository().name();
    int slash = name.indexOf('/');
    ObjectNode payload = Json.object();
    payload.putObject("issue").put("number", ref.number());
    ObjectNode repository = payload.putObject("repository");
    repository.put("name", name.substring(slash + 1)).put("full_name", name);
    repository.putObject("owner").put("login", name.substring(0, slash));
    return payload;
  }
}
