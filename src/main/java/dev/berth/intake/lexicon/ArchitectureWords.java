package dev.berth.intake.lexicon;

import dev.berth.catalogue.Arch;
import dev.berth.language.WordFile;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words that people use for processor architectures. */
public final class ArchitectureWords {
  public static final WordFile FILE = WordFile.read("intake/architectures.txt");

  private static final Map<String, Arch> WORDS = new HashMap<>();

  static {
    FILE.values("architectures")
        .forEach(
            (arch, words) -> {
              for (var w : words.split(",\\s*", -1))
                WORDS.put(w, Arch.valueOf(arch.toUpperCase(Locale.ROOT)));
            });
  }

  private ArchitectureWords() {}

  public static Optional<Arch> of(String word) {
    return Optional.ofNullable(WORDS.get(word));
  }
}
