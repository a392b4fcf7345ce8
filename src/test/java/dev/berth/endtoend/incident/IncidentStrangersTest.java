package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.endtoend.EndToEnd;
import dev.berth.facts.LookupBudget;
import dev.berth.sandbox.ApiFault;
import dev.berth.sandbox.SeenRequest;
import dev.berth.sandbox.model.SandboxRole;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people without any part in a request can do to those who have one: nothing. */
class IncidentStrangersTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final int STRANGERS = 230;

  @TempDir private Path data;
  private EndToEnd berth;

  @BeforeEach
  void begin() throws InterruptedException {
    berth = new EndToEnd(data);
    berth.opens("rio", EndToEnd.form("2", "90 days")).shows("needs approval");
  }

  @AfterEach
  void end() {
    berth.close();
  }

  private void silent(Predicate<SeenRequest> about) {
    berth.github.apiFaults(
        r -> about.test(r) ? Optional.of(new ApiFault.ServerError(502, false)) : Optional.empty());
  }

  @Test
  void incident_11_11_a_stranger_who_names_a_hundred_people_costs_no_look_at_them()
      throws InterruptedException {
    var lines =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    IntStream.range(0, 10)
                        .mapToObj(k -> "@someone-" + i + "-" + k)
                        .collect(Collectors.joining(" ", "/add ", "")))
            .collect(Collectors.joining("\n"));
    berth.github.forgetRequests();
    berth.says("sam", lines);
    assertEquals(
        0, berth.github.requests().stream().filter(r -> r.path().contains("someone")).count());
    berth.says("rio", "/add @milo").hears("milo");
  }

  private static String named(int round) {
    return IntStream.range(0, 10)
        .mapToObj(i -> "@someone-" + round + "-" + i)
        .collect(Collectors.joining(" "));
  }

  private long looks() {
    return berth.github.requests().stream()
        .map(SeenRequest::path)
        .filter(p -> p.contains("/users/someone-"))
        .distinct()
        .count();
  }

  @Test
  void incident_11_11_whoever_names_hundreds_in_issues_of_their_own_uses_up_their_own_looks()
      throws InterruptedException {
    var form = EndToEnd.form("1", "90 days");
    berth.github.forgetRequests();
    berth.opens("sam", form);
    for (int round = 0; round < 30; round++)
      berth.edits("sam", form.replace("@kim", "@kim " + named(round)));
    for (int round = 30; round < 50; round++) berth.says("sam", "/add " + named(round));
    assertTrue(looks() > 50, () -> looks() + " were looked up");
    assertTrue(looks() <= LookupBudget.LOOKUPS_MAX, () -> looks() + " were looked up");
    berth.opens("rio", form.replace("@kim", "@milo").replace("kelpworks/kelp", "kelpworks/fern"));
    assertTrue(
        berth.github.requests().stream().anyMatch(r -> r.path().endsWith("/users/milo")),
        "nobody else waits");
    berth.says("mara", "/approve").passes(MINUTE).shows("active");
  }

  @Test
  void incident_11_12_who_cannot_be_judged_keeps_nobody_else_waiting() throws Exception {
    silent(r -> r.path().contains("/collaborators/sam/"));
    for (int i = 0; i < 60; i++) berth.issues.comment("sam", berth.issue, "/approve");
    berth.settle();
    berth.says("rio", "/term 60d").passes(MINUTE).hears("60 days");
    berth.says("mara", "/deny not now").passes(MINUTE).shows("denied").hasMachines(0);
  }

  @Test
  void incident_11_12_who_cannot_be_judged_for_long_is_told_and_operators_too() throws Exception {
    silent(r -> r.path().contains("/collaborators/sam/"));
    berth.says("sam", "/approve");
    for (int i = 0; i < 8; i++) berth.passes(Duration.ofMinutes(20));
    berth.hears("has not told for two hours").shows("needs approval");
    berth.figure("berth_entries_undecided_total", n -> n == 1);
  }

  @Test
  void incident_11_12_sixty_comments_in_an_outage_do_not_hide_the_requesters_way_out()
      throws Exception {
    silent(r -> r.method().equals("GET"));
    for (int i = 0; i < 60; i++) berth.issues.comment("sam", berth.issue, "/approve " + i);
    berth.issues.comment("rio", berth.issue, "/withdraw");
    berth.settle().passes(MINUTE).shows("withdrawn");
  }

  @Test
  void incident_11_13_a_page_that_is_too_large_hides_nothing() throws InterruptedException {
    var door = URI.create("http://127.0.0.1:" + berth.parts.web().port() + "/webhooks/github");
    berth.github.webhooksTo(URI.create("http://127.0.0.1:9/webhooks/github"), EndToEnd.SECRET);
    var large = "\uD83D\uDE00".repeat(65_000);
    for (int i = 0; i < 80; i++) berth.issues.comment("sam", berth.issue, large + i);
    berth.issues.comment("rio", berth.issue, "/withdraw");
    berth.delivered();
    berth.github.webhooksTo(door, EndToEnd.SECRET);
    berth.passes(Duration.ofHours(1)).shows("withdrawn");
  }

  @Test
  void incident_11_11_forty_issues_of_one_account_delay_nobody_else() throws Exception {
    for (int i = 0; i < 40; i++)
      berth.issues.open("sam", "Wish " + i, EndToEnd.form("1", "90 days"));
    berth.settle();
    var asked = berth.clock.instant();
    var many =
        berth.issues.issues().stream()
            .filter(i -> !berth.issues.comments(i.number()).isEmpty())
            .count();
    berth.opens("kim", EndToEnd.form("1", "90 days"));
    berth.shows("needs approval");
    assertTrue(Duration.between(asked, berth.clock.instant()).compareTo(MINUTE) < 0);
    assertTrue(many < 15, () -> many + " are answered already");
    berth.passes(Duration.ofMinutes(30));
    for (var i : berth.issues.issues())
      assertFalse(berth.issues.comments(i.number()).isEmpty(), "all are answered in the end");
  }

  /** More strangers in one issue than it remembers answers to. */
  @Test
  void incident_11_11_a_crowd_pushes_out_no_answer_to_who_has_a_part_in_it() throws Exception {
    Files.createDirectory(data.resolve("crowd"));
    try (var crowd =
        new EndToEnd(
            data.resolve("crowd"),
            w -> {
              var world = w;
              for (int i = 0; i < STRANGERS; i++)
                world = world.person("crowd-" + i, "Crowd", SandboxRole.READ, "stranger");
              return world;
            })) {
      crowd.opens("rio", EndToEnd.form("2", "90 days"));
      for (int i = 0; i < STRANGERS; i++)
        crowd.issues.comment("crowd-" + i, crowd.issue, "/deny no " + i);
      crowd.settle().passes(Duration.ofMinutes(20));
      var before = crowd.ours().size();
      assertTrue(before < STRANGERS, () -> before + " comments of ours");
      crowd.says("rio", "/help").says("rio", "/term nonsense").says("mara", "/why");
      crowd.passes(Duration.ofMinutes(2));
      assertTrue(crowd.ours().size() >= before + 3, () -> crowd.ours().toString());
      crowd.says("mara", "/approve").passes(Duration.ofMinutes(3)).hasMachines(2);
    }
  }
}
