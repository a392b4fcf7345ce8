package dev.berth.pool;

import dev.berth.catalogue.Money;
import dev.berth.catalogue.Price;
import java.time.Duration;
import java.time.Instant;

/** What a reservation costs at list price over its time, a month being 30 days. */
final class Spending {
  private static final long SECONDS_A_MONTH = Price.HOURS_A_MONTH * 3600;

  private Spending() {}

  /** From its start to then; nothing where that is before the start. */
  static Money until(Reservation r, Instant end) {
    return during(r.monthly(), Duration.between(r.from(), end));
  }

  static Money during(Money monthly, Duration time) {
    return monthly.share(Math.max(0, time.toSeconds()), SECONDS_A_MONTH);
  }
}
