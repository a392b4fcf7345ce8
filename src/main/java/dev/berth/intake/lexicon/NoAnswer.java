package dev.berth.intake.lexicon;

import dev.berth.language.WordFile;
import java.util.Locale;
import java.util.Set;

/** Tells words that were only put in to fill a field from an answer. */
public final class NoAnswer {
  private static final Set<String> NOTHING =
      WordFile.read("intake/no-answers.txt").words("nothing");

  private NoAnswer() {}

  public static boolean isNothing(String answer) {
    var s = answer.strip().toLowerCase(Locale.ROOT);
    if (s.length() > 40) return false;
    var bare = bare(s);
    return bare.isEmpty() || NOTHING.contains(bare);
  }

  private static String bare(String s) {
    var from = 0;
    var to = s.length();
    while (from < to && "-–—_*.,:;!?()[]<>#+=~ \n\t\"'`|".indexOf(s.charAt(from)) >= 0) from++;
    while (to > from && "-–—_*.,:;!?()[]<>#+=~ \n\t\"'`|".indexOf(s.charAt(to - 1)) >= 0) to--;
    return s.substring(from, to);
  }
}
