package dev.berth.intake.machines;

import dev.berth.intake.machines.MachineMention.Notation;
import java.util.ArrayList;
import java.util.List;

/** Brings a plan and a count together that were written apart but side by side. */
final class PlanCountPairing {
  private PlanCountPairing() {}

  static List<MachineMention> of(List<MachineMention> mentions) {
    return inSentences(keys(mentions));
  }

  /** {@code Type: ...} and {@code Amount: ...} in turn, whichever comes first. */
  private static List<MachineMention> keys(List<MachineMention> mentions) {
    var keys = mentions.stream().filter(m -> m.notation() == Notation.KEY).toList();
    var plans = mentions.stream().filter(MachineMention::isPlanOnly).toList();
    if (keys.isEmpty() || keys.size() != plans.size()) return mentions;
    var order =
        mentions.stream().filter(m -> m.notation() == Notation.KEY || m.isPlanOnly()).toList();
    for (int i = 0; i + 1 < order.size(); i += 2)
      if (order.get(i).isPlanOnly() == order.get(i + 1).isPlanOnly()) return mentions;
    var out = new ArrayList<MachineMention>();
    var next = 0;
    for (var m : mentions) {
      if (m.notation() == Notation.KEY) continue;
      out.add(m.isPlanOnly() ? m.with(keys.get(next++)) : m);
    }
    return out;
  }

  /** "Two machines, both c3.small" in one sentence, with no other plan or count in it. */
  private static List<MachineMention> inSentences(List<MachineMention> mentions) {
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

  private static boolean usual(MachineMention m) {
    return m.notation() == Notation.USUAL || m.notation() == Notation.KEY;
  }

  private static boolean isAlone(List<MachineMention> all, MachineMention one) {
    return all.stream().filter(m -> m.sentence() == one.sentence()).count() == 2;
  }
}
