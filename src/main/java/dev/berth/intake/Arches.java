package dev.berth.intake;

import dev.berth.catalogue.Arch;
import dev.berth.language.WordFile;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words that people use for processor architectures. */
final class Arches {
  static final WordFile FILE = WordFile.read("intake/architectures.txt");

  private static final Map<String, Arch> WORDS = new HashMap<>();

  static {
    FILE.values("architectures")
        .forEach(
            (arch, words) -> {
              for (var w : words.split(",\\s*", -1))
                WORDS.put(w, Arch.valueOf(arch.toUpperCase(Locale.ROOT)));
            });
  }

  private Arches() {}

  static Optional<Arch> of(String word) {
    return Optional.ofNullable(WORDS.get(word));
  }
}
