package dev.berth.request;

import dev.berth.reading.Kind;
import dev.berth.reading.Line;
import dev.berth.reading.OpenQuestion;
import dev.berth.reading.OpenSource;
import dev.berth.reading.Reading;
import dev.berth.reading.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Readings for tests: complete but for what is said. */
final class Readings {
  private Readings() {}

  static Reading reading(
      Kind kind, List<Line> lines, Optional<Duration> term, List<OpenQuestion> questions) {
    return new Reading(
        "classic",
        kind,
        Optional.of("Nightly scale tests"),
        true,
        List.of("https://github.com/kelpworks/kelp"),
        OpenSource.YES,
        lines,
        true,
        List.of("ubuntu 24.04"),
        term,
        Optional.of(Workload.TESTING),
        List.of("kim"),
        Optional.of("hardware counters"),
        questions,
        Set.of());
  }
}
