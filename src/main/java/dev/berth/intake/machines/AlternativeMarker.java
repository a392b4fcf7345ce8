package dev.berth.intake.machines;

import dev.berth.intake.machines.MachineMention.Intent;
import dev.berth.intake.text.Token.TokenType;
import dev.berth.intake.text.TokenSentence;
import java.util.ArrayList;
import java.util.List;

/** "A or B": what is named first is in doubt, the others are not asked for beside it. */
final class AlternativeMarker {
  private static final int REACH = 5;

  private AlternativeMarker() {}

  static List<MachineMention> marked(TokenSentence words, List<MachineMention> mentions) {
    var out = new ArrayList<>(mentions);
    for (int i = 0; i < words.size(); i++) {
      var t = words.at(i);
      var slash = t.type() == TokenType.SLASH;
      if (!slash && !t.is("or", "and/or", "oder")) continue;
      var before = before(out, i, slash ? 0 : REACH);
      var after = after(out, i, slash ? 0 : REACH);
      if (before < 0 || after < 0 || (slash && !isBareSlash(out.get(before), out.get(after))))
        continue;
      out.set(after, out.get(after).withIntent(Intent.ALTERNATIVE));
      var first = firstOfRow(words, out, before);
      for (int k = first + 1; k <= before; k++)
        out.set(k, out.get(k).withIntent(Intent.ALTERNATIVE));
      out.set(first, out.get(first).doubted());
    }
    return out;
  }

  /** {@code c3.small/m3.small} is a choice, {@code 2 c3.small / 1 m3.small} a list. */
  private static boolean isBareSlash(MachineMention a, MachineMention b) {
    return a.plan().isPresent() && b.plan().isPresent() && b.count().isEmpty();
  }

  private static int before(List<MachineMention> mentions, int token, int reach) {
    for (int k = mentions.size() - 1; k >= 0; k--) {
      var to = mentions.get(k).to();
      if (to <= token) return token - to <= reach ? k : -1;
    }
    return -1;
  }

  private static int after(List<MachineMention> mentions, int token, int reach) {
    for (int k = 0; k < mentions.size(); k++) {
      var from = mentions.get(k).from();
      if (from > token) return from - token - 1 <= reach ? k : -1;
    }
    return -1;
  }

  /** In "A, B or C" the row begins with A, as long as no count stands between. */
  private static int firstOfRow(TokenSentence words, List<MachineMention> mentions, int last) {
    var k = last;
    while (k > 0
        && mentions.get(k).count().isEmpty()
        && mentions.get(k - 1).plan().isPresent()
        && mentions.get(k).from() - mentions.get(k - 1).to() == 1
        && words.at(mentions.get(k - 1).to()).type() == TokenType.COMMA) k--;
    return k;
  }
}
