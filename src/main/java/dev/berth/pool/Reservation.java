package dev.berth.pool;

import dev.berth.catalogue.Money;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a request has taken from a pool, machines made or not.
 *
 * @param request number of the request in Berth's own store
 * @param plans how many of each plan
 * @param monthly what they cost in a month at list price, in the pool's currency
 * @param from since when it costs that much
 * @param until when it is expected back: end of lease and grace time
 * @param begun since when anything of it is lent, where that is longer: part was given back since
 */
public record Reservation(
    long request,
    String pool,
    Map<String, Integer> plans,
    Money monthly,
    Instant from,
    Instant until,
    Optional<Instant> begun) {
  public Reservation {
    plans = Map.copyOf(plans);
  }

  static Reservation taken(
      long request,
      String pool,
      Map<String, Integer> plans,
      Money monthly,
      Instant from,
      Instant until) {
    return new Reservation(request, pool, plans, monthly, from, until, Optional.empty());
  }

  /** Since when it is lent; limits of a term count from here. */
  Instant start() {
    return begun.orElse(from);
  }

  /** What is left of it when the rest was given back: costs less from now on, and is as old. */
  Reservation reduced(Map<String, Integer> left, Money cheaper, Instant now) {
    return new Reservation(request, pool, left, cheaper, now, until, Optional.of(start()));
  }

  Reservation until(Instant later) {
    return new Reservation(request, pool, plans, monthly, from, later, begun);
  }

  /** It is the place that this wish asks for. */
  boolean serves(WaitingRequest wish) {
    return plans.equals(wish.plans()) && wish.pool().filter(p -> !p.equals(pool)).isEmpty();
  }
}
