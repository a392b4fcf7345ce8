package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.forge.IssueRef;
import dev.berth.forge.Repository;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.view.CommentMarker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs that lend on one repository would lend twice: the later one stands aside. */
class OtherBerthTest {
  private static final String UNSIGNED =
      "**Needs approval.** As shown.\n" + CommentMarker.of("status");
  private static final Duration RESCAN = Duration.ofMinutes(30);

  @TempDir private Path data;
  private EndToEnd berth;

  @BeforeEach
  void begin() throws InterruptedException {
    berth =
        new EndToEnd(
            data,
            w ->
                w.app(77, "echo", "none")
                    .machineUser("berth-two", "another-token", SandboxRole.WRITE));
  }

  @AfterEach
  void end() {
    berth.close();
  }

  private void seen(int times) throws Exception {
    berth.figure("berth_other_berths_seen_total", n -> n == times);
  }

  /** Theirs is there before ours, and is heard of before or after it. */
  private void theyAreFirst(boolean heardAtOnce) throws InterruptedException {
    if (heardAtOnce) berth.github.holdWebhooks();
    else
      berth.github.webhookFaults(d -> isTheirs(d.payload()) ? List.of() : List.of(Duration.ZERO));
    berth.issue = berth.issues.open("rio", "Nightly", EndToEnd.form("2", "90 days"));
    berth.issues.comment("berth-two", berth.issue, theirs());
    berth.github.releaseWebhooks();
    berth.settle();
  }

  /** As one writes that has our secret. */
  private String theirs() {
    var services = berth.parts.services();
    var other = services.forge().person("berth-two").found().orElseThrow();
    var repository = new Repository(berth.issues.id(), berth.issues.name());
    return services.markers().signed(UNSIGNED, new IssueRef(repository, berth.issue), other);
  }

  private static boolean isTheirs(String payload) {
    return payload.contains("As shown.");
  }

  private void saysNoMore() throws InterruptedException {
    var before = berth.ours();
    var labels = berth.issues.labels(berth.issue);
    berth.github.forgetRequests();
    berth.says("rio", "/term 30d").says("sam", "/help").says("mara", "/approve");
    berth.issues.label("mara", berth.issue, "approved");
    berth.settle().passes(Duration.ofHours(1)).passes(Duration.ofDays(40)).hasMachines(0);
    assertEquals(before, berth.ours());
    assertEquals(List.of(), berth.github.writes());
    assertTrue(berth.issues.labels(berth.issue).containsAll(labels));
  }

  @Test
  void psmdb_2099_the_first_goes_on_and_operators_are_told() throws Exception {
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("berth-two", theirs());
    berth.labels("mara", "approved").passes(Duration.ofMinutes(2)).shows("active").hasMachines(2);
    seen(1);
  }

  @Test
  void psmdb_2099_the_second_says_nothing_where_it_knows_in_time() throws Exception {
    theyAreFirst(true);
    assertEquals(List.of(), berth.ours());
    seen(1);
    saysNoMore();
  }

  @Test
  void psmdb_2099_the_second_says_so_once_where_it_learns_of_it_later() throws Exception {
    theyAreFirst(false);
    berth.shows("needs approval").passes(RESCAN);
    assertEquals(1, berth.ours().size());
    berth.hears("**Answered elsewhere.** `berth-two`").hearsNot("Needs approval");
    seen(1);
    saysNoMore();
  }

  @Test
  void psmdb_2099_the_second_says_nothing_where_it_hears_of_the_other_before_the_issue()
      throws Exception {
    berth.github.webhookFaults(d -> isTheirs(d.payload()) ? List.of(Duration.ZERO) : List.of());
    berth.issue = berth.issues.open("rio", "Nightly", EndToEnd.form("2", "90 days"));
    berth.issues.comment("berth-two", berth.issue, theirs());
    berth.settle();
    assertEquals(List.of(), berth.ours());
    seen(1);
  }

  @Test
  void who_may_not_write_is_no_berth_whatever_he_writes() throws Exception {
    berth.github.holdWebhooks();
    berth.issue = berth.issues.open("rio", "Nightly", EndToEnd.form("2", "90 days"));
    berth.issues.comment("sam", berth.issue, UNSIGNED);
    berth.issues.comment("tess", berth.issue, UNSIGNED);
    berth.github.releaseWebhooks();
    berth.settle().shows("needs approval");
    berth.labels("mara", "approved").passes(Duration.ofMinutes(2)).shows("active").hasMachines(2);
    seen(0);
  }

  @Test
  void without_our_secret_nobody_is_proven_to_be_one_and_operators_are_told() throws Exception {
    berth.github.holdWebhooks();
    berth.issue = berth.issues.open("rio", "Nightly", EndToEnd.form("2", "90 days"));
    berth.issues.comment("berth-two", berth.issue, UNSIGNED);
    berth.github.releaseWebhooks();
    berth.settle().shows("needs approval");
    berth.labels("mara", "approved").passes(Duration.ofMinutes(2)).shows("active").hasMachines(2);
    seen(1);
  }

  @Test
  void incident_echo_a_copy_of_a_signed_marker_silences_nobody() throws Exception {
    berth.github.holdWebhooks();
    berth.issue = berth.issues.open("rio", "Nightly", EndToEnd.form("2", "90 days"));
    var signed = theirs();
    for (var who : List.of("sam", "mara", "echo[bot]"))
      berth.issues.comment(who, berth.issue, signed);
    berth.github.releaseWebhooks();
    berth.settle().shows("needs approval");
    var copy = berth.status();
    for (var who : List.of("sam", "mara", "echo[bot]", "berth-two", "berth-bot"))
      berth.says(who, "echo: " + copy);
    berth.labels("mara", "approved").passes(Duration.ofMinutes(2)).shows("active").hasMachines(2);
    berth.figure("berth_other_berths_seen_total", n -> n >= 3);
  }

  @Test
  void what_is_lent_already_is_seen_to_its_end() throws Exception {
    theyAreFirst(false);
    berth.labels("mara", "approved").passes(Duration.ofMinutes(2)).shows("active");
    berth.passes(RESCAN).shows("active").hasMachines(2);
    seen(1);
    berth.says("rio", "/release").passes(Duration.ofMinutes(5)).shows("released").hasMachines(0);
  }
}
