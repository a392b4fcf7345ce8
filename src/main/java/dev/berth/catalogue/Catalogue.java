package dev.berth.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All machine types a program knows, in the order in which they are shown. */
public record Catalogue(List<Plan> plans) {
  public Catalogue {
    plans = List.copyOf(plans);
  }

  /** The plan of exactly that name or alias, whatever the case. */
  public Optional<Plan> plan(String name) {
    var wanted = name.toLowerCase(Locale.ROOT);
    return plans.stream()
        .filter(
            p ->
                p.name().toLowerCase(Locale.ROOT).equals(wanted)
                    || p.aliases().stream()
                        .anyMatch(a -> a.toLowerCase(Locale.ROOT).equals(wanted)))
        .findFirst();
  }

  public List<Plan> offered() {
    return plans.stream().filter(Plan::offered).toList();
  }
}
