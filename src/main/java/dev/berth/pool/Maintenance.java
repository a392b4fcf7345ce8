package dev.berth.pool;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A pool lends nothing new for a time; what is lent stays lent.
 *
 * @param reason as people who wait read it
 * @param until the day on which it lends again
 */
public record Maintenance(String reason, LocalDate until) {
  public Maintenance {
    if (reason.isBlank()) throw new IllegalArgumentException("reason is empty: people read it");
  }

  /** When it is over. */
  public Instant end() {
    return until.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  boolean isOn(Instant now) {
    return now.isBefore(end());
  }
}
