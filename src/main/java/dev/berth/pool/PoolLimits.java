package dev.berth.pool;

import dev.berth.reading.Workload;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A donor's own rules, beside the program's.
 *
 * @param machinesPerRequest no request gets more machines here
 * @param longestTerm no request is here for longer, grace time included
 * @param workloads what the donor lends for; empty for all
 */
public record PoolLimits(
    Optional<Integer> machinesPerRequest, Optional<Duration> longestTerm, Set<Workload> workloads) {
  public static final PoolLimits NONE =
      new PoolLimits(Optional.empty(), Optional.empty(), Set.of());

  public PoolLimits {
    machinesPerRequest.ifPresent(
        m -> {
          if (m < 1) throw new IllegalArgumentException("machines-per-request is 1 at least");
        });
    workloads = Set.copyOf(workloads);
  }

  boolean isFor(Workload workload) {
    return workloads.isEmpty() || workloads.contains(workload);
  }
}
