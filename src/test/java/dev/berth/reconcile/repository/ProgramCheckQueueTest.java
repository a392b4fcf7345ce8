package dev.berth.reconcile.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.forge.Incoming;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.Row.Checks;
import dev.berth.store.Row.PullRequestCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgramCheckQueueTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:14:00Z");
  private static final Repository LAB = new Repository(42, "acme/cluster");
  private static final String HEAD = "a".repeat(40);

  private static Row.RepositoryRow row(
      Map<Integer, PullRequestCheck> pulls, Optional<Instant> deniedAt) {
    return Row.RepositoryRow.since(NOW, LAB).with(new Checks(pulls, NOW, deniedAt));
  }

  private static PullRequestCheck judged(Instant heard) {
    return new PullRequestCheck(heard, false, heard, false, 0, HEAD, 0);
  }

  private static Message touched(int number) {
    return new Message.ForgeEvent(
        new Incoming.PullRequestTouched(Person.human(7, "sam"), LAB, number, "opened", NOW));
  }

  private static Message wanted(String key, String commit) {
    return new Message.ForgeEvent(
        new Incoming.CheckWanted(Person.human(7, "sam"), LAB, key, commit, NOW));
  }

  @Test
  void a_row_remembers_two_hundred_and_forgets_those_that_are_over_first() {
    var row = row(Map.of(), Optional.empty());
    for (int n = 1; n <= 250; n++)
      row = ProgramCheckQueue.heard(row, touched(n), NOW.plusSeconds(n));
    assertEquals(Checks.PULLS_MAX, row.checks().pulls().size());
    assertTrue(row.checks().pulls().containsKey(250));
    assertFalse(row.checks().pulls().containsKey(50));
    var pulls = new java.util.HashMap<>(row.checks().pulls());
    pulls.put(240, judged(NOW.plusSeconds(240)));
    row = ProgramCheckQueue.heard(row(pulls, Optional.empty()), touched(999), NOW.plusSeconds(999));
    assertFalse(row.checks().pulls().containsKey(240), "it was over");
    assertTrue(row.checks().pulls().containsKey(51), "it waits");
  }

  @Test
  void what_was_judged_stays_so_until_somebody_wants_it_anew() {
    var before = row(Map.of(41, judged(NOW), 52, judged(NOW)), Optional.empty());
    var later = NOW.plusSeconds(9);
    var heard = ProgramCheckQueue.heard(before, touched(41), later).checks().pulls();
    assertEquals(new PullRequestCheck(later, true, later, false, 0, HEAD, 0), heard.get(41));
    var one =
        ProgramCheckQueue.heard(before, wanted("berth-program:41:0", ""), later).checks().pulls();
    assertEquals(new PullRequestCheck(later, true, later, false, 0, "", 1), one.get(41));
    assertEquals(judged(NOW), one.get(52));
    var all = ProgramCheckQueue.heard(before, wanted("", HEAD), later).checks().pulls();
    assertEquals(2, all.values().stream().filter(PullRequestCheck::isDue).count());
    for (var key : new String[] {"", "x", "berth-program:41", "berth-program:99999999999:0"})
      assertSame(before, ProgramCheckQueue.heard(before, wanted(key, ""), later), key);
  }

  @Test
  void where_no_checks_may_be_made_nothing_is_looked_at_for_an_hour() {
    var denied = row(Map.of(), Optional.of(NOW));
    assertSame(denied, ProgramCheckQueue.heard(denied, touched(1), NOW.plusSeconds(3_599)));
    var after = ProgramCheckQueue.heard(denied, touched(1), NOW.plus(Duration.ofHours(1)));
    assertTrue(after.checks().pulls().containsKey(1));
  }
}
