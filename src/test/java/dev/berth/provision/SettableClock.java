package dev.berth.provision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told otherwise. */
public final class SettableClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-11-20T09:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public synchronized void forward(Duration time) {
    now = now.plus(time);
  }
}
