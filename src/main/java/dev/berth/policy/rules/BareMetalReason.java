package dev.berth.policy.rules;

import dev.berth.catalogue.Plan;
import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Rule;
import dev.berth.reading.Line;
import java.util.Optional;

/**
 * Bare metal is scarce: somebody says why a virtual machine will not do. Only a person can judge
 * the reason, so it is shown to one.
 *
 * @param otherwise what follows when no reason is given
 */
public record BareMetalReason(Otherwise otherwise) implements Rule {
  static BareMetalReason defaults() {
    return new BareMetalReason(Otherwise.WARN);
  }

  @Override
  public String id() {
    return "bare-metal-reason";
  }

  @Override
  public Finding judge(Facts facts) {
    var metal =
        facts.reading().lines().stream()
            .map(Line::plan)
            .flatMap(Optional::stream)
            .flatMap(p -> facts.catalogue().plan(p).stream())
            .anyMatch(Plan::isBareMetal);
    if (!metal) return Finding.passed(id(), "no bare metal is asked for", "nothing");
    return facts
        .reading()
        .reason()
        .map(r -> Finding.warned(id(), r, "why virtual machines will not do"))
        .orElseGet(
            () ->
                otherwise.finding(id(), "no reason is given", "why virtual machines will not do"));
  }
}
