package dev.berth.intake.machines;

import dev.berth.intake.machines.MachineMention.Intent;
import dev.berth.intake.machines.MachineMention.Notation;
import dev.berth.intake.text.PlanMention;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Makes lines of all that a text says of machines: totals, shares, repeats and pairs. */
final class MentionConsolidation {
  private final List<MachineMention> plans = new ArrayList<>();
  private final List<MachineMention> counts = new ArrayList<>();
  private final List<MachineMention> shares = new ArrayList<>();
  private final List<MachineMention> totals = new ArrayList<>();
  private boolean doubt;

  private MentionConsolidation(List<MachineMention> mentions) {
    var wanted = new ArrayList<MachineMention>();
    for (var m : mentions) {
      if (m.intent() == Intent.WANTED) wanted.add(m);
      doubt |= m.intent() == Intent.ALTERNATIVE;
    }
    var paired = PlanCountPairing.of(each(wanted));
    for (var m : paired) {
      if (m.plan().isPresent()) plans.add(m);
      else if (m.notation() == Notation.SHARE) shares.add(m);
      else if (m.notation() == Notation.TOTAL) totals.add(m);
      else if (m.notation() != Notation.EACH) counts.add(m);
    }
  }

  /**
   * What is wanted.
   *
   * @param lines plan or count, or both
   * @param certain nothing speaks against any of it
   */
  record Consolidated(List<MachineMention> lines, boolean certain) {}

  static Consolidated of(List<MachineMention> mentions) {
    var c = new MentionConsolidation(mentions);
    c.fold();
    c.count();
    var more = c.plans.isEmpty() ? c.withoutPlan() : c.beside();
    var lines = new ArrayList<>(c.plans);
    lines.addAll(more);
    c.total(lines);
    lines.removeIf(l -> l.plan().isEmpty() && l.count().isEmpty());
    var sure =
        lines.stream()
            .allMatch(
                l ->
                    !l.doubt()
                        && l.count().isPresent()
                        && l.plan().flatMap(PlanMention::plan).isPresent());
    return new Consolidated(List.copyOf(lines), !lines.isEmpty() && sure && !c.doubt);
  }

  private static List<MachineMention> each(List<MachineMention> mentions) {
    var each = mentions.stream().filter(m -> m.notation() == Notation.EACH).findFirst();
    if (each.isEmpty()) return mentions;
    return mentions.stream().map(m -> m.isPlanOnly() ? m.with(each.get()) : m).toList();
  }

  /** A plan that is named once more without a count is no second line. */
  private void fold() {
    for (int i = 0; i < plans.size(); i++) {
      var m = plans.get(i);
      for (int k = plans.size() - 1; k > i; k--) {
        var other = plans.get(k);
        if (!isSame(m, other)) continue;
        if (other.count().isEmpty() || m.isPlanOnly()) {
          plans.set(i, m.count().isPresent() || m.about() ? m : merged(m, other));
          m = plans.get(i);
          plans.remove(k);
        } else if (!(m.from() == 0 && other.from() == 0)) {
          if (!m.count().equals(other.count())) plans.set(i, m.with(OptionalInt.empty()).doubted());
          m = plans.get(i);
          plans.remove(k);
        }
      }
    }
  }

  private static boolean isSame(MachineMention a, MachineMention b) {
    return a.plan().orElseThrow().isSame(b.plan().orElseThrow());
  }

  private static MachineMention merged(MachineMention plan, MachineMention counted) {
    var m = plan.with(counted);
    return counted.doubt() ? m.doubted() : m;
  }

  /** One plan without a count: the number that stands elsewhere is its count. */
  private void count() {
    if (plans.size() != 1 || !plans.getFirst().isPlanOnly()) return;
    var plan = plans.getFirst();
    if (!counts.isEmpty()) {
      var first = counts.getFirst();
      var rest = sum(counts.subList(1, counts.size())) + sum(shares);
      var alone = counts.size() == 1 && shares.size() <= 1;
      var clear = alone || first.count().orElse(0) == rest || allSame(counts);
      plans.set(0, clear ? plan.with(first) : plan.doubted());
      counts.clear();
      shares.clear();
    } else if (!totals.isEmpty()) {
      plans.set(0, plan.with(totals.getFirst()));
    } else if (shares.size() == 1) {
      plans.set(0, plan.with(shares.getFirst()));
      shares.clear();
    } else if (shares.size() > 1) {
      plans.set(0, plan.with(OptionalInt.of(sum(shares))).doubted());
      shares.clear();
    }
  }

  /** Counts without a plan next to plans: a total, a breakdown, or more machines. */
  private List<MachineMention> beside() {
    var more = new ArrayList<MachineMention>();
    var sum = sum(plans);
    var known = plans.stream().allMatch(p -> p.count().isPresent());
    if (known && plans.size() == 1 && counts.size() > 1 && sum(counts) == sum) return more;
    for (var c : counts) {
      if (known && c.count().orElse(-1) == sum) continue;
      if (isOther(c)) more.add(c);
      else doubt = true;
    }
    var shared = sum(shares);
    if (shares.size() > 1 && known && plans.size() == 1 && shared != sum) contradicted();
    return more;
  }

  private boolean isOther(MachineMention count) {
    return count.arch().isPresent()
        && plans.stream()
            .map(p -> p.plan().flatMap(PlanMention::arch))
            .noneMatch(count.arch()::equals);
  }

  private void contradicted() {
    plans.replaceAll(p -> p.with(OptionalInt.empty()).doubted());
  }

  private List<MachineMention> withoutPlan() {
    if (counts.size() < 2) return counts;
    var first = counts.getFirst();
    var rest = counts.subList(1, counts.size());
    if (first.count().orElse(0) == sum(rest) || (allSame(counts) && !differInArch(counts)))
      return List.of(first);
    var same = counts.stream().filter(c -> c.sentence() == first.sentence()).toList();
    if (same.size() < counts.size() && !differInArch(counts)) {
      doubt = true;
      return same;
    }
    return counts;
  }

  private static boolean differInArch(List<MachineMention> counts) {
    return counts.stream().map(MachineMention::arch).distinct().count() > 1;
  }

  private void total(List<MachineMention> lines) {
    if (totals.isEmpty() || lines.isEmpty()) return;
    var known = lines.stream().allMatch(l -> l.count().isPresent());
    if (known && totals.getFirst().count().orElse(0) != sum(lines)) doubt = true;
  }

  private static boolean allSame(List<MachineMention> counts) {
    return counts.stream().map(MachineMention::count).distinct().count() == 1;
  }

  private static int sum(List<MachineMention> mentions) {
    return mentions.stream().mapToInt(m -> m.count().orElse(0)).sum();
  }
}
