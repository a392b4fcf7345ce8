package dev.berth.provision.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Leaves a provider alone that does not answer. After the rest one call may try; while it is under
 * way the others still stay out.
 */
final class CircuitBreaker {
  private final int failuresInARow;
  private final Duration rest;
  private int failures;
  private Instant openUntil = Instant.MIN;

  CircuitBreaker(int failuresInARow, Duration rest) {
    this.failuresInARow = failuresInARow;
    this.rest = rest;
  }

  /** Empty when the call may go; else when to come back. */
  synchronized Optional<Instant> keptOutUntil(Instant now) {
    if (failures < failuresInARow) {
      return Optional.empty();
    }
    if (now.isBefore(openUntil)) {
      return Optional.of(openUntil);
    }
    // This call is the one that tries; the next is kept out for another rest.
    openUntil = now.plus(rest);
    return Optional.empty();
  }

  synchronized void answered() {
    failures = 0;
  }

  synchronized void failed(Instant now) {
    failures = Math.min(failures + 1, failuresInARow);
    if (failures == failuresInARow) {
      openUntil = now.plus(rest);
    }
  }

  /** Until when it is left alone; in the past while the next call may try. */
  synchronized Optional<Instant> restsUntil() {
    return failures >= failuresInARow ? Optional.of(openUntil) : Optional.empty();
  }

  synchronized boolean open(Instant now) {
    return failures >= failuresInARow && now.isBefore(openUntil);
  }
}
