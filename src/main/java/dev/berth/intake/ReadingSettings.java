package dev.berth.intake;

import dev.berth.reading.Workload;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a program says about reading.
 *
 * @param usualTerms term proposed for a workload where none is written; never assumed
 * @param bodyMax signs of a body that are read; the rest is cut and nothing in it counts
 */
public record ReadingSettings(Map<Workload, Duration> usualTerms, int bodyMax) {
  /** GitHub takes bodies of at most 65,536 signs; other forges take more. */
  public static final int BODY_MAX = 262_144;

  public ReadingSettings {
    usualTerms = Map.copyOf(usualTerms);
  }

  /** Terms that programs of this kind use. */
  public static ReadingSettings usual() {
    var terms =
        Map.of(
            Workload.TESTING, Duration.ofDays(90),
            Workload.SHORT_TERM, Duration.ofDays(7),
            Workload.HOSTING, Duration.ofDays(180));
    return new ReadingSettings(terms, BODY_MAX);
  }

  Optional<Duration> usualTerm(Optional<Workload> workload) {
    return workload.map(usualTerms::get);
  }
}
