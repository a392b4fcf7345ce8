package dev.berth.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.store.Store.WriteLane;
import dev.berth.store.WriteLimits.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The forge's limits, in every window of time and whatever is wanted. */
class WriteLimitsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Map<Budget, WriteLimits> slots = new EnumMap<>(Budget.class);
  private final List<Instant> comments = new ArrayList<>();
  private final List<Instant> writes = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-20T09:00:00Z");

  private Instant slot(WriteLane lane, boolean creates) {
    WriteLimits.GrantedSlot given = WriteLimits.give(slots, lane, creates, now);
    slots.put(given.budget(), given.left());
    writes.add(given.at());
    if (creates) comments.add(given.at());
    return given.at();
  }

  private static int most(List<Instant> all, Duration window) {
    var sorted = all.stream().sorted().toList();
    int most = 0;
    for (int from = 0, to = 0; to < sorted.size(); to++) {
      while (sorted.get(from).plus(window).isBefore(sorted.get(to))) from++;
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  private void limitsHeld(String what) {
    assertTrue(most(comments, MINUTE) <= 80, () -> most(comments, MINUTE) + " a minute, " + what);
    assertTrue(most(comments, HOUR) <= 500, () -> most(comments, HOUR) + " an hour, " + what);
    assertTrue(most(writes, MINUTE) <= 180, () -> most(writes, MINUTE) + " writes, " + what);
  }

  @Test
  void a_quiet_program_never_waits() {
    for (int day = 0; day < 3; day++) {
      for (int i = 0; i < 3; i++) assertEquals(now, slot(WriteLane.ALL, true));
      for (int i = 0; i < 4; i++) assertEquals(now, slot(WriteLane.ALL, false));
      now = now.plus(HOUR);
    }
  }

  @Test
  void hole_21_a_thousand_comments_wanted_at_once_keep_every_limit() {
    for (int i = 0; i < 1000; i++) slot(i % 3 == 0 ? WriteLane.ENDS : WriteLane.ALL, true);
    limitsHeld("all at once");
    assertTrue(most(comments, HOUR) >= 475, "and the budget is used");
  }

  @Test
  void hole_21_no_window_holds_too_much_whatever_is_wanted_when() {
    for (long seed = 0; seed < 40; seed++) {
      slots.clear();
      comments.clear();
      writes.clear();
      var random = new Random(seed);
      for (int i = 0; i < 2000; i++) {
        slot(random.nextInt(4) == 0 ? WriteLane.ENDS : WriteLane.ALL, random.nextInt(3) > 0);
        if (random.nextInt(20) == 0) now = now.plusMillis(random.nextInt(60_000));
        if (random.nextInt(300) == 0) now = now.plus(Duration.ofMinutes(random.nextInt(90)));
      }
      limitsHeld("seed " + seed);
    }
  }

  @Test
  void hole_21_ends_of_leases_do_not_wait_behind_all_the_rest() {
    Instant last = now;
    for (int i = 0; i < 1000; i++) last = slot(WriteLane.ALL, i % 2 == 0);
    assertTrue(last.isAfter(now.plus(Duration.ofMinutes(15))));
    assertEquals(now, slot(WriteLane.ENDS, true));
    assertEquals(now, slot(WriteLane.ENDS, false));
  }

  @Test
  void ends_of_leases_take_what_others_leave() {
    for (int i = 0; i < 4; i++) assertEquals(now, slot(WriteLane.ENDS, true));
    for (int i = 0; i < 6; i++) assertEquals(now, slot(WriteLane.ENDS, false));
  }

  @Test
  void ends_of_leases_own_a_quarter_of_the_hour() {
    for (int i = 0; i < 2000; i++) slot(WriteLane.ALL, true);
    var end = now.plus(HOUR);
    int ends = 0;
    while (!slot(WriteLane.ENDS, true).isAfter(end)) ends++;
    assertEquals(125, ends, 1);
  }

  @Test
  void other_writes_do_not_wait_behind_comments() {
    for (int i = 0; i < 500; i++) slot(WriteLane.ALL, true);
    assertEquals(now, slot(WriteLane.ALL, false));
  }

  @Test
  void in_the_long_run_one_write_a_second_is_made() {
    for (int i = 0; i < 4000; i++) {
      slot(i % 2 == 0 ? WriteLane.ALL : WriteLane.ENDS, false);
    }
    assertTrue(most(writes, MINUTE) <= 70, () -> "" + most(writes, MINUTE));
  }

  @Test
  void nothing_is_given_before_the_forge_said_so() {
    var until = now.plusSeconds(90);
    for (var b : Budget.values())
      slots.put(b, slots.getOrDefault(b, WriteLimits.FRESH).notBefore(until));
    for (var lane : WriteLane.values())
      for (var creates : List.of(true, false)) assertFalse(slot(lane, creates).isBefore(until));
    for (var b : Budget.values()) slots.put(b, slots.get(b).notBefore(now));
    assertFalse(slot(WriteLane.ALL, false).isBefore(until), "an earlier date takes nothing back");
  }

  @Test
  void slots_that_went_by_in_a_silence_of_the_forge_crowd_no_window_after_it() {
    var from = now.plus(Duration.ofMinutes(5));
    var to = from.plus(HOUR);
    var waiting = new PriorityQueue<Instant>();
    for (int i = 0; i < 600; i++) waiting.add(slot(WriteLane.ALL, true));
    var used = new ArrayList<Instant>();
    while (!waiting.isEmpty()) {
      var given = waiting.remove();
      var at = given.isBefore(from) || given.isAfter(to) ? given : to;
      now = at;
      if (WriteLimits.isStale(given, at)) waiting.add(slot(WriteLane.ALL, true));
      else used.add(at);
    }
    assertEquals(600, used.size());
    assertTrue(most(used, MINUTE) <= 80, () -> most(used, MINUTE) + " a minute");
    assertTrue(most(used, HOUR) <= 500, () -> most(used, HOUR) + " an hour");
    assertTrue(most(used, MINUTE) > 10, "some were used late");
  }
}
