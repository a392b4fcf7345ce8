package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.sandbox.Role;
import dev.berth.view.Marker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs that lend on one repository would lend twice: the later one stands aside. */
class OtherBerthTest {
  private static final String THEIRS = "**Needs approval.** As shown.\n" + Marker.of("status");
  private static final Duration RESCAN = Duration.ofMinutes(30);

  @TempDir private Path data;
  private Life life;

  @BeforeEach
  void begin() throws InterruptedException {
    life = new Life(data, w -> w.machineUser("berth-two", "another-token", Role.WRITE));
  }

  @AfterEach
  void end() {
    life.close();
  }

  private void seen(int times) throws Exception {
    life.figure("berth_other_berths_seen_total", n -> n == times);
  }

  /** Theirs is there before ours, and is heard of before or after it. */
  private void theyAreFirst(boolean heardAtOnce) throws InterruptedException {
    if (heardAtOnce) life.github.holdWebhooks();
    else life.github.webhookFaults(d -> isTheirs(d.payload()) ? List.of() : List.of(Duration.ZERO));
    life.issue = life.issues.open("rio", "Nightly", Life.form("2", "90 days"));
    life.issues.comment("berth-two", life.issue, THEIRS);
    life.github.releaseWebhooks();
    life.settle();
  }

  private static boolean isTheirs(String payload) {
    return payload.contains("As shown.");
  }

  private void saysNoMore() throws InterruptedException {
    var before = life.ours();
    var labels = life.issues.labels(life.issue);
    life.github.forgetRequests();
    life.says("rio", "/term 30d").says("sam", "/help").says("mara", "/approve");
    life.issues.label("mara", life.issue, "approved");
    life.settle().passes(Duration.ofHours(1)).passes(Duration.ofDays(40)).hasMachines(0);
    assertEquals(before, life.ours());
    assertEquals(List.of(), life.github.writes());
    assertTrue(life.issues.labels(life.issue).containsAll(labels));
  }

  @Test
  void psmdb_2099_the_first_goes_on_and_operators_are_told() throws Exception {
    life.opens("rio", Life.form("2", "90 days")).says("berth-two", THEIRS);
    life.labels("mara", "approved").passes(Duration.ofMinutes(2)).shows("active").hasMachines(2);
    seen(1);
  }

  @Test
  void psmdb_2099_the_second_says_nothing_where_it_knows_in_time() throws Exception {
    theyAreFirst(true);
    assertEquals(List.of(), life.ours());
    seen(1);
    saysNoMore();
  }

  @Test
  void psmdb_2099_the_second_says_so_once_where_it_learns_of_it_later() throws Exception {
    theyAreFirst(false);
    life.shows("needs approval").passes(RESCAN);
    assertEquals(1, life.ours().size());
    life.hears("**Answered elsewhere.** `berth-two`").hearsNot("Needs approval");
    seen(1);
    saysNoMore();
  }

  @Test
  void psmdb_2099_the_second_says_nothing_where_it_hears_of_the_other_before_the_issue()
      throws Exception {
    life.github.webhookFaults(d -> isTheirs(d.payload()) ? List.of(Duration.ZERO) : List.of());
    life.issue = life.issues.open("rio", "Nightly", Life.form("2", "90 days"));
    life.issues.comment("berth-two", life.issue, THEIRS);
    life.settle();
    assertEquals(List.of(), life.ours());
    seen(1);
  }

  @Test
  void who_may_not_write_is_no_berth_whatever_he_writes() throws Exception {
    life.github.holdWebhooks();
    life.issue = life.issues.open("rio", "Nightly", Life.form("2", "90 days"));
    life.issues.comment("sam", life.issue, THEIRS);
    life.issues.comment("tess", life.issue, THEIRS);
    life.github.releaseWebhooks();
    life.settle().shows("needs approval");
    life.labels("mara", "approved").passes(Duration.ofMinutes(2)).shows("active").hasMachines(2);
    seen(0);
  }

  @Test
  void what_is_lent_already_is_seen_to_its_end() throws Exception {
    theyAreFirst(false);
    life.labels("mara", "approved").passes(Duration.ofMinutes(2)).shows("active");
    life.passes(RESCAN).shows("active").hasMachines(2);
    seen(1);
    life.says("rio", "/release").passes(Duration.ofMinutes(5)).shows("released").hasMachines(0);
  }
}
