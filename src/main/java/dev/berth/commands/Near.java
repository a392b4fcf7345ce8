package dev.berth.commands;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * "Did you mean": which of our words somebody may have wanted to type. Other bots listen to slashes
 * as well, so a word that is merely similar is left alone.
 */
final class Near {
  /** Shorter words are near to everything. */
  private static final int WORD_MIN = 3;

  /** From this length on two slips are forgiven instead of one. */
  private static final int LONG_WORD = 8;

  /** In words up to this length another letter makes another word. */
  private static final int SHORT_WORD = 3;

  private Near() {}

  static Optional<String> of(String word, Collection<String> names) {
    var plain = word.replace("-", "");
    if (names.contains(plain)) return Optional.of(plain);
    return names.stream()
        .filter(n -> isNear(plain, n))
        .min(Comparator.comparingInt((String n) -> slips(plain, n)).thenComparing(n -> n));
  }

  /** Of other names than ours: the nearest within two slips. */
  static Optional<String> among(String typed, Collection<String> names) {
    var word = typed.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(n -> slips(word, n.toLowerCase(Locale.ROOT)) <= 2)
        .min(Comparator.comparingInt(n -> slips(word, n.toLowerCase(Locale.ROOT))));
  }

  private static boolean isNear(String word, String name) {
    int longer = Math.max(word.length(), name.length());
    if (Math.min(word.length(), name.length()) < WORD_MIN) return false;
    if (longer == SHORT_WORD && !isTurned(word, name)) return false;
    return slips(word, name) <= (longer >= LONG_WORD ? 2 : 1);
  }

  /** The same letters in another order. */
  private static boolean isTurned(String a, String b) {
    return a.chars().sorted().boxed().toList().equals(b.chars().sorted().boxed().toList());
  }

  /** Letters too many, missing, wrong, or two exchanged (optimal string alignment). */
  private static int slips(String a, String b) {
    var d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) d[i][0] = i;
    for (int j = 0; j <= b.length(); j++) d[0][j] = j;
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + wrong, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean turned =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (turned) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
    return d[a.length()][b.length()];
  }
}
