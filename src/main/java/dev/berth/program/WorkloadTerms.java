package dev.berth.program;

import dev.berth.lease.Terms;
import dev.berth.reading.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program's terms for each kind of work. Sources of the usual figures: config/program.yaml. */
record WorkloadTerms(Terms testing, Terms shortTerm, Terms hosting) {
  WorkloadTerms {
    check("testing", testing);
    check("short-term", shortTerm);
    check("hosting", hosting);
  }

  static WorkloadTerms defaults() {
    return new WorkloadTerms(
        terms(90, 180, 30, 90, List.of(30, 7, 1), 7),
        terms(7, 30, 7, 7, List.of(2, 1), 1),
        terms(180, 180, 180, 0, List.of(30, 7, 1), 30));
  }

  Map<Workload, Terms> byWorkload() {
    return Map.of(
        Workload.TESTING, testing, Workload.SHORT_TERM, shortTerm, Workload.HOSTING, hosting);
  }

  private static Terms terms(
      int first, int longest, int step, int selfService, List<Integer> reminders, int grace) {
    return new Terms(
        Duration.ofDays(first),
        Duration.ofDays(longest),
        Duration.ofDays(step),
        Duration.ofDays(selfService),
        reminders.stream().map(d -> Duration.ofDays(d)).toList(),
        Duration.ofDays(grace));
  }

  private static void check(String workload, Terms t) {
    if (t.first().isZero() || t.first().compareTo(t.longest()) > 0)
      throw new IllegalArgumentException(workload + " has a first term above its longest, or 0");
    if (t.step().isZero()) throw new IllegalArgumentException(workload + " has a step of 0");
    if (t.reminders().stream().anyMatch(Duration::isZero))
      throw new IllegalArgumentException(workload + " has a reminder at the end itself");
    if (t.reminders().stream().anyMatch(r -> r.compareTo(t.first()) >= 0))
      throw new IllegalArgumentException(workload + " has a reminder before its first term begins");
    if (t.reminders().stream().distinct().count() < t.reminders().size())
      throw new IllegalArgumentException(workload + " has a reminder twice");
  }
}
