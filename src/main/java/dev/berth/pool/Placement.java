package dev.berth.pool;

import dev.berth.catalogue.Catalogue;
import dev.berth.policy.Cost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who gets what, in fair order over the whole waiting list. Oldest first; a younger request passes
 * an older one only with what the older one cannot use: whatever an older one needs in a pool that
 * suits it is kept for it there, free or not yet. All machines of a request come from one pool, the
 * first of the program's that has room.
 */
public record Placement(List<Pool> pools, Catalogue catalogue) {
  public Placement {
    pools = List.copyOf(pools);
  }

  /**
   * One look at the whole list.
   *
   * @param after the state with those placed
   * @param answers one for each who waited, in fair order
   */
  public record Round(PoolBook after, List<PlacementAnswer> answers) {
    public Round {
      answers = List.copyOf(answers);
    }
  }

  /** An answer, and the state that it makes. */
  public record Stretch(PoolBook after, PlacementAnswer answer) {}

  /** Places whoever can be placed now, and tells the others what to expect. */
  public Round place(PoolBook state, Instant now) {
    var pass = pass(state, now);
    var forecast = new Forecast(this).of(pass.after(), now);
    var answers = new ArrayList<PlacementAnswer>();
    for (var w : state.waiting()) answers.add(answer(w, pass, forecast, now));
    return new Round(pass.after(), answers);
  }

  private PlacementAnswer answer(
      WaitingRequest w, Pass pass, Map<Long, Instant> forecast, Instant now) {
    var got = pass.placed().stream().filter(r -> r.request() == w.request()).findFirst();
    if (got.isPresent()) return new PlacementAnswer.Placed(w.request(), got.get());
    var older = pass.after().waiting().stream().takeWhile(o -> o.request() != w.request());
    int place = 1 + (int) older.filter(w::sharesAPlanWith).count();
    var expected = Optional.ofNullable(forecast.get(w.request()));
    return new PlacementAnswer.Waits(
        w.request(), place, expected, why(w, pass.after(), now), closed(w, pass.after(), now));
  }

  record Pass(PoolBook after, List<Reservation> placed) {}

  /** Placing alone, without a forecast. */
  Pass pass(PoolBook state, Instant now) {
    var rooms = rooms(state);
    var placed = new ArrayList<Reservation>();
    var left = new ArrayList<WaitingRequest>();
    for (var w : state.waiting()) {
      var suiting = rooms.stream().filter(r -> r.lacks(w, now).isEmpty()).toList();
      // What is closed lends nothing: nothing of it is kept from others either.
      var open = suiting.stream().filter(r -> r.closed(w, now).isEmpty()).toList();
      var free = open.stream().filter(r -> r.has(w)).findFirst();
      if (free.isPresent()) {
        placed.add(free.get().take(w, now));
      } else {
        open.forEach(r -> r.keep(w));
        left.add(w);
      }
    }
    var all = new ArrayList<>(state.reservations());
    all.addAll(placed);
    return new Pass(state.with(all, left), placed);
  }

  /**
   * Keeps a place for longer, as far as the donor's end date, term and credit allow. Nobody loses a
   * place by it; whether somebody waits for the machines is {@link #isAwaited}.
   */
  public Stretch extend(PoolBook state, long request, Instant until) {
    var held = state.reservation(request);
    if (held.isEmpty()) return refused(state, request, Optional.empty(), "it has no machines");
    var r = held.get();
    var pool = pools.stream().filter(p -> p.name().equals(r.pool())).findFirst();
    if (pool.isEmpty())
      return refused(state, request, Optional.empty(), "the pool " + r.pool() + " has ended");
    var room = new FreeCapacity(pool.get(), catalogue, state);
    var latest = room.latest(r);
    if (latest.isPresent() && until.isAfter(latest.get()))
      return refused(state, request, latest.filter(r.until()::isBefore), room.bound(r));
    return new Stretch(state.keeping(request, until), new PlacementAnswer.Extended(request, until));
  }

  private static Stretch refused(
      PoolBook state, long request, Optional<Instant> latest, String why) {
    return new Stretch(state, new PlacementAnswer.NotExtended(request, latest, why));
  }

  /** Somebody waits for a plan that the request holds, and its pool would suit. */
  public boolean isAwaited(PoolBook state, long request, Instant now) {
    var held = state.reservation(request);
    return held.isPresent()
        && state.waiting().stream()
            .filter(w -> w.plans().keySet().stream().anyMatch(held.get().plans()::containsKey))
            .anyMatch(
                w ->
                    pools.stream()
                        .filter(p -> p.name().equals(held.get().pool()))
                        .anyMatch(
                            p -> new FreeCapacity(p, catalogue, state).lacks(w, now).isEmpty()));
  }

  /** Some machines are given back, the rest stays; nothing left is a place freed. */
  public PoolBook reduced(PoolBook state, long request, Map<String, Integer> left, Instant now) {
    var held = state.reservation(request);
    if (held.isEmpty()) return state;
    var r = held.get();
    if (left.values().stream().allMatch(n -> n < 1)) return state.freed(request, now);
    var monthly = Cost.monthly(left, catalogue).in(r.monthly().currency()).orElse(r.monthly());
    var smaller = r.reduced(left, monthly, now);
    var freed = state.freed(request, now);
    var all = new ArrayList<>(freed.reservations());
    all.add(smaller);
    return freed.with(all, freed.waiting());
  }

  /** The pool that would serve it: one that has room now, else the first that ever could. */
  public Optional<Pool> serving(PoolBook state, WaitingRequest w, Instant now) {
    var suiting = rooms(state).stream().filter(r -> r.lacks(w, now).isEmpty()).toList();
    return suiting.stream()
        .filter(r -> r.has(w) && r.closed(w, now).isEmpty())
        .findFirst()
        .or(() -> suiting.stream().findFirst())
        .map(FreeCapacity::pool);
  }

  /** What each pool still has, in the program's order. */
  private List<FreeCapacity> rooms(PoolBook state) {
    return pools.stream().map(p -> new FreeCapacity(p, catalogue, state)).toList();
  }

  /** Why no pool could serve it even when nobody else had anything; empty when one could. */
  public Optional<String> impossible(WaitingRequest w, Instant now) {
    var nobody = PoolBook.EMPTY;
    if (serving(nobody, w, now).isPresent()) return Optional.empty();
    return Optional.of(why(w, nobody, now));
  }

  /** Why none of the pools that suit it lends now; empty where one does. */
  private Optional<String> closed(WaitingRequest w, PoolBook state, Instant now) {
    var suiting = rooms(state).stream().filter(r -> r.lacks(w, now).isEmpty()).toList();
    var reasons = suiting.stream().flatMap(r -> r.closed(w, now).stream()).toList();
    return reasons.isEmpty() || reasons.size() < suiting.size()
        ? Optional.empty()
        : Optional.of(String.join("; ", reasons));
  }

  private String why(WaitingRequest w, PoolBook state, Instant now) {
    var rooms = rooms(state);
    if (rooms.stream().anyMatch(r -> r.lacks(w, now).isEmpty()))
      return "all that would do is lent or kept for older requests";
    var reasons = rooms.stream().flatMap(r -> r.lacks(w, now).stream()).distinct().toList();
    return reasons.isEmpty() ? "no pool lends anything" : String.join("; ", reasons);
  }
}
