package dev.berth.pool;

import static dev.berth.pool.Stage.CATALOGUE;
import static dev.berth.pool.Stage.NOW;
import static dev.berth.pool.Stage.bounded;
import static dev.berth.pool.Stage.budget;
import static dev.berth.pool.Stage.credit;
import static dev.berth.pool.Stage.pool;
import static dev.berth.pool.Stage.waiting;
import static dev.berth.pool.Stage.wants;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.catalogue.Money;
import dev.berth.reading.Workload;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static Placement over(Pool... pools) {
    return new Placement(List.of(pools), CATALOGUE);
  }

  private static String told(List<PlacementAnswer> answers) {
    var words =
        answers.stream()
            .map(
                a ->
                    switch (a) {
                      case PlacementAnswer.Placed p ->
                          p.request() + " in " + p.reservation().pool();
                      case PlacementAnswer.Waits w -> w.request() + " waits at " + w.place();
                      case PlacementAnswer.Extended e -> e.request() + " longer";
                      case PlacementAnswer.NotExtended n -> n.request() + " not longer";
                    })
            .toList();
    return String.join(", ", words);
  }

  private static PlacementAnswer.Waits waits(Placement.Round round) {
    return assertInstanceOf(PlacementAnswer.Waits.class, round.answers().getLast());
  }

  @Test
  void the_first_pool_with_room_is_taken() {
    var round = over(pool("a", 1, 0), pool("b", 5, 0)).place(waiting(wants(1, "small", 2)), NOW);
    assertEquals("1 in b", told(round.answers()));
    assertEquals(Map.of("small", 2), round.after().taken("b"));
    assertEquals(List.of(), round.after().waiting());
  }

  @Test
  void what_nobody_has_and_the_provider_holds_is_not_lent() {
    var state = waiting(wants(1, "small", 3)).withUnleased(Map.of("a", Map.of("small", 2)));
    assertEquals("1 waits at 1", told(over(pool("a", 4, 0)).place(state, NOW).answers()));
    assertEquals("1 in a", told(over(pool("a", 5, 0)).place(state, NOW).answers()));
    assertEquals(
        Optional.empty(), over(pool("a", 4, 0)).impossible(wants(1, "small", 3), NOW), "in time");
  }

  @Test
  void the_older_is_served_first() {
    var state = waiting(wants(2, "small", 3), wants(1, "small", 3));
    assertEquals("1 in a, 2 waits at 1", told(over(pool("a", 4, 0)).place(state, NOW).answers()));
  }

  @Test
  void a_smaller_one_does_not_pass_where_it_would_delay_the_older() {
    var state = waiting(wants(1, "small", 5), wants(2, "small", 1));
    var full = new PoolBook(held("a", "small", 3), state.waiting(), Map.of(), Map.of());
    var round = over(pool("a", 6, 0)).place(full, NOW);
    assertEquals("1 waits at 1, 2 waits at 2", told(round.answers()));
  }

  @Test
  void a_smaller_one_passes_with_what_the_older_cannot_use() {
    var state = waiting(wants(1, "big", 2), wants(2, "small", 1));
    var round = over(pool("a", 6, 1)).place(state, NOW);
    assertEquals("1 waits at 1, 2 in a", told(round.answers()));
  }

  @Test
  void who_can_never_be_served_holds_nobody_up() {
    var state = waiting(wants(1, "small", 9), wants(2, "small", 6));
    var round = over(pool("a", 6, 0)).place(state, NOW);
    assertEquals("1 waits at 1, 2 in a", told(round.answers()));
    var waits = (PlacementAnswer.Waits) round.answers().getFirst();
    assertEquals("pool a has not so many machines", waits.why());
    assertEquals(Optional.empty(), waits.expected());
  }

  @Test
  void all_machines_of_a_request_come_from_one_pool() {
    var wish = wants(1, Map.of("small", 1, "big", 1), Duration.ofDays(5), Optional.empty());
    var round = over(pool("a", 1, 0), pool("b", 0, 1)).place(waiting(wish), NOW);
    assertEquals("1 waits at 1", told(round.answers()));
  }

  @Test
  void an_approver_can_name_the_pool() {
    var wish = wants(1, Map.of("small", 1), Duration.ofDays(5), Optional.of("b"));
    var pools = over(pool("a", 1, 0), pool("b", 1, 0));
    assertEquals("1 in b", told(pools.place(waiting(wish), NOW).answers()));
    var gone = over(pool("a", 1, 0)).place(waiting(wish), NOW);
    assertEquals("only pool b will do", waits(gone).why());
  }

  @Test
  void budget_counts_as_stock_does() {
    var state = waiting(wants(1, "small", 1), wants(2, "small", 1));
    var round = over(budget(pool("a", 9, 0), "1000")).place(state, NOW);
    assertEquals("1 in a, 2 waits at 1", told(round.answers()));
    assertEquals(Optional.of(NOW.plus(Duration.ofDays(30))), waits(round).expected());
  }

  @Test
  void credit_is_spent_over_the_term_and_does_not_come_back() {
    var pools = over(credit(pool("a", 9, 0), "1500"));
    var round = pools.place(waiting(wants(1, "small", 1), wants(2, "small", 2)), NOW);
    assertEquals("1 in a, 2 waits at 1", told(round.answers()));
    assertEquals("pool a has not that credit left", waits(pools.place(later(round), NOW)).why());
    var after = round.after().freed(1, NOW.plus(Duration.ofDays(15)));
    assertEquals(
        Money.of("360", "USD").amount(),
        after.spent().get("a").amount().setScale(0, RoundingMode.HALF_UP));
  }

  private static PoolBook later(Placement.Round round) {
    return round.after();
  }

  @Test
  void a_plan_without_a_price_is_not_lent_where_money_counts() {
    var free =
        new Pool(
            "a",
            "x",
            "D",
            Map.of("odd", 1),
            Optional.empty(),
            Optional.empty(),
            Stage.USD,
            Optional.empty(),
            PoolLimits.NONE,
            Optional.empty(),
            Optional.empty(),
            PlanFailures.USUAL_MAX,
            true);
    var wish = waiting(wants(1, "odd", 1));
    assertEquals("1 in a", told(over(free).place(wish, NOW).answers()));
    var paid = over(budget(free, "1000")).place(wish, NOW);
    assertEquals("pool a has no price for it", waits(paid).why());
  }

  @Test
  void no_term_reaches_beyond_the_donors_end() {
    var ending =
        bounded(pool("a", 9, 9), Optional.of(NOW.plus(Duration.ofDays(29))), PoolLimits.NONE);
    var round = over(ending, pool("b", 9, 9)).place(waiting(wants(1, "small", 1)), NOW);
    assertEquals("1 in b", told(round.answers()));
  }

  @Test
  void the_donors_own_rules_are_kept() {
    var limits =
        new PoolLimits(Optional.of(2), Optional.of(Duration.ofDays(30)), Set.of(Workload.HOSTING));
    var strict = over(bounded(pool("a", 9, 9), Optional.empty(), limits));
    var why = waits(strict.place(waiting(wants(1, "small", 1)), NOW)).why();
    assertEquals("pool a is not for testing", why);
    var few = new PoolLimits(Optional.of(2), Optional.empty(), Set.of());
    var much = over(bounded(pool("a", 9, 9), Optional.empty(), few));
    assertEquals(
        "pool a gives fewer machines to one request",
        waits(much.place(waiting(wants(1, "small", 3)), NOW)).why());
  }

  @Test
  void the_expected_day_is_when_enough_leases_have_ended() {
    var held =
        List.of(
            reservation(8, "small", 2, NOW.plus(Duration.ofDays(3))),
            reservation(9, "small", 2, NOW.plus(Duration.ofDays(7))));
    var state =
        new PoolBook(held, List.of(wants(1, "small", 3), wants(2, "small", 2)), Map.of(), Map.of());
    var round = over(pool("a", 4, 0)).place(state, NOW);
    var days =
        round.answers().stream()
            .map(a -> ((PlacementAnswer.Waits) a).expected().orElseThrow())
            .map(e -> Duration.between(NOW, e).toDays())
            .toList();
    assertEquals(List.of(7L, 37L), days);
  }

  @Test
  void a_place_that_is_the_wish_is_kept_and_another_is_given_back() {
    var pools = over(pool("a", 2, 2));
    var state = pools.place(waiting(wants(1, "small", 2)), NOW).after();
    assertEquals(state, state.wanting(wants(1, "small", 2), NOW));
    var other = state.wanting(wants(1, "big", 1), NOW);
    assertEquals(Map.of(), other.taken("a"));
    assertEquals("1 in a", told(pools.place(other, NOW).answers()));
  }

  @Test
  void a_new_wish_keeps_the_old_date() {
    var state = PoolBook.EMPTY.wanting(wants(1, "small", 2), NOW);
    var since = state.waiting().getFirst().since();
    var later =
        new WaitingRequest(
            1, Map.of("big", 1), NOW, Duration.ofDays(3), Optional.empty(), Optional.empty());
    assertEquals(since, state.wanting(later, NOW).waiting().getFirst().since());
    assertEquals(Map.of("big", 1), state.wanting(later, NOW).waiting().getFirst().plans());
  }

  @Test
  void an_extension_ends_with_the_donor() {
    var end = NOW.plus(Duration.ofDays(50));
    var pools = over(bounded(pool("a", 9, 0), Optional.of(end), PoolLimits.NONE));
    var state = pools.place(waiting(wants(1, "small", 1)), NOW).after();
    var yes = pools.extend(state, 1, end);
    assertEquals(new PlacementAnswer.Extended(1, end), yes.answer());
    assertEquals(end, yes.after().reservation(1).orElseThrow().until());
    var no =
        assertInstanceOf(
            PlacementAnswer.NotExtended.class, pools.extend(state, 1, end.plusSeconds(1)).answer());
    assertEquals(Optional.of(end), no.latest());
    assertEquals("the donor takes the machines back then", no.why());
  }

  @Test
  void an_extension_spends_credit() {
    var pools = over(credit(pool("a", 9, 0), "1080"));
    var state = pools.place(waiting(wants(1, "small", 1)), NOW).after();
    var end = state.reservation(1).orElseThrow().until();
    var no =
        assertInstanceOf(
            PlacementAnswer.NotExtended.class,
            pools.extend(state, 1, end.plus(Duration.ofDays(16))).answer());
    assertEquals(Optional.of(end.plus(Duration.ofDays(15))), no.latest());
    var longer = pools.extend(state, 1, end.plus(Duration.ofDays(15))).after();
    assertInstanceOf(
        PlacementAnswer.NotExtended.class,
        pools.extend(longer, 1, end.plus(Duration.ofDays(16))).answer());
  }

  @Test
  void an_extension_of_nothing_is_refused() {
    var no = over(pool("a", 1, 1)).extend(PoolBook.EMPTY, 7, NOW).answer();
    assertEquals(new PlacementAnswer.NotExtended(7, Optional.empty(), "it has no machines"), no);
  }

  @Test
  void it_is_known_that_others_wait_for_what_one_holds() {
    var pools = over(pool("a", 1, 1));
    var state = pools.place(waiting(wants(1, "small", 1), wants(2, "small", 1)), NOW).after();
    assertTrue(pools.isAwaited(state, 1, NOW));
    assertFalse(pools.isAwaited(state.freed(2, NOW), 1, NOW));
    assertFalse(pools.isAwaited(state.wanting(wants(2, "big", 1), NOW), 1, NOW));
  }

  @Test
  void one_machine_given_back_serves_the_next() {
    var pools = over(pool("a", 2, 0));
    var state = pools.place(waiting(wants(1, "small", 2), wants(2, "small", 1)), NOW).after();
    var smaller = pools.reduced(state, 1, Map.of("small", 1), NOW);
    assertEquals(Money.of("720", "USD"), smaller.reservation(1).orElseThrow().monthly());
    assertEquals("2 in a", told(pools.place(smaller, NOW).answers()));
    assertEquals(List.of(), pools.reduced(state, 1, Map.of("small", 0), NOW).reservations());
  }

  @Test
  void a_limit_of_the_term_does_not_begin_anew_when_part_is_given_back() {
    var limits = new PoolLimits(Optional.empty(), Optional.of(Duration.ofDays(30)), Set.of());
    var pools = over(bounded(pool("a", 9, 9), Optional.empty(), limits));
    var state = pools.place(waiting(wants(1, "small", 2)), NOW).after();
    var later = NOW.plus(Duration.ofDays(20));
    var smaller = pools.reduced(state, 1, Map.of("small", 1), later);
    var twice = pools.reduced(smaller, 1, Map.of("small", 1), later.plusSeconds(60));
    for (var s : List.of(smaller, twice)) {
      var no = pools.extend(s, 1, NOW.plus(Duration.ofDays(31))).answer();
      assertEquals(
          "the donor does not lend for longer",
          assertInstanceOf(PlacementAnswer.NotExtended.class, no).why());
    }
    assertEquals(later, smaller.reservation(1).orElseThrow().from(), "it costs less from then");
  }

  @Test
  void a_pool_that_shrank_gives_nothing_until_enough_came_back() {
    var state = over(pool("a", 4, 0)).place(waiting(wants(1, "small", 4)), NOW).after();
    var more = state.wanting(wants(2, "small", 1), NOW);
    assertEquals("2 waits at 1", told(over(pool("a", 2, 0)).place(more, NOW).answers()));
  }

  private static List<Reservation> held(String pool, String plan, int count) {
    return List.of(
        Reservation.taken(99, pool, Map.of(plan, count), Money.of("0", "USD"), NOW, Instant.MAX));
  }

  private static Reservation reservation(long request, String plan, int count, Instant until) {
    return Reservation.taken(request, "a", Map.of(plan, count), Money.of("0", "USD"), NOW, until);
  }
}
