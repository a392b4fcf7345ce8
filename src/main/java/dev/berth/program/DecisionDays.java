package dev.berth.program;

import dev.berth.reading.Workload;
import java.util.Map;

/** Working days in which a decision is promised; the lead is called at twice that. */
record DecisionDays(int testing, int shortTerm, int hosting) {
  DecisionDays {
    if (testing < 1 || shortTerm < 1 || hosting < 1)
      throw new IllegalArgumentException("a decision takes 1 working day at least");
  }

  static DecisionDays defaults() {
    return new DecisionDays(5, 2, 10);
  }

  Map<Workload, Integer> byWorkload() {
    return Map.of(
        Workload.TESTING, testing, Workload.SHORT_TERM, shortTerm, Workload.HOSTING, hosting);
  }
}
