package dev.berth.catalogue;

import java.time.Duration;
import java.util.Optional;

/**
 * What one machine costs, with where the figure comes from. Prices are history: a new price is a
 * new entry, none is overwritten.
 *
 * @param hour price of an hour
 * @param date when the figure was true (ISO date), empty where the source has none
 * @param basis list price, the donor's stated value, or derived
 * @param source address or name of the source
 * @param confirmed false where only one source has it or sources differ
 */
public record Price(
    Money hour, Optional<String> date, String basis, String source, boolean confirmed) {
  /** Hours of a month of 30 days: the figure that requests are told. */
  public static final long HOURS_A_MONTH = 720;

  public Money month() {
    return hour.times(HOURS_A_MONTH);
  }

  public Money during(Duration term) {
    return hour.share(term.toSeconds(), Duration.ofHours(1).toSeconds());
  }
}
