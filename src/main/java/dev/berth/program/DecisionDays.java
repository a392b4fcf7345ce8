package dev.berth.program;

import dev.berth.reading.Workload;
import java.util.Map;

/** Working days in which a decision is promised; the lead is called at twice that. */
record DecisionDays(int testing, int shortTerm, int hosting) {
  /** Nobody waits for a decision for longer than a year. */
  private static final int DAYS_MAX = 260;

  DecisionDays {
    check("testing", testing);
    check("short-term", shortTerm);
    check("hosting", hosting);
  }

  private static void check(String workload, int days) {
    if (days < 1 || days > DAYS_MAX)
      throw new IllegalArgumentException(workload + " is from 1 working day to " + DAYS_MAX);
  }

  static DecisionDays defaults() {
    return new DecisionDays(5, 2, 10);
  }

  Map<Workload, Integer> byWorkload() {
    return Map.of(
        Workload.TESTING, testing, Workload.SHORT_TERM, shortTerm, Workload.HOSTING, hosting);
  }
}
