package dev.berth.pool;

import static dev.berth.pool.Stage.CATALOGUE;
import static dev.berth.pool.Stage.NOW;
import static dev.berth.pool.Stage.budget;
import static dev.berth.pool.Stage.credit;
import static dev.berth.pool.Stage.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Random lives of pools: never more than there is, nobody starves, nobody is passed unfairly. */
class FairnessTest {
  private static final int LIVES = 150;
  private static final int STEPS = 60;

  @Test
  void what_must_always_hold_holds_in_random_lives() {
    long first = Long.getLong("berth.seed", 20_261_120L);
    for (long seed = first; seed < first + LIVES; seed++) {
      try {
        new Life(seed).run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("-Dberth.seed=" + seed, e);
      }
    }
  }

  private static final class Life {
    private final RandomGenerator random;
    private final Placement placement;
    private final Map<Long, Integer> asked = new HashMap<>();
    private PoolBook state = PoolBook.EMPTY;
    private Instant now = NOW;
    private long requests;

    Life(long seed) {
      random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      placement = new Placement(pools(), CATALOGUE);
    }

    private List<Pool> pools() {
      var all = new ArrayList<Pool>();
      for (int i = 0; i < random.nextInt(1, 4); i++) {
        var p = pool("p" + i, random.nextInt(0, 6), random.nextInt(0, 4));
        if (random.nextInt(3) == 0) p = budget(p, "" + random.nextInt(2_000, 12_000));
        if (random.nextInt(4) == 0) p = credit(p, "" + random.nextInt(20_000, 90_000));
        all.add(p);
      }
      return all;
    }

    void run() {
      for (int step = 0; step < STEPS; step++) {
        now = now.plus(Duration.ofHours(random.nextInt(1, 200)));
        switch (random.nextInt(5)) {
          case 0, 1 -> state = state.wanting(wish(++requests), now);
          case 2 -> someone().ifPresent(r -> state = state.freed(r.request(), soonest(r)));
          case 3 -> someone().ifPresent(r -> state = longer(r));
          case 4 -> state = requests == 0 ? state : state.freed(random.nextLong(requests) + 1, now);
        }
        round();
      }
      settle();
    }

    /** An overdue machine costs more than was planned; here all end in time. */
    private Instant soonest(Reservation r) {
      return r.until().isBefore(now) ? r.until() : now;
    }

    private PoolBook longer(Reservation r) {
      var until = r.until().plus(Duration.ofDays(random.nextInt(1, 60)));
      return placement.extend(state, r.request(), until).after();
    }

    private WaitingRequest wish(long request) {
      var plans = new HashMap<String, Integer>();
      plans.put(random.nextBoolean() ? "small" : "big", random.nextInt(1, 5));
      if (random.nextInt(4) == 0) plans.put("small", random.nextInt(1, 3));
      var only = random.nextInt(5) == 0 ? Optional.of("p0") : Optional.<String>empty();
      var term = Duration.ofDays(random.nextInt(1, 120));
      return new WaitingRequest(request, plans, now, term, Optional.empty(), only);
    }

    private Optional<Reservation> someone() {
      var all = state.reservations();
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private void round() {
      var before = state;
      var round = placement.place(state, now);
      state = round.after();
      assertEquals(before.waiting().size(), round.answers().size(), "everybody gets an answer");
      nothingIsTakenTwice();
      for (var answer : round.answers())
        if (answer instanceof PlacementAnswer.Waits w) noYoungerStandsInTheWay(before, w.request());
      assertEquals(state, placement.place(state, now).after(), "a second look changes nothing");
    }

    private void nothingIsTakenTwice() {
      for (var p : placement.pools()) {
        state
            .taken(p.name())
            .forEach((plan, n) -> assertTrue(n <= p.stock().get(plan), p.name() + " " + plan));
        p.budget().ifPresent(b -> assertTrue(monthly(p).compareTo(b.amount()) <= 0, "budget"));
        p.credit().ifPresent(c -> assertTrue(spent(p).compareTo(c.amount()) <= 0, "credit"));
      }
      assertEquals(
          state.reservations().size(),
          state.reservations().stream().map(Reservation::request).distinct().count());
    }

    private BigDecimal monthly(Pool p) {
      return state.reservations().stream()
          .filter(r -> r.pool().equals(p.name()))
          .map(r -> r.monthly().amount())
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal spent(Pool p) {
      var settled = state.spent().get(p.name());
      return state.reservations().stream()
          .filter(r -> r.pool().equals(p.name()))
          .map(r -> Spending.until(r, r.until()).amount())
          .reduce(settled == null ? BigDecimal.ZERO : settled.amount(), BigDecimal::add)
          .setScale(6, java.math.RoundingMode.DOWN);
    }

    /** The younger ones got only what this one, which waits, could not use. */
    private void noYoungerStandsInTheWay(PoolBook before, long waiting) {
      var w = before.waiting(waiting).orElseThrow();
      var upToIt = new ArrayList<WaitingRequest>();
      for (var o : before.waiting()) if (o.request() <= waiting) upToIt.add(o);
      var alone =
          placement
              .place(new PoolBook(before.reservations(), upToIt, before.spent(), Map.of()), now)
              .after();
      assertTrue(alone.waiting(waiting).isPresent(), "request " + waiting + " was passed");
      for (var p : placement.pools()) {
        // Credit that older ones wait for is as good as gone: nothing is kept behind them there.
        if (p.credit().isPresent()) continue;
        if (new FreeCapacity(p, CATALOGUE, alone).lacks(w, now).isPresent()) continue;
        w.plans()
            .forEach(
                (plan, need) -> {
                  int taken = alone.taken(p.name()).getOrDefault(plan, 0);
                  int younger = state.taken(p.name()).getOrDefault(plan, 0) - taken;
                  int spare = Math.max(0, p.stock().get(plan) - taken - need);
                  assertTrue(younger <= spare, "request " + waiting + " is delayed in " + p.name());
                });
      }
    }

    /** Nobody new comes, leases end: each who can ever be served is, the oldest of a kind first. */
    private void settle() {
      int rounds = 0;
      while (!state.reservations().isEmpty()) {
        assertTrue(++rounds < 500, "it never settles");
        var next =
            state.reservations().stream()
                .min(java.util.Comparator.comparing(Reservation::until))
                .orElseThrow();
        if (next.until().isAfter(now)) now = next.until();
        state = state.freed(next.request(), soonest(next));
        round();
      }
      for (var w : state.waiting())
        for (var p : placement.pools())
          assertTrue(
              new FreeCapacity(p, CATALOGUE, state).lacks(w, now).isPresent(),
              "request " + w.request() + " starves beside an empty pool");
    }
  }
}
