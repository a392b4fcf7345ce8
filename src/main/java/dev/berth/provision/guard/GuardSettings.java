package dev.berth.provision.guard;

import dev.berth.provision.Provisioner;
import java.time.Duration;

/**
 * How an adapter is guarded.
 *
 * @param deadline longest time of one call, waiting for its turn included; at most {@link
 *     Provisioner#DEADLINE}
 * @param callsAtOnce most calls to the provider at once, hung ones included
 * @param failuresInARow so many calls without an answer, and the provider is left alone
 * @param rest for so long
 */
public record GuardSettings(Duration deadline, int callsAtOnce, int failuresInARow, Duration rest) {
  static final int CALLS_MAX = 100;

  public GuardSettings {
    if (deadline.isNegative()
        || deadline.isZero()
        || deadline.compareTo(Provisioner.DEADLINE) > 0) {
      throw new IllegalArgumentException(
          "deadline must be more than 0s and at most " + Provisioner.DEADLINE.toSeconds() + "s");
    }
    if (callsAtOnce < 1 || callsAtOnce > CALLS_MAX) {
      throw new IllegalArgumentException("calls-at-once must be from 1 to " + CALLS_MAX);
    }
    if (failuresInARow < 1) {
      throw new IllegalArgumentException("failures-in-a-row must be at least 1");
    }
    if (rest.isNegative()) {
      throw new IllegalArgumentException("rest must not be negative");
    }
  }

  public static GuardSettings defaults() {
    return new GuardSettings(Provisioner.DEADLINE, 4, 5, Duration.ofSeconds(30));
  }
}
