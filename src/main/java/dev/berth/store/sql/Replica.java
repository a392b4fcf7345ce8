package dev.berth.store.sql;

import dev.berth.store.Store;
import java.time.Duration;

/**
 * Who claims rows, and for how long.
 *
 * @param name of this process, random: no two processes may have the same, ever
 * @param claimTime after the last sign of life, others take over what it holds
 */
public record Replica(String name, Duration claimTime) {
  static Replica named(String name) {
    return new Replica(name, Store.CLAIM_TIME);
  }

  /** Until when a claim lasts that is made or renewed now; both in microseconds. */
  long until(long now) {
    return now + claimTime.toNanos() / 1000;
  }
}
