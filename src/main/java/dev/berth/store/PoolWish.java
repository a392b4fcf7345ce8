package dev.berth.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Which wish of which row an answer of the pools is for, and what it was told.
 *
 * @param toldPlace below zero where it was told that no pool could ever serve it
 * @param toldClosed why it was told that none lends now; empty where one does
 */
public record PoolWish(
    SubjectKey from, Instant queued, int toldPlace, Optional<String> toldClosed) {
  public static PoolWish fresh(SubjectKey from, Instant queued) {
    return new PoolWish(from, queued, 0, Optional.empty());
  }

  public boolean isTold(int place, Optional<String> closed) {
    return toldPlace == place && toldClosed.equals(closed);
  }

  public PoolWish told(int place, Optional<String> closed) {
    return new PoolWish(from, queued, place, closed);
  }
}
