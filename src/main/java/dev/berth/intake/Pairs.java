package dev.berth.intake;

import dev.berth.intake.Mention.Form;
import java.util.ArrayList;
import java.util.List;

/** Brings a plan and a count together that were written apart but side by side. */
final class Pairs {
  private Pairs() {}

  static List<Mention> of(List<Mention> mentions) {
    return inSentences(keys(mentions));
  }

  /** {@code Type: ...} and {@code Amount: ...} in turn, whichever comes first. */
  private static List<Mention> keys(List<Mention> mentions) {
    var keys = mentions.stream().filter(m -> m.form() == Form.KEY).toList();
    var plans = mentions.stream().filter(Mention::isPlanOnly).toList();
    if (keys.isEmpty() || keys.size() != plans.size()) return mentions;
    var order = mentions.stream().filter(m -> m.form() == Form.KEY || m.isPlanOnly()).toList();
    for (int i = 0; i + 1 < order.size(); i += 2)
      if (order.get(i).isPlanOnly() == order.get(i + 1).isPlanOnly()) return mentions;
    var out = new ArrayList<Mention>();
    var next = 0;
    for (var m : mentions) {
      if (m.form() == Form.KEY) continue;
      out.add(m.isPlanOnly() ? m.with(keys.get(next++)) : m);
    }
    return out;
  }

  /** "Two machines, both c3.small" in one sentence, with no other plan or count in it. */
  private static List<Mention> inSentences(List<Mention> mentions) {
    var out = new ArrayList<>(mentions);
    for (int i = 0; i + 1 < out.size(); i++) {
      var a = out.get(i);
      var b = out.get(i + 1);
      if (a.sentence() != b.sentence() || !isAlone(out, a)) continue;
      if (a.isCountOnly() && usual(a) && b.isPlanOnly()) out.set(i, b.with(a));
      else if (a.isPlanOnly() && b.isCountOnly() && usual(b)) out.set(i, a.with(b));
      else continue;
      out.remove(i + 1);
    }
    return out;
  }

  private static boolean usual(Mention m) {
    return m.form() == Form.USUAL || m.form() == Form.KEY;
  }

  private static boolean isAlone(List<Mention> all, Mention one) {
    return all.stream().filter(m -> m.sentence() == one.sentence()).count() == 2;
  }
}
