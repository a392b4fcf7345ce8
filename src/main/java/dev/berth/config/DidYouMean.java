package dev.berth.config;

import dev.berth.language.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant. */
public final class DidYouMean {
  private static final int SLIPS = 2;

  private DidYouMean() {}

  /** The nearest of the known words, when it is near enough to be a slip of the finger. */
  public static Optional<String> to(String typed, Collection<String> known) {
    var word = typed.toLowerCase(Locale.ROOT).replace('_', '-');
    return known.stream()
        .filter(
            k -> k.equals(word) || EditDistance.between(word, k) <= Math.min(SLIPS, k.length() / 3))
        .min(Comparator.comparingInt(k -> EditDistance.between(word, k)));
  }

  /** {@code : did you mean x?} or nothing. */
  public static String hint(String typed, Collection<String> known) {
    return to(typed, known).map(k -> ": did you mean " + k + "?").orElse("");
  }
}
