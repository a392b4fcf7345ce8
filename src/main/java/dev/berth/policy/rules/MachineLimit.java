package dev.berth.policy.rules;

import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Rule;

/**
 * How many machines a request may ask for.
 *
 * @param most of all plans together
 */
public record MachineLimit(int most) implements Rule {
  public MachineLimit {
    if (most < 1) throw new IllegalArgumentException("most is 1 at least");
  }

  static MachineLimit defaults() {
    return new MachineLimit(8);
  }

  @Override
  public String id() {
    return "machines";
  }

  @Override
  public Finding judge(Facts facts) {
    int asked = facts.reading().machines();
    var seen = asked + (asked == 1 ? " machine" : " machines");
    var wanted = "at most " + most + " a request";
    return asked <= most ? Finding.passed(id(), seen, wanted) : Finding.refused(id(), seen, wanted);
  }
}
