package dev.berth.intake;

import dev.berth.intake.Token.Sort;
import java.util.ArrayList;
import java.util.List;

/** Cuts tokens into sentences; a line is one at least. Numbers of lists are no words. */
final class Sentences {
  private Sentences() {}

  static List<List<Token>> of(List<Token> tokens) {
    var out = new ArrayList<List<Token>>();
    var now = new ArrayList<Token>();
    for (int i = 0; i < tokens.size(); i++) {
      var t = tokens.get(i);
      if (t.type() == Sort.LINE || t.type() == Sort.STOP) {
        var number = t.type() == Sort.STOP && isListNumber(tokens, i, now);
        if (!now.isEmpty() && !number) out.add(List.copyOf(now));
        now.clear();
      } else if (t.type() == Sort.CLOSE && isListNumber(tokens, i, now)) {
        now.clear();
      } else {
        now.add(t);
      }
    }
    if (!now.isEmpty()) out.add(List.copyOf(now));
    return out;
  }

  /** {@code 1.} or {@code 2)} at the beginning of a line on which more stands. */
  private static boolean isListNumber(List<Token> all, int mark, List<Token> now) {
    if (now.size() != 1 || now.getFirst().type() != Sort.NUMBER) return false;
    var begins = mark < 2 || all.get(mark - 2).type() == Sort.LINE;
    return begins && mark + 1 < all.size() && all.get(mark + 1).type() != Sort.LINE;
  }
}
