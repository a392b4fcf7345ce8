package dev.berth.store.sql;

import dev.berth.store.Store;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as columns hold them: microseconds since 1970, the finest that both databases tell. */
final class Micros {
  static final long NEVER = Store.NEVER.getEpochSecond() * 1_000_000;

  private Micros() {}

  /** Rounded up, so that nothing is due before its time; what lies beyond the ends is the end. */
  static long of(Instant at) {
    if (!at.isBefore(Store.NEVER)) return NEVER;
    if (at.isBefore(Instant.EPOCH)) return 0;
    var whole = at.truncatedTo(ChronoUnit.MICROS);
    var micros = ChronoUnit.MICROS.between(Instant.EPOCH, whole);
    return whole.equals(at) ? micros : micros + 1;
  }

  /** Rounded down, as clocks tell. */
  static long down(Instant now) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, now);
  }

  static Instant at(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
