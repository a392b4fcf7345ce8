package dev.berth.policy.rules;

import dev.berth.catalogue.Money;
import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Rule;
import java.util.Optional;

/**
 * Above a cost a second person has to say yes, or more of them.
 *
 * @param above monthly, at list price; what cannot be priced in that currency counts as above
 * @param approvers how many then; two where nothing is said
 */
public record TwoApprovers(Money above, Optional<Integer> approvers) implements Rule {
  /** More people than that seldom come together. */
  static final int APPROVERS_MAX = 9;

  public TwoApprovers {
    if (!above.isSum())
      throw new IllegalArgumentException("above is above 0, without a thousands point: 2000 USD");
    if (approvers.filter(n -> n < 2 || n > APPROVERS_MAX).isPresent())
      throw new IllegalArgumentException("approvers is from 2 to " + APPROVERS_MAX);
  }

  private int many() {
    return approvers.orElse(2);
  }

  @Override
  public String id() {
    return "two-approvers";
  }

  @Override
  public Finding judge(Facts facts) {
    var second = many() == 2 ? "a second approver" : many() + " approvers";
    var wanted = second + " above " + above + " a month";
    var all = many() == 2 ? "two" : Integer.toString(many());
    var seen = facts.cost() + " a month: " + (isAbove(facts) ? all + " approvers" : "one approver");
    return isAbove(facts) ? Finding.warned(id(), seen, wanted) : Finding.passed(id(), seen, wanted);
  }

  @Override
  public int approversNeeded(Facts facts) {
    return isAbove(facts) ? many() : 1;
  }

  private boolean isAbove(Facts facts) {
    var cost = facts.cost();
    return cost.in(above.currency()).map(c -> c.isMoreThan(above)).orElse(true);
  }
}
