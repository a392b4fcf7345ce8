package dev.berth.provision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One donor's control plane. A call has a hard deadline of {@link #DEADLINE}; longer work is
 * started and polled. Answers are values; only a bug throws.
 */
public interface Provisioner {
  /** The longest a call may take. */
  java.time.Duration DEADLINE = java.time.Duration.ofSeconds(20);

  Outcome fulfil(Order order);

  /**
   * All machines the provider holds for Berth, also those with no known key; empty = cannot tell.
   */
  Optional<List<FoundMachine>> inventory();

  /** Free machines by plan where the provider can tell; empty = the program's own figures count. */
  Optional<Map<String, Integer>> stock();

  /**
   * Until when it is left alone since it did not answer; in the past when the next call may try.
   */
  default Optional<Instant> restsUntil() {
    return Optional.empty();
  }

  /**
   * A machine at the provider, seen in its own list.
   *
   * @param access how it is reached, where that is told by people and may be told twice
   */
  record FoundMachine(
      Optional<MachineKey> key, String plan, Instant since, Optional<MachineAccess> access) {
    public FoundMachine(Optional<MachineKey> key, String plan, Instant since) {
      this(key, plan, since, Optional.empty());
    }
  }
}
