package dev.berth.pool;

import dev.berth.catalogue.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The state of a program's pools: who has what, and who waits. Nobody but the pools' own turn
 * changes it.
 *
 * @param reservations one a request at most
 * @param waiting in order: oldest approval first, the smaller number where two are as old
 * @param spent what ended reservations have cost, by pool, in the pool's currency
 * @param unleased machines that providers hold and no request has, by pool and plan
 * @param failures of plans that failed and did not work since, parked ones among them
 */
public record PoolBook(
    List<Reservation> reservations,
    List<WaitingRequest> waiting,
    Map<String, Money> spent,
    Map<String, Map<String, Integer>> unleased,
    List<PlanFailures> failures) {
  private static final Comparator<WaitingRequest> FAIR =
      Comparator.comparing(WaitingRequest::since).thenComparingLong(WaitingRequest::request);

  // After the order, which it needs.
  public static final PoolBook EMPTY = new PoolBook(List.of(), List.of(), Map.of(), Map.of());

  public PoolBook {
    reservations = List.copyOf(reservations);
    waiting = waiting.stream().sorted(FAIR).toList();
    spent = Map.copyOf(spent);
    unleased = Map.copyOf(unleased);
    failures = List.copyOf(failures);
  }

  /** Where everything works. */
  public PoolBook(
      List<Reservation> reservations,
      List<WaitingRequest> waiting,
      Map<String, Money> spent,
      Map<String, Map<String, Integer>> unleased) {
    this(reservations, waiting, spent, unleased, List.of());
  }

  /** The same with other places. */
  PoolBook with(List<Reservation> places, List<WaitingRequest> waits) {
    return new PoolBook(places, waits, spent, unleased, failures);
  }

  private PoolBook with(List<PlanFailures> all) {
    return new PoolBook(reservations, waiting, spent, unleased, all);
  }

  /** A plan failed for good at an adapter, once more in a row. */
  public PoolBook failing(String adapter, String plan, String why, int most, Instant now) {
    var before =
        failures.stream()
            .filter(f -> f.isOf(adapter, plan))
            .findFirst()
            .orElse(PlanFailures.none(adapter, plan));
    var all = without(failures, f -> f.isOf(adapter, plan));
    all.add(before.once(why, most, now));
    return with(all);
  }

  /** A plan works again at an adapter: by a machine that got ready, or on an operator's word. */
  public PoolBook working(String adapter, String plan) {
    return with(without(failures, f -> f.isOf(adapter, plan)));
  }

  /** Of which nothing is lent until one works again. */
  public List<PlanFailures> parked() {
    return failures.stream().filter(f -> f.parked().isPresent()).toList();
  }

  /** It wants this: a place that serves the wish is kept, another is given back. */
  public PoolBook wanting(WaitingRequest wish, Instant now) {
    var held = reservation(wish.request());
    if (held.filter(r -> r.serves(wish)).isPresent()) return this;
    return held.isPresent() ? freed(wish.request(), now).wanting(wish) : wanting(wish);
  }

  /** One more waits. Who waits already keeps the older of the two dates, with the new wish. */
  private PoolBook wanting(WaitingRequest wish) {
    var old =
        waiting(wish.request()).map(WaitingRequest::since).filter(s -> s.isBefore(wish.since()));
    var kept =
        new WaitingRequest(
            wish.request(),
            wish.plans(),
            old.orElse(wish.since()),
            wish.term(),
            wish.workload(),
            wish.pool());
    var all = without(waiting, w -> w.request() == wish.request());
    all.add(kept);
    return with(reservations, all);
  }

  /** Wants nothing and has nothing any more. */
  public PoolBook freed(long request, Instant now) {
    var left = without(reservations, r -> r.request() == request);
    var others = without(waiting, w -> w.request() == request);
    return new PoolBook(left, others, settled(request, now), unleased, failures);
  }

  /** The place it has is expected back then. */
  public PoolBook keeping(long request, Instant until) {
    var all = reservations.stream().map(r -> r.request() == request ? r.until(until) : r).toList();
    return with(all, waiting);
  }

  /** What providers hold that no request has is nobody's to lend. */
  public PoolBook withUnleased(Map<String, Map<String, Integer>> found) {
    return new PoolBook(reservations, waiting, spent, found, failures);
  }

  public Optional<Reservation> reservation(long request) {
    return reservations.stream().filter(r -> r.request() == request).findFirst();
  }

  public Optional<WaitingRequest> waiting(long request) {
    return waiting.stream().filter(w -> w.request() == request).findFirst();
  }

  /** How many of each plan are taken from a pool. */
  public Map<String, Integer> taken(String pool) {
    var taken = new HashMap<>(unleased.getOrDefault(pool, Map.of()));
    for (var r : reservations)
      if (r.pool().equals(pool)) r.plans().forEach((p, n) -> taken.merge(p, n, Integer::sum));
    return taken;
  }

  private Map<String, Money> settled(long request, Instant now) {
    var all = new HashMap<>(spent);
    reservation(request).ifPresent(r -> all.merge(r.pool(), Spending.until(r, now), Money::plus));
    return all;
  }

  private static <T> ArrayList<T> without(List<T> all, Predicate<T> gone) {
    var left = new ArrayList<>(all);
    left.removeIf(gone);
    return left;
  }
}
