package dev.berth.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant. */
public final class Near {
  private static final int SLIPS = 2;

  private Near() {}

  /** The nearest of the known words, when it is near enough to be a slip of the finger. */
  public static Optional<String> to(String typed, Collection<String> known) {
    var word = typed.toLowerCase(Locale.ROOT).replace('_', '-');
    return known.stream()
        .filter(k -> k.equals(word) || distance(word, k) <= Math.min(SLIPS, k.length() / 3))
        .min(Comparator.comparingInt(k -> distance(word, k)));
  }

  /** {@code , did you mean x?} or nothing. */
  static String hint(String typed, Collection<String> known) {
    return to(typed, known).map(k -> ": did you mean " + k + "?").orElse("");
  }

  /** Letters to put in, take out, replace or swap with the neighbour. */
  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) last[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + change);
        if (swapped(a, b, i, j)) now[j] = Math.min(now[j], before[j - 2] + 1);
      }
      before = last;
      last = now;
    }
    return last[b.length()];
  }

  private static boolean swapped(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
