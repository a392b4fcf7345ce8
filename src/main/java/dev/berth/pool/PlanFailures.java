package dev.berth.pool;

import java.time.Instant;
import java.util.Optional;

/**
 * How often in a row machines of a plan failed for good at an adapter. After some of them the plan
 * is parked: nothing of it is lent there until an operator brings it back.
 *
 * @param cause the provider's words for the last one, cleaned
 * @param parked since when it is parked; empty while it is not
 */
public record PlanFailures(
    String adapter, String plan, int count, String cause, Optional<Instant> parked) {
  /** So often in a row, where the pool does not say otherwise. */
  public static final int USUAL_MAX = 3;

  /** A longer cause is cut: it stands in a list of troubles. */
  private static final int CAUSE_MAX = 200;

  static PlanFailures none(String adapter, String plan) {
    return new PlanFailures(adapter, plan, 0, "", Optional.empty());
  }

  PlanFailures once(String why, int most, Instant now) {
    var cut = why.substring(0, Math.min(why.length(), CAUSE_MAX));
    var isParked = count + 1 >= most ? Optional.of(now) : Optional.<Instant>empty();
    return new PlanFailures(adapter, plan, count + 1, cut, parked.or(() -> isParked));
  }

  public boolean isOf(String otherAdapter, String otherPlan) {
    return adapter.equals(otherAdapter) && plan.equals(otherPlan);
  }
}
