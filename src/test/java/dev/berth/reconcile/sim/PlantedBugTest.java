package dev.berth.reconcile.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The simulator finds what it is there for: each mistake that is planted, by the check for it. */
class PlantedBugTest {
  /** Fewer than {@link SimulationTest} runs. */
  private static final long SEEDS = 300;

  @BeforeAll
  static void quiet() {
    QuietLog.please();
  }

  @Test
  void a_name_that_is_bound_late_is_found() {
    isFound("name bound late", storm(PlantedBug.NAME_BOUND_LATE));
  }

  @Test
  void a_version_that_is_too_short_is_found() {
    isFound("never said yes to", seed -> MailedLife.run(seed, PlantedBug.VERSION_SHORT));
  }

  @Test
  void a_wish_that_is_swapped_is_found() {
    isFound("wish swapped", attacked(PlantedBug.WISH_SWAPPED));
  }

  @Test
  void a_no_that_comes_late_and_deletes_is_found() {
    isFound("late deny", attacked(PlantedBug.LATE_DENY));
  }

  @Test
  void a_machine_key_that_is_used_again_is_found() {
    isFound("key reused", seed -> RestoredLife.run(seed, PlantedBug.KEY_REUSED));
  }

  @Test
  void a_stranger_who_silences_us_by_a_marker_is_found() {
    isFound("stand-aside by marker", storm(PlantedBug.STAND_ASIDE_BY_MARKER));
  }

  private static LongConsumer attacked(PlantedBug bug) {
    return seed -> AttackedLife.run(seed, bug);
  }

  private static LongConsumer storm(PlantedBug bug) {
    return seed -> Simulation.run(seed, WorldDatabase::inMemory, bug);
  }

  private static void isFound(String check, LongConsumer life) {
    for (long seed = 1; seed <= SEEDS; seed++)
      try {
        life.accept(seed);
      } catch (AssertionError e) {
        assertTrue(e.getMessage().lines().findFirst().orElse("").contains(check), e::getMessage);
        System.out.println(check + ": found at seed " + seed);
        return;
      }
    fail("no life of " + SEEDS + " shows it: " + check);
  }
}
