package dev.berth.reading;

import dev.berth.catalogue.Arch;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One line of machines as asked for.
 *
 * @param plan name in the catalogue; empty where no plan could be recognised
 * @param count how many; empty where none or no single number is written
 * @param arch from the plan or the text; empty where unknown or contradicted
 * @param certain plan and count are beyond doubt
 */
public record Line(Optional<String> plan, OptionalInt count, Optional<Arch> arch, boolean certain) {
  public static Line of(int count, String plan, Arch arch) {
    return new Line(Optional.of(plan), OptionalInt.of(count), Optional.of(arch), true);
  }

  /** The same line, accepted by a person. */
  public Line sure() {
    return new Line(plan, count, arch, plan.isPresent() && count.isPresent());
  }
}
