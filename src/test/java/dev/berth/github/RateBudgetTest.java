package dev.berth.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.berth.forge.Known;
import dev.berth.forge.Write;
import dev.berth.forge.Wrote;
import dev.berth.github.FakeGitHub.Reply;
import dev.berth.github.http.ApiResponse;
import dev.berth.github.http.RateBudget;
import dev.berth.github.http.RateBudget.Use;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What would go over GitHub's limits is not sent, and what matters least stops first. */
class RateBudgetTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Instant RESET = NOW.plus(Duration.ofMinutes(20));
  private final RateBudget budget = new RateBudget();

  private static ApiResponse answer(int status, Map<String, String> more) {
    var all = new HashMap<String, List<String>>();
    more.forEach((name, value) -> all.put(name, List.of(value)));
    return new ApiResponse(status, HttpHeaders.of(all, (_, _) -> true), new byte[0]);
  }

  private static ApiResponse left(long n, Instant reset) {
    return answer(
        200,
        Map.of(
            "x-ratelimit-limit", "5000",
            "x-ratelimit-remaining", Long.toString(n),
            "x-ratelimit-reset", Long.toString(reset.getEpochSecond())));
  }

  private List<Use> closed(Instant now) {
    return List.of(Use.values()).stream()
        .filter(u -> budget.closedUntil("us", u, now).isPresent())
        .toList();
  }

  @Test
  void what_matters_least_stops_first() {
    assertEquals(List.of(), closed(NOW), "nothing is known yet");
    budget.observe("us", left(1501, RESET), NOW);
    assertEquals(List.of(), closed(NOW));
    budget.observe("us", left(1500, RESET), NOW);
    assertEquals(List.of(Use.FACTS), closed(NOW));
    budget.observe("us", left(200, RESET), NOW);
    assertEquals(List.of(Use.FACTS, Use.READING), closed(NOW));
    budget.observe("us", left(50, RESET), NOW);
    assertEquals(List.of(Use.values()), closed(NOW));
  }

  @Test
  void all_goes_on_when_the_hour_begins_anew() {
    budget.observe("us", left(0, RESET), NOW);
    assertEquals(3, closed(RESET).size());
    assertEquals(List.of(), closed(RESET.plusSeconds(1)));
    assertEquals(Optional.of(RESET.plusSeconds(1)), budget.closedUntil("us", Use.WRITING, NOW));
    assertEquals(Optional.empty(), budget.closedUntil("others", Use.FACTS, NOW));
  }

  @Test
  void who_hands_machines_over_still_reads_when_rules_must_wait() {
    try (var gitHub = new FakeGitHub()) {
      var forge = gitHub.forge();
      var reset = Long.toString(FakeGitHub.NOW.plusSeconds(600).getEpochSecond());
      gitHub.on("GET /repos/cool/thing", 200, "{}");
      gitHub.on(
          "GET /users/mona",
          Reply.of(200, GitHubSamples.mona())
              .with("x-ratelimit-limit", "5000")
              .with("x-ratelimit-remaining", "1500")
              .with("x-ratelimit-reset", reset));
      gitHub.on("GET /users/mona/keys?per_page=100&page=1", 200, "[{'id':1,'key':'ssh-rsa A'}]");
      assertEquals(Known.is(GitHubSamples.MONA), forge.person("mona"));
      gitHub.drain();
      assertInstanceOf(Known.Unknown.class, forge.profile("mona"));
      assertInstanceOf(Known.Unknown.class, forge.code("cool/thing"));
      assertInstanceOf(Known.Unknown.class, forge.codeFile("cool/thing", "OWNERS"));
      assertEquals(List.of(), gitHub.drain());
      assertEquals(1, forge.sshKeys(GitHubSamples.MONA).found().orElseThrow().size());
      assertEquals(Known.is(GitHubSamples.MONA), forge.person("mona"));
    }
  }

  @Test
  void who_writes_may_use_what_is_kept_for_it() {
    try (var gitHub = new FakeGitHub()) {
      var forge = gitHub.forge();
      var reset = Long.toString(FakeGitHub.NOW.plusSeconds(3000).getEpochSecond());
      gitHub.on(
          "GET /repos/octo/lab",
          Reply.of(200, "{'id':42,'full_name':'octo/lab'}")
              .with("x-ratelimit-limit", "5000")
              .with("x-ratelimit-remaining", "150")
              .with("x-ratelimit-reset", reset));
      gitHub.on("POST /repos/octo/lab/issues/5/labels", 200, "[]");
      forge.repository("octo/lab");
      gitHub.nanos.addAndGet(RepositoryResolver.TRUST_WRITING.toNanos());
      assertInstanceOf(Known.Unknown.class, forge.issue(GitHubSamples.ISSUE));
      var wrote = forge.write(GitHubSamples.ISSUE, new Write.AddLabel("x"), Duration.ofSeconds(9));
      assertInstanceOf(Wrote.Done.class, wrote);
    }
  }

  @Test
  void an_answer_that_was_overtaken_gives_nothing_back() {
    budget.observe("us", left(150, RESET), NOW);
    budget.observe("us", left(4000, RESET), NOW);
    assertEquals(List.of(Use.FACTS, Use.READING), closed(NOW));
  }

  @Test
  void who_was_limited_asks_nothing_until_then() {
    budget.observe("us", answer(429, Map.of("retry-after", "90")), NOW);
    assertEquals(3, closed(NOW.plusSeconds(89)).size());
    assertEquals(List.of(), closed(NOW.plusSeconds(90)));
    budget.observe("us", answer(403, Map.of()), NOW);
    assertEquals(List.of(), closed(NOW.plusSeconds(90)), "a question of rights");
  }

  @Test
  void the_forge_answers_for_itself_and_sends_nothing() {
    try (var gitHub = new FakeGitHub()) {
      var forge = gitHub.forge();
      forge.repository("octo/lab");
      gitHub.on("GET /repos/octo/lab/issues/5", Reply.of(429, "").with("Retry-After", "90"));
      forge.issue(GitHubSamples.ISSUE);
      gitHub.drain();
      var until = FakeGitHub.NOW.plusSeconds(90);
      assertEquals(
          until, assertInstanceOf(Known.Unknown.class, forge.issue(GitHubSamples.ISSUE)).again());
      var wrote = forge.write(GitHubSamples.ISSUE, new Write.AddLabel("x"), Duration.ofSeconds(9));
      assertEquals(until, assertInstanceOf(Wrote.Later.class, wrote).again());
      assertEquals(List.of(), gitHub.drain());
    }
  }
}
