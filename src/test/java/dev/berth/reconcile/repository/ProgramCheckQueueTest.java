package dev.berth.reconcile.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.forge.Incoming;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;
import dev.berth.store.Message;
import dev.berth.store.PullRequestCheck;
import dev.berth.store.Row;
import dev.berth.store.Row.Checks;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgramCheckQueueTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:14:00Z");
  private static final Repository LAB = new Repository(42, "acme/cluster");
  private static final String HEAD = "a".repeat(40);

  private static final Person SAM = Person.human(7, "sam");

  private static final Person KIM = Person.human(8, "kim");

  private static Row.RepositoryRow row(
      Map<Integer, PullRequestCheck> pulls, Optional<Instant> deniedAt) {
    return Row.RepositoryRow.since(NOW, LAB).with(new Checks(pulls, NOW, deniedAt, Map.of()));
  }

  private static PullRequestCheck judged(Instant heard) {
    return new PullRequestCheck(heard, false, heard, false, 0, HEAD, 0, Optional.empty());
  }

  private static PullRequestCheck due(Instant at, String judged, int round, Optional<Long> by) {
    return new PullRequestCheck(at, true, at, false, 0, judged, round, by);
  }

  private static Message touched(int number) {
    return new Message.ForgeEvent(
        new Incoming.PullRequestTouched(SAM, LAB, number, "opened", NOW, Optional.of(SAM)));
  }

  private static Message wanted(String key, String commit) {
    return new Message.ForgeEvent(new Incoming.CheckWanted(SAM, LAB, key, commit, NOW));
  }

  @Test
  void a_row_remembers_two_hundred_and_forgets_those_that_are_over_first() {
    var row = row(Map.of(), Optional.empty());
    for (int n = 1; n <= 250; n++)
      row = ProgramCheckQueue.heard(row, touched(n), NOW.plusSeconds(n));
    assertEquals(Checks.PULLS_MAX, row.checks().pulls().size());
    assertTrue(row.checks().pulls().containsKey(250));
    assertFalse(row.checks().pulls().containsKey(50));
    var pulls = new HashMap<>(row.checks().pulls());
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
    assertEquals(due(later, HEAD, 0, Optional.of(SAM.id())), heard.get(41));
    var one =
        ProgramCheckQueue.heard(before, wanted("berth-program:41:0", ""), later).checks().pulls();
    assertEquals(due(later, "", 1, Optional.empty()), one.get(41));
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

  private static Message proposed(Person by, int number) {
    return new Message.ForgeEvent(
        new Incoming.PullRequestTouched(by, LAB, number, "opened", NOW, Optional.of(by)));
  }

  @Test
  void authors_take_turns_and_one_that_has_a_place_goes_first() {
    var row = row(Map.of(), Optional.empty());
    for (int n = 1; n <= 5; n++)
      row = ProgramCheckQueue.heard(row, proposed(SAM, n), NOW.plusSeconds(n));
    row = ProgramCheckQueue.heard(row, proposed(KIM, 9), NOW.plusSeconds(9));
    var later = NOW.plusSeconds(60);
    assertEquals(1, next(row, later));
    var first = row.checks().pulls().get(1);
    var turns = new AuthorsInTurn(row.checks()).lookedAt(first, later);
    row = row.with(new Checks(row.checks().pulls(), later, Optional.empty(), turns));
    assertEquals(9, next(row, later));
    var placed = new HashMap<>(row.checks().pulls());
    placed.put(3, new PullRequestCheck(later, true, later, true, 0, "", 0, Optional.of(SAM.id())));
    assertEquals(3, next(row(placed, Optional.empty()), later));
  }

  private static int next(Row.RepositoryRow row, Instant now) {
    return new AuthorsInTurn(row.checks()).next(now).orElseThrow().getKey();
  }

  @Test
  void where_there_is_no_room_it_is_made_by_whoever_has_most() {
    var row = ProgramCheckQueue.heard(row(Map.of(), Optional.empty()), proposed(KIM, 900), NOW);
    for (int n = 1; n <= 250; n++)
      row = ProgramCheckQueue.heard(row, proposed(SAM, n), NOW.plusSeconds(n));
    assertTrue(row.checks().pulls().containsKey(900));
    assertEquals(Checks.PULLS_MAX, row.checks().pulls().size());
  }
}
