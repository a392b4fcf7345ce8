package dev.berth.intake;

import java.util.Locale;
import java.util.Set;

/** Tells words that were only put in to fill a field from an answer. */
final class Filler {
  private static final Set<String> NOTHING =
      Set.of(
          "",
          "no response",
          "n/a",
          "na",
          "n.a",
          "none",
          "nothing",
          "null",
          "nil",
          "tbd",
          "todo",
          "tba",
          "test",
          "xxx",
          "asdf",
          "foo",
          "bar",
          "x",
          "empty",
          "blank",
          "to be defined",
          "to be done",
          "not applicable",
          "unknown",
          "not sure",
          "no idea",
          "don't know",
          "dont know",
          "no answer",
          "see above",
          "see below",
          "as above",
          "hello",
          "lorem ipsum",
          "test test",
          "...");

  private Filler() {}

  static boolean isNothing(String answer) {
    var s = answer.strip().toLowerCase(Locale.ROOT);
    if (s.length() > 40) return false;
    return NOTHING.contains(bare(s));
  }

  private static String bare(String s) {
    var from = 0;
    var to = s.length();
    while (from < to && "-–—_*.,:;!?()[]<>#+=~ \n\t\"'`|".indexOf(s.charAt(from)) >= 0) from++;
    while (to > from && "-–—_*.,:;!?()[]<>#+=~ \n\t\"'`|".indexOf(s.charAt(to - 1)) >= 0) to--;
    return s.substring(from, to);
  }
}
