package dev.berth.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.berth.config.Secret;
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
class OneCallTest {
  private FakeGitHub gitHub;
  private FakeGitHub foreign;
  private OneCall one;

  @BeforeEach
  void start() {
    gitHub = new FakeGitHub();
    foreign = new FakeGitHub();
    Identity token = new Identity.Token(new Secret(FakeGitHub.TOKEN));
    Wire wire =
        new Wire(
            new GitHubSettings(URI.create(gitHub.address()), token),
            new Metrics(gitHub.figures),
            () -> FakeGitHub.NOW,
            () -> 0);
    one = new OneCall(wire, Pass.bearer("token", FakeGitHub.TOKEN), Wire.ANY_TIME);
  }

  @AfterEach
  void stop() {
    gitHub.close();
    foreign.close();
  }

  private GitHub hub(FakeGitHub at) throws IOException {
    return new GitHubBuilder().withEndpoint(at.address()).withConnector(one).build();
  }

  @Test
  void a_second_request_does_not_leave() throws IOException {
    gitHub.on("GET /users/mona", 200, Sample.mona());
    gitHub.on("GET /users/max", 200, Sample.user(8, "max", "User"));
    GitHub hub = hub(gitHub);
    assertEquals(7, hub.getUser("mona").getId());
    assertThrows(IOException.class, () -> hub.getUser("max"));
    assertEquals(List.of("GET /users/mona"), gitHub.drain());
  }

  @Test
  void a_foreign_address_gets_no_request_and_no_token() throws IOException {
    GitHub hub = hub(foreign);
    assertThrows(IOException.class, () -> hub.getUser("mona"));
    assertInstanceOf(Sent.NotSent.class, one.sent());
    assertEquals(List.of(), foreign.drain());
  }
}
