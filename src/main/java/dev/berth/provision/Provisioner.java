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
   * What a provider may add to the end of a machine before it ends it by itself: time to start a
   * server that was down.
   */
  java.time.Duration BACKSTOP = java.time.Duration.ofDays(14);

  /** All machines in the provider's own list, also those that are not ours; empty = cannot tell. */
  Optional<List<FoundMachine>> inventory();

  /** Free machines by plan where the provider can tell; empty = the program's own figures count. */
  Optional<Map<String, Integer>> stock();

  /**
   * Until when it is left alone since it did not answer; in the past when the next call may try.
   */
  default Optional<Instant> restsUntil() {
    return Optional.empty();
  }

  /** Looks whether the settings fit the provider: credentials, versions, every plan and system. */
  default List<SelfCheck> check() {
    return List.of();
  }

  /**
   * One thing that was looked at.
   *
   * @param what {@code credentials}, {@code plan c3.medium.x86} ...
   * @param words what was found, and what to do where it is not good
   */
  record SelfCheck(String what, boolean good, String words) {
    public static SelfCheck good(String what, String words) {
      return new SelfCheck(what, true, words);
    }

    public static SelfCheck bad(String what, String words) {
      return new SelfCheck(what, false, words);
    }
  }
}
