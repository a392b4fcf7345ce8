package dev.berth.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.config.Secret;
import dev.berth.forge.Known;
import dev.berth.forge.Write;
import dev.berth.forge.Wrote;
import dev.berth.github.FakeGitHub.Reply;
import dev.berth.github.auth.GitHubIdentity;
import dev.berth.github.http.ApiHost;
import dev.berth.github.http.ApiRequest;
import dev.berth.github.http.AuthToken;
import dev.berth.github.http.GitHubHttp;
import dev.berth.github.http.RequestOutcome;
import dev.berth.github.http.TokenRedactor;
import dev.berth.observe.Metrics;
import dev.berth.observe.Troubles;
import java.lang.ref.Reference;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubHttpTest {
  private static final GitHubIdentity TOKEN =
      new GitHubIdentity.Token(new Secret(FakeGitHub.TOKEN));
  private static final AuthToken TOKEN_SENT = AuthToken.bearer("token", FakeGitHub.TOKEN);
  private static final String ISSUE = "GET /repos/octo/lab/issues/5";

  private FakeGitHub gitHub;
  private FakeGitHub foreign;

  @BeforeEach
  void start() {
    gitHub = new FakeGitHub();
    foreign = new FakeGitHub();
  }

  @AfterEach
  void stop() {
    gitHub.close();
    foreign.close();
  }

  private GitHubHttp http(String api) {
    return new GitHubSettings(URI.create(api), TOKEN)
        .http(gitHub.troubles, new Metrics(gitHub.figures), () -> FakeGitHub.NOW, () -> 0);
  }

  @Test
  void an_unchanged_answer_is_served_from_what_was_kept() {
    GitHubForge forge = gitHub.forge();
    gitHub.on(ISSUE, Reply.of(200, GitHubSamples.issue("")).with("ETag", "\"a\""));
    var first = forge.issue(GitHubSamples.ISSUE);
    assertNull(gitHub.last().headers().get("if-none-match"));
    assertEquals(first, forge.issue(GitHubSamples.ISSUE));
    assertEquals("\"a\"", gitHub.last().headers().get("if-none-match"));
    assertEquals(1, count("unchanged"));
    gitHub.on(ISSUE, Reply.of(200, GitHubSamples.issue(",'title':'B'")).with("ETag", "\"b\""));
    assertEquals("B", forge.issue(GitHubSamples.ISSUE).found().orElseThrow().title());
    assertEquals("B", forge.issue(GitHubSamples.ISSUE).found().orElseThrow().title());
    assertEquals("\"b\"", gitHub.last().headers().get("if-none-match"));
  }

  private double count(String outcome) {
    return gitHub
        .figures
        .get("berth.github.requests")
        .tags("method", "GET", "outcome", outcome)
        .counter()
        .count();
  }

  @Test
  void what_one_holder_sees_is_not_shown_to_another() {
    GitHubHttp http = http(gitHub.address());
    gitHub.on("GET /x", Reply.of(200, "{}").with("ETag", "\"a\""));
    http.get(TOKEN_SENT, "/x");
    http.get(AuthToken.bearer("installation 9", "ghs_other"), "/x");
    assertNull(gitHub.last().headers().get("if-none-match"));
  }

  @Test
  void every_request_says_who_asks_and_in_which_version() {
    http(gitHub.address()).get(TOKEN_SENT, "/x");
    var headers = gitHub.last().headers();
    assertEquals("Bearer " + FakeGitHub.TOKEN, headers.get("authorization"));
    assertEquals("2022-11-28", headers.get("x-github-api-version"));
    assertEquals("application/vnd.github+json", headers.get("accept"));
    assertEquals("berth", headers.get("user-agent"));
  }

  @Test
  void a_redirect_to_a_foreign_host_is_not_followed() {
    for (String location : List.of(foreign.address() + "/x", "//127.0.0.2:1/x")) {
      gitHub.on("GET /x", Reply.of(301, "{}").with("Location", location));
      RequestOutcome outcome = http(gitHub.address()).get(TOKEN_SENT, "/x");
      assertInstanceOf(RequestOutcome.NotSent.class, outcome);
    }
    assertEquals(List.of(), foreign.drain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.github.com.evil.example/x",
        "http://api.github.com/x",
        "https://api.github.com:8443/x",
        "https://api.github.com@evil.example/x",
        "https://me@api.github.com/x",
        "https://evil.example/x?api.github.com",
        "file:///etc/passwd",
        "/x"
      })
  void only_the_configured_host_is_ours(String uri) {
    assertFalse(new ApiHost(URI.create("https://api.github.com")).owns(URI.create(uri)));
    RequestOutcome outcome =
        http("https://api.github.com")
            .send(
                new ApiRequest("POST", URI.create(uri), Optional.empty()),
                TOKEN_SENT,
                GitHubHttp.ANY_TIME);
    assertInstanceOf(RequestOutcome.NotSent.class, outcome);
  }

  @Test
  void the_same_host_may_be_written_differently() {
    ApiHost host = new ApiHost(URI.create("https://api.github.com"));
    assertTrue(host.owns(URI.create("HTTPS://API.github.com:443/x")));
  }

  @Test
  void moving_in_a_circle_ends() {
    gitHub.on("GET /x", Reply.of(302, "{}").with("Location", "/x"));
    assertInstanceOf(RequestOutcome.Lost.class, http(gitHub.address()).get(TOKEN_SENT, "/x"));
    assertEquals(3, gitHub.drain().size());
  }

  @Test
  void an_answer_that_does_not_end_is_given_up() {
    GitHubForge forge = gitHub.forge(TOKEN, Duration.ofMillis(300));
    for (Reply reply : List.of(Reply.HANG, Reply.STALL, Reply.CUT_BODY)) {
      gitHub.on(ISSUE, reply);
      assertInstanceOf(Known.Unknown.class, forge.issue(GitHubSamples.ISSUE));
      gitHub.on("POST /repos/octo/lab/issues/5/comments", reply);
      Wrote wrote =
          forge.write(
              GitHubSamples.ISSUE, new Write.CreateComment("k", "x"), Duration.ofSeconds(9));
      assertInstanceOf(Wrote.Unclear.class, wrote);
    }
  }

  @Test
  void a_body_over_the_bound_is_not_read() {
    gitHub.on("GET /x", 200, "x".repeat(GitHubHttp.BODY_BYTES_MAX + 1));
    assertInstanceOf(RequestOutcome.Lost.class, http(gitHub.address()).get(TOKEN_SENT, "/x"));
    gitHub.on("GET /x", 200, "x".repeat(GitHubHttp.BODY_BYTES_MAX));
    assertInstanceOf(RequestOutcome.Answered.class, http(gitHub.address()).get(TOKEN_SENT, "/x"));
  }

  @Test
  void what_is_left_of_the_limit_is_a_figure() {
    Metrics metrics = new Metrics(gitHub.figures);
    URI api = URI.create(gitHub.address());
    GitHubHttp http =
        new GitHubSettings(api, TOKEN)
            .http(
                new Troubles(metrics, () -> FakeGitHub.NOW),
                metrics,
                () -> FakeGitHub.NOW,
                () -> 0);
    gitHub.on("GET /x", Reply.of(200, "{}").with("x-ratelimit-remaining", "4321"));
    http.get(TOKEN_SENT, "/x");
    gitHub.on(
        "GET /y",
        Reply.of(200, "{}")
            .with("x-ratelimit-remaining", "7")
            .with("x-ratelimit-resource", "search"));
    http.get(TOKEN_SENT, "/y");
    assertEquals(4321, gitHub.figures.get("berth.github.remaining").gauge().value());
    // The registry holds figures weakly: without this the collector may take them away.
    Reference.reachabilityFence(metrics);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.github.com",
        "ftp://x",
        "https://me:pw@x",
        "https://x?token=1",
        "https://x#y"
      })
  void an_address_that_is_none_is_refused_with_its_name(String api) {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> new GitHubSettings(URI.create(api), TOKEN));
    assertTrue(e.getMessage().contains("BERTH_GITHUB_API"));
  }

  @Test
  void a_token_with_a_line_break_is_stripped_or_refused_without_being_shown() {
    assertEquals("ghp_x", new GitHubIdentity.Token(new Secret(" ghp_x\n")).token().reveal());
    for (String odd : List.of("ghp_a\nghp_b", "ghp_ä", "  ")) {
      var e =
          assertThrows(
              IllegalArgumentException.class, () -> new GitHubIdentity.Token(new Secret(odd)));
      assertFalse(e.getMessage().contains("ghp"), e.getMessage());
    }
  }

  @Test
  void redaction_knows_every_kind_of_token_by_its_beginning() {
    for (String token :
        List.of(
            FakeGitHub.TOKEN,
            "github_pat_11ABC_defGHI",
            "ghs_12345_eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.c2ln" + "x".repeat(600),
            "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.c2ln",
            "Bearer abcdefgh12345678",
            "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----")) {
      assertEquals("said *** here", TokenRedactor.redact("said " + token + " here"));
    }
    assertEquals(201, TokenRedactor.redact("x".repeat(5000)).length());
  }
}
