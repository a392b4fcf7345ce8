package dev.berth.intake;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Patterns that are lists: one alternative a line, so that a line is added and nothing else. */
final class Cues {
  private Cues() {}

  /** Matches where any line matches, from the beginning of a word on. */
  static Pattern any(String lines) {
    var all =
        lines
            .lines()
            .map(String::strip)
            .filter(l -> !l.isEmpty())
            .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")"));
    return Pattern.compile(all);
  }
}
