package dev.berth.policy.rules;

import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Rule;
import dev.berth.reading.Workload;
import java.time.Duration;
import java.util.Map;

/**
 * How long a first lease may be, by what the machines are for.
 *
 * @param longest per workload; left out, those of the program's terms
 */
public record TermLimit(Map<Workload, Duration> longest) implements Rule {
  public TermLimit {
    longest = Map.copyOf(longest);
  }

  @Override
  public String id() {
    return "term";
  }

  @Override
  public Finding judge(Facts facts) {
    var term = facts.reading().wantedTerm();
    if (term.isEmpty()) return Finding.unknown(id(), "no term is said", "a term");
    var workload = facts.reading().workload().orElse(Workload.TESTING);
    var most = longest.get(workload);
    var seen = days(term.get());
    if (most == null) return Finding.passed(id(), seen, "no limit for " + workload.word());
    var wanted = "at most " + days(most) + " for " + workload.word();
    return term.get().compareTo(most) <= 0
        ? Finding.passed(id(), seen, wanted)
        : Finding.refused(id(), seen, wanted);
  }

  private static String days(Duration term) {
    long hours = term.toHours();
    if (hours % 24 != 0) return hours + " hours";
    return hours / 24 == 1 ? "1 day" : hours / 24 + " days";
  }
}
