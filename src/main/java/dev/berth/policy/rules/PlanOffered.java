package dev.berth.policy.rules;

import dev.berth.catalogue.Plan;
import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Rule;
import dev.berth.reading.Line;
import java.util.List;
import java.util.Optional;

/** Every plan asked for is one that the program lends. */
public record PlanOffered() implements Rule {
  @Override
  public String id() {
    return "plan-offered";
  }

  @Override
  public Finding judge(Facts facts) {
    var asked = facts.reading().lines().stream().map(Line::plan).flatMap(Optional::stream).toList();
    var missing = asked.stream().filter(p -> !isOffered(facts, p)).distinct().toList();
    if (missing.isEmpty())
      return Finding.passed(id(), String.join(", ", asked), "plans of this program");
    return Finding.refused(
        id(), String.join(", ", missing) + " cannot be lent", instead(facts, missing));
  }

  private static boolean isOffered(Facts facts, String plan) {
    return facts.catalogue().plan(plan).filter(Plan::offered).isPresent();
  }

  private static String instead(Facts facts, List<String> missing) {
    var others =
        missing.stream()
            .flatMap(p -> facts.catalogue().plan(p).stream())
            .flatMap(p -> p.instead().stream())
            .filter(p -> isOffered(facts, p))
            .distinct()
            .toList();
    return others.isEmpty()
        ? "a plan of this program"
        : "nearest that can be lent: " + String.join(", ", others);
  }
}
