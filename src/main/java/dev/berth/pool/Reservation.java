package dev.berth.pool;

import dev.berth.catalogue.Money;
import java.time.Instant;
import java.util.Map;

/**
 * What a request has taken from a pool, machines made or not.
 *
 * @param request number of the request in Berth's own store
 * @param plans how many of each plan
 * @param monthly what they cost in a month at list price, in the pool's currency
 * @param from since when it counts
 * @param until when it is expected back: end of lease and grace time
 */
public record Reservation(
    long request,
    String pool,
    Map<String, Integer> plans,
    Money monthly,
    Instant from,
    Instant until) {
  public Reservation {
    plans = Map.copyOf(plans);
  }

  Reservation until(Instant later) {
    return new Reservation(request, pool, plans, monthly, from, later);
  }

  /** It is the place that this wish asks for. */
  boolean serves(Waiting wish) {
    return plans.equals(wish.plans()) && wish.pool().filter(p -> !p.equals(pool)).isEmpty();
  }
}
