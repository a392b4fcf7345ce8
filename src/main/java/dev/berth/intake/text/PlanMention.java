package dev.berth.intake.text;

import dev.berth.catalogue.Arch;
import java.util.Optional;

/**
 * A machine type as it was named in a text.
 *
 * @param plan name in the catalogue; empty for a name that looks like a plan but is none
 * @param arch of the plan, or what the name says of itself
 * @param written as the person wrote it
 */
public record PlanMention(Optional<String> plan, Optional<Arch> arch, String written) {
  public boolean isSame(PlanMention other) {
    return plan.isPresent()
        ? plan.equals(other.plan)
        : other.plan.isEmpty() && written.equals(other.written);
  }
}
