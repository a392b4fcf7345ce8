package dev.berth.commands.grammar;

import dev.berth.language.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * "Did you mean": which of our words somebody may have wanted to type. Other bots listen to slashes
 * as well, so a word that is merely similar is left alone.
 */
public final class NearestName {
  /** Shorter words are near to everything. */
  private static final int WORD_MIN = 3;

  /** From this length on two slips are forgiven instead of one. */
  private static final int LONG_WORD = 8;

  /** In words up to this length another letter makes another word. */
  private static final int SHORT_WORD = 3;

  private NearestName() {}

  public static Optional<String> of(String word, Collection<String> names) {
    var plain = word.replace("-", "");
    if (names.contains(plain)) return Optional.of(plain);
    return names.stream()
        .filter(n -> isNear(plain, n))
        .min(
            Comparator.comparingInt((String n) -> EditDistance.between(plain, n))
                .thenComparing(n -> n));
  }

  /** Of other names than ours: the nearest within two slips. */
  public static Optional<String> among(String typed, Collection<String> names) {
    var word = typed.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(n -> EditDistance.between(word, n.toLowerCase(Locale.ROOT)) <= 2)
        .min(Comparator.comparingInt(n -> EditDistance.between(word, n.toLowerCase(Locale.ROOT))));
  }

  private static boolean isNear(String word, String name) {
    int longer = Math.max(word.length(), name.length());
    if (Math.min(word.length(), name.length()) < WORD_MIN) return false;
    if (longer == SHORT_WORD && !isTurned(word, name)) return false;
    return EditDistance.between(word, name) <= (longer >= LONG_WORD ? 2 : 1);
  }

  /** The same letters in another order. */
  private static boolean isTurned(String a, String b) {
    return a.chars().sorted().boxed().toList().equals(b.chars().sorted().boxed().toList());
  }
}
