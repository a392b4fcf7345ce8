package dev.berth.program;

import dev.berth.catalogue.Catalogue;
import dev.berth.catalogue.Money;
import dev.berth.catalogue.Plan;
import dev.berth.config.ConfigProblem;
import dev.berth.config.FilePositions;
import dev.berth.lease.Terms;
import dev.berth.policy.Rule;
import dev.berth.policy.rules.MonthlyCost;
import dev.berth.policy.rules.TwoApprovers;
import dev.berth.pool.PoolLimits;
import dev.berth.reading.Workload;
import java.util.ArrayList;
import java.util.List;

/** What is right by itself in a program's file, and cannot be together with the rest of it. */
final class ProgramCrossCheck {
  /** It is typed after {@code /pool}. */
  private static final String POOL_NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";

  private final ProgramSettings file;
  private final Catalogue catalogue;
  private final FilePositions places;
  private final List<ConfigProblem> problems = new ArrayList<>();

  ProgramCrossCheck(ProgramSettings file, Catalogue catalogue, FilePositions places) {
    this.file = file;
    this.catalogue = catalogue;
    this.places = places;
  }

  List<ConfigProblem> of(RuleReader rules) {
    for (Rule rule : rules.rules())
      switch (rule) {
        case MonthlyCost r -> priced(rules.places(r.id()), "rules.monthly-cost.most", r.most());
        case TwoApprovers r -> priced(rules.places(r.id()), "rules.two-approvers.above", r.above());
        default -> {}
      }
    file.pools().forEach(this::pool);
    return problems;
  }

  /** A limit in a currency in which nothing has a price is never reached. */
  private void priced(FilePositions where, String path, Money limit) {
    var isPriced =
        catalogue.plans().stream()
            .filter(Plan::offered)
            .flatMap(p -> p.price().stream())
            .anyMatch(p -> p.hour().currency().equals(limit.currency()));
    if (!isPriced)
      problems.add(
          where.problem(
              path, "no plan has a price in " + limit.currency() + ": write it in another one"));
  }

  private void pool(String name, PoolFile pool) {
    var path = "pools." + name;
    if (!name.matches(POOL_NAME))
      problems.add(
          places.problem(path, "a pool's name is one word of letters, digits, hyphens and points"));
    pool.limits().ifPresent(l -> term(path + ".limits.longest-term", l));
  }

  /** The donor's longest term has the grace time in it. */
  private void term(String path, PoolLimits limits) {
    if (limits.longestTerm().isEmpty()) return;
    var longest = limits.longestTerm().get();
    for (var workload : Workload.values()) {
      var isFor = limits.workloads().isEmpty() || limits.workloads().contains(workload);
      if (isFor && longest.compareTo(terms(workload).grace()) > 0) return;
    }
    problems.add(
        places.problem(path, "leaves no time: the grace time of its kinds of work is as long"));
  }

  private Terms terms(Workload workload) {
    return java.util.Objects.requireNonNull(file.terms().byWorkload().get(workload));
  }
}
