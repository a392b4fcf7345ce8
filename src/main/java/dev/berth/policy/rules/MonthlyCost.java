package dev.berth.policy.rules;

import dev.berth.catalogue.Money;
import dev.berth.policy.Cost;
import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Rule;

/**
 * What a project's machines may cost in a month at list price, those it has already included.
 *
 * @param most the limit; machines priced in another currency cannot be judged
 */
public record MonthlyCost(Money most) implements Rule {
  public MonthlyCost {
    if (!most.isSum())
      throw new IllegalArgumentException("most is above 0, without a thousands point: 3000 USD");
  }

  /** The CNCF plans with this for a project (2026). */
  static MonthlyCost defaults() {
    return new MonthlyCost(Money.of("3000", "USD"));
  }

  @Override
  public String id() {
    return "monthly-cost";
  }

  @Override
  public Finding judge(Facts facts) {
    var asked = facts.cost();
    var held = Cost.monthly(facts.held(), facts.catalogue());
    var wanted = "at most " + most + " a month for a project, at list price";
    var seen = asked + " a month" + (facts.held().isEmpty() ? "" : ", beside " + held + " now");
    var all = asked.in(most.currency()).flatMap(a -> held.in(most.currency()).map(a::plus));
    // Nothing outside can tell more: a person has to look.
    if (all.isEmpty())
      return Finding.warned(id(), seen + "; not all has a price in " + most.currency(), wanted);
    return all.get().isMoreThan(most)
        ? Finding.refused(id(), seen, wanted)
        : Finding.passed(id(), seen, wanted);
  }
}
