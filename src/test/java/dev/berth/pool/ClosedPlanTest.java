package dev.berth.pool;

import static dev.berth.pool.Stage.CATALOGUE;
import static dev.berth.pool.Stage.NOW;
import static dev.berth.pool.Stage.pool;
import static dev.berth.pool.Stage.waiting;
import static dev.berth.pool.Stage.wants;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pools in maintenance and plans that fail lend nothing, and keep nothing from others. */
class ClosedPlanTest {
  private static final LocalDate UNTIL = LocalDate.ofInstant(NOW, ZoneOffset.UTC).plusDays(3);

  private static Pool resting(Pool p) {
    return new Pool(
        p.name(),
        p.adapter(),
        p.donor(),
        p.stock(),
        p.budget(),
        p.credit(),
        p.currency(),
        p.end(),
        p.limits(),
        p.makeTime(),
        Optional.of(new Maintenance("new cooling", UNTIL)),
        p.parkAfter(),
        p.simulation());
  }

  private static Placement over(Pool... pools) {
    return new Placement(List.of(pools), CATALOGUE);
  }

  private static PoolBook failing(PoolBook book, String plan, int times) {
    var next = book;
    for (int i = 0; i < times; i++) next = next.failing("simulator", plan, "no disk", 3, NOW);
    return next;
  }

  @Test
  void a_pool_in_maintenance_is_passed_over_and_says_why_when_nothing_else_is_left() {
    var book = waiting(wants(1, "small", 1));
    var other = over(resting(pool("a", 5, 0)), pool("b", 5, 0)).place(book, NOW);
    assertEquals(Map.of("small", 1), other.after().taken("b"));

    var alone = over(resting(pool("a", 5, 0)));
    var waits =
        assertInstanceOf(PlacementAnswer.Waits.class, alone.place(book, NOW).answers().get(0));
    assertEquals(
        Optional.of("pool a lends nothing before " + UNTIL + ": new cooling"), waits.closed());
    assertEquals(Optional.empty(), alone.impossible(wants(1, "small", 1), NOW), "it will again");

    var after = UNTIL.atStartOfDay(ZoneOffset.UTC).toInstant();
    assertInstanceOf(PlacementAnswer.Placed.class, alone.place(book, after).answers().get(0));
  }

  @Test
  void a_plan_is_parked_when_it_failed_three_times_in_a_row_and_not_before() {
    assertEquals(List.of(), failing(PoolBook.EMPTY, "small", 2).parked());
    var again =
        failing(failing(PoolBook.EMPTY, "small", 2).working("simulator", "small"), "small", 2);
    assertEquals(List.of(), again.parked(), "one that got ready in between begins anew");
    var parked = failing(PoolBook.EMPTY, "small", 4).parked();
    assertEquals(4, parked.getFirst().count());
    assertEquals("no disk", parked.getFirst().cause());
    assertEquals(Optional.of(NOW), parked.getFirst().parked());
  }

  @Test
  void what_is_parked_starves_nobody() {
    var both = wants(1, Map.of("small", 1, "big", 2), Duration.ofDays(30), Optional.empty());
    var book = failing(waiting(both, wants(2, "big", 2)), "small", 3);
    var round = over(pool("a", 5, 2)).place(book, NOW);
    var first = assertInstanceOf(PlacementAnswer.Waits.class, round.answers().getFirst());
    assertTrue(first.closed().orElseThrow().contains("small failed again and again"), "" + first);
    assertInstanceOf(PlacementAnswer.Placed.class, round.answers().getLast());
    assertEquals(1, round.after().parked().size(), "placing forgets nothing of it");
    var back = round.after().freed(2, NOW).working("simulator", "small");
    assertInstanceOf(
        PlacementAnswer.Placed.class, over(pool("a", 5, 2)).place(back, NOW).answers().getFirst());
  }
}
