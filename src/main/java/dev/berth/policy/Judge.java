package dev.berth.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs a program's rules over the facts of one request.
 *
 * @param bounds what no approver can set aside; told only where it refuses
 */
public record Judge(String revision, List<Rule> rules, List<Rule> bounds) {
  public Judge(String revision, List<Rule> rules) {
    this(revision, rules, List.of());
  }

  public Judge {
    bounds = List.copyOf(bounds);
    rules = List.copyOf(rules);
    var ids = new HashSet<String>();
    for (var r : rules)
      if (!ids.add(r.id())) throw new IllegalArgumentException("two rules are called " + r.id());
  }

  /**
   * Every rule is asked, also after a refusal: people see all there is to mend at once.
   *
   * @param overridden ids of rules that an approver has set aside
   */
  public Judgement judge(Facts facts, Set<String> overridden) {
    var ruled =
        rules.stream()
            .map(r -> r.judge(facts))
            .map(f -> overridden.contains(f.rule()) ? f.setAside() : f);
    var bounded = bounds.stream().map(r -> r.judge(facts)).filter(Finding::refuses);
    var findings = Stream.concat(ruled, bounded).toList();
    int needed = rules.stream().mapToInt(r -> r.approversNeeded(facts)).max().orElse(1);
    return new Judgement(revision, findings, Math.max(1, needed));
  }

  /** Whether a rule about accounts refuses whoever these facts are about. */
  public boolean refusesAccount(Facts facts, Set<String> overridden) {
    return rules.stream()
        .filter(r -> r.isAboutAccounts() && !overridden.contains(r.id()))
        .anyMatch(r -> r.judge(facts).refuses());
  }

  /** Whether {@code /override} can name it. */
  public boolean has(String rule) {
    return rules.stream().anyMatch(r -> r.id().equals(rule));
  }
}
