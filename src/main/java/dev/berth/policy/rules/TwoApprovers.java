package dev.berth.policy.rules;

import dev.berth.catalogue.Money;
import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Rule;

/**
 * Above a cost a second person has to say yes.
 *
 * @param above monthly, at list price; what cannot be priced in that currency counts as above
 */
public record TwoApprovers(Money above) implements Rule {
  @Override
  public String id() {
    return "two-approvers";
  }

  @Override
  public Finding judge(Facts facts) {
    var wanted = "a second approver above " + above + " a month";
    var seen = facts.cost() + " a month: " + (isAbove(facts) ? "two approvers" : "one approver");
    return isAbove(facts) ? Finding.warned(id(), seen, wanted) : Finding.passed(id(), seen, wanted);
  }

  @Override
  public int approversNeeded(Facts facts) {
    return isAbove(facts) ? 2 : 1;
  }

  private boolean isAbove(Facts facts) {
    var cost = facts.cost();
    return cost.in(above.currency()).map(c -> c.isMoreThan(above)).orElse(true);
  }
}
