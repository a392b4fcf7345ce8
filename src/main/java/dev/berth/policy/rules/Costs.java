package dev.berth.policy.rules;

import dev.berth.catalogue.Money;
import dev.berth.policy.Cost;
import java.math.BigDecimal;

/** Costs against a limit that stands in one currency. */
final class Costs {
  private Costs() {}

  /** Everything has a price, in the currency of the limit. */
  static boolean comparable(Cost cost, Money limit) {
    return cost.isComplete()
        && cost.monthly().stream().allMatch(m -> m.currency().equals(limit.currency()));
  }

  static Money sum(Cost cost, Money limit) {
    var nothing = new Money(BigDecimal.ZERO, limit.currency());
    return cost.monthly().stream().reduce(nothing, Money::plus);
  }
}
