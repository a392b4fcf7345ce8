package dev.berth.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.berth.config.Secret;
import dev.berth.github.auth.GitHubIdentity;
import dev.berth.github.http.AuthToken;
import dev.berth.github.http.GitHubHttp;
import dev.berth.github.http.RequestOutcome;
import dev.berth.observe.Metrics;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;

/** What hub4j might do of its own accord, it cannot do through this connector. */
class Hub4jTest {
  private static final String COMMENTS = "POST /repos/octo/lab/issues/5/comments";

  private FakeGitHub gitHub;
  private Hub4j hub;

  @BeforeEach
  void start() {
    gitHub = new FakeGitHub();
    gitHub.on(COMMENTS, 201, GitHubSamples.comment(77, ""));
    GitHubIdentity identity = new GitHubIdentity.Token(new Secret(FakeGitHub.TOKEN));
    GitHubHttp http =
        new GitHubSettings(URI.create(gitHub.address()), identity)
            .http(gitHub.troubles, new Metrics(gitHub.figures), () -> FakeGitHub.NOW, () -> 0);
    AuthToken token = AuthToken.bearer("token", FakeGitHub.TOKEN);
    hub = new Hub4j(http, GitHubSamples.LAB, token, GitHubHttp.ANY_TIME);
  }

  @AfterEach
  void stop() {
    gitHub.close();
  }

  @Test
  void a_second_write_does_not_leave() {
    RequestOutcome outcome =
        hub.make(
            h -> {
              h.issue(5).comment("one");
              assertThrows(IOException.class, () -> h.issue(5).comment("two"));
            });
    assertInstanceOf(RequestOutcome.Answered.class, outcome);
    assertEquals(List.of(COMMENTS), gitHub.drain());
  }

  @Test
  void a_look_up_does_not_leave() throws IOException {
    assertThrows(IOException.class, () -> hub.repository().getIssue(6));
    assertThrows(IOException.class, () -> hub.repository().getLabel("x"));
    hub.make(h -> h.issue(5).comment("one"));
    assertEquals(List.of(COMMENTS), gitHub.drain());
  }

  @Test
  void a_foreign_address_gets_no_request_and_no_token() throws IOException {
    try (FakeGitHub foreign = new FakeGitHub()) {
      GitHub elsewhere =
          new GitHubBuilder().withEndpoint(foreign.address()).withConnector(hub).build();
      assertThrows(IOException.class, () -> elsewhere.getRepository("octo/lab"));
      assertThrows(IOException.class, () -> elsewhere.createRepository("x").create());
      assertEquals(List.of(), foreign.drain());
    }
  }

  @Test
  void a_write_that_hub4j_does_not_make_is_a_mistake_of_ours() {
    assertThrows(IllegalStateException.class, () -> hub.make(Hub4j::repository));
  }
}
