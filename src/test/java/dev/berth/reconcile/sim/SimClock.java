package dev.berth.reconcile.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The one clock of a world: of the store, the forge, and all who live there. */
public final class SimClock implements InstantSource {
  /** A Friday morning. */
  public static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

  private volatile Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  /** As the forge writes it. */
  public Instant second() {
    return now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
  }

  public long nanos() {
    return Duration.between(START, now).toNanos();
  }

  void forward(Duration by) {
    now = now.plus(by);
  }

  void to(Instant at) {
    if (at.isAfter(now)) now = at;
  }
}
