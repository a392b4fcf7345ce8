package dev.berth.pool;

import dev.berth.reading.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An approved request that wants machines and has none yet.
 *
 * @param plans how many of each plan, all from one pool
 * @param since when it was approved: the order of the list
 * @param term how long a place is needed, grace time included
 * @param pool the only pool that will do, by an approver's word
 */
public record WaitingRequest(
    long request,
    Map<String, Integer> plans,
    Instant since,
    Duration term,
    Optional<Workload> workload,
    Optional<String> pool) {
  public WaitingRequest {
    plans = Map.copyOf(plans);
    if (plans.isEmpty() || plans.values().stream().anyMatch(n -> n < 1))
      throw new IllegalArgumentException("request " + request + " wants no machine");
  }

  public int machines() {
    return plans.values().stream().mapToInt(Integer::intValue).sum();
  }

  boolean sharesAPlanWith(WaitingRequest other) {
    return plans.keySet().stream().anyMatch(other.plans::containsKey);
  }
}
