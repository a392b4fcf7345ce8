package dev.berth.pool;

import dev.berth.catalogue.Catalogue;
import dev.berth.catalogue.Money;
import dev.berth.catalogue.Price;
import dev.berth.policy.Cost;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one pool still has while a round is made. Lives as long as the round. */
final class FreeCapacity {
  private final Pool pool;
  private final List<PlanFailures> parked;
  private final Catalogue catalogue;
  private final Map<String, Integer> free;
  private Optional<Money> monthly;
  private Optional<Money> credit;

  FreeCapacity(Pool pool, Catalogue catalogue, PoolBook state) {
    this.pool = pool;
    this.parked = state.parked();
    this.catalogue = catalogue;
    this.free = new HashMap<>(pool.stock());
    this.monthly = pool.budget();
    this.credit = pool.credit().map(c -> c.plus(spent(state).times(-1)));
    state.unleased().getOrDefault(pool.name(), Map.of()).forEach(this::subtract);
    for (var r : state.reservations())
      if (r.pool().equals(pool.name())) subtract(r.plans(), r.monthly(), lasting(r));
  }

  Pool pool() {
    return pool;
  }

  private Money spent(PoolBook state) {
    var spent = state.spent().getOrDefault(pool.name(), zero());
    return spent.currency().equals(pool.currency()) ? spent : zero();
  }

  /** Why this pool cannot serve it even when nobody else has anything; empty when it can. */
  Optional<String> lacks(WaitingRequest w, Instant now) {
    var name = "pool " + pool.name();
    if (w.pool().filter(p -> !p.equals(pool.name())).isPresent())
      return Optional.of("only pool " + w.pool().get() + " will do");
    if (w.plans().entrySet().stream()
        .anyMatch(e -> pool.stock().getOrDefault(e.getKey(), 0) < e.getValue()))
      return Optional.of(name + " has not so many machines");
    if (pool.limits().machinesPerRequest().filter(m -> w.machines() > m).isPresent())
      return Optional.of(name + " gives fewer machines to one request");
    if (w.workload().filter(x -> !pool.limits().isFor(x)).isPresent())
      return Optional.of(name + " is not for " + w.workload().get().word());
    if (latestFrom(now).filter(now.plus(w.term())::isAfter).isPresent())
      return Optional.of(name + " does not lend for so long");
    var cost = Cost.monthly(w.plans(), catalogue).in(pool.currency());
    if (pool.isPaid() && cost.isEmpty()) return Optional.of(name + " has no price for it");
    if (pool.budget().filter(cost.orElse(zero())::isMoreThan).isPresent())
      return Optional.of(name + " has not that budget a month");
    if (left(pool.credit()).filter(total(w)::isMoreThan).isPresent())
      return Optional.of(name + " has not that credit left");
    return Optional.empty();
  }

  /** Why it lends nothing of that now, though it could; in words for people. */
  Optional<String> closed(WaitingRequest w, Instant now) {
    var maintenance = pool.maintenance().filter(m -> m.isOn(now));
    if (maintenance.isPresent())
      return maintenance.map(
          m -> "pool " + pool.name() + " lends nothing before " + m.until() + ": " + m.reason());
    return w.plans().keySet().stream()
        .sorted()
        .filter(plan -> parked.stream().anyMatch(f -> f.isOf(pool.adapter(), plan)))
        .findFirst()
        .map(plan -> plan + " failed again and again in the pool " + pool.name());
  }

  /** Credit only shrinks: what was spent does not come back when others end. */
  private Optional<Money> left(Optional<Money> all) {
    return all.isEmpty() ? all : credit.map(c -> c.isMoreThan(zero()) ? c : zero());
  }

  /** Enough of it is free now. */
  boolean has(WaitingRequest w) {
    return w.plans().entrySet().stream()
            .allMatch(e -> free.getOrDefault(e.getKey(), 0) >= e.getValue())
        && monthly.filter(cost(w)::isMoreThan).isEmpty()
        && credit.filter(total(w)::isMoreThan).isEmpty();
  }

  Reservation take(WaitingRequest w, Instant now) {
    subtract(w.plans(), cost(w), w.term());
    return Reservation.taken(w.request(), pool.name(), w.plans(), cost(w), now, now.plus(w.term()));
  }

  /** So that nobody younger takes what it needs. */
  void keep(WaitingRequest w) {
    subtract(w.plans(), cost(w), w.term());
  }

  /** The latest end that donor and credit allow for what is held; empty for any. */
  Optional<Instant> latest(Reservation r) {
    var dates = latestFrom(r.start());
    var paid = credit.flatMap(c -> paidUntil(c, r));
    if (dates.isEmpty() || paid.isEmpty()) return dates.or(() -> paid);
    return dates.filter(paid.get()::isAfter).or(() -> paid);
  }

  /** What sets {@link #latest}, in words for people. */
  String bound(Reservation r) {
    var byDate = latestFrom(r.start());
    if (byDate.isPresent() && byDate.equals(latest(r))) {
      return pool.end().equals(byDate)
          ? "the donor takes the machines back then"
          : "the donor does not lend for longer";
    }
    return "the pool's credit does not reach further";
  }

  private Optional<Instant> latestFrom(Instant start) {
    var byTerm = pool.limits().longestTerm().map(start::plus);
    return pool.end().filter(e -> byTerm.isEmpty() || e.isBefore(byTerm.get())).or(() -> byTerm);
  }

  private static Optional<Instant> paidUntil(Money left, Reservation r) {
    if (r.monthly().amount().signum() <= 0) return Optional.empty();
    if (left.amount().signum() <= 0) return Optional.of(r.until());
    var months = left.amount().divide(r.monthly().amount(), java.math.MathContext.DECIMAL64);
    var seconds = months.multiply(BigDecimal.valueOf(Price.HOURS_A_MONTH * 3600));
    return Optional.of(r.until().plus(Duration.ofSeconds(seconds.longValue())));
  }

  private void subtract(String plan, int count) {
    free.merge(plan, -count, Integer::sum);
  }

  private void subtract(Map<String, Integer> plans, Money month, Duration term) {
    plans.forEach(this::subtract);
    if (!month.currency().equals(pool.currency())) return;
    monthly = monthly.map(m -> m.plus(month.times(-1)));
    credit = credit.map(c -> c.plus(Spending.during(month, term).times(-1)));
  }

  private static Duration lasting(Reservation r) {
    return Duration.between(r.from(), r.until());
  }

  private Money cost(WaitingRequest w) {
    return Cost.monthly(w.plans(), catalogue).in(pool.currency()).orElse(zero());
  }

  private Money total(WaitingRequest w) {
    return Spending.during(cost(w), w.term());
  }

  private Money zero() {
    return new Money(BigDecimal.ZERO, pool.currency());
  }
}
