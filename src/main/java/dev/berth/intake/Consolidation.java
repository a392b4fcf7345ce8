package dev.berth.intake;

import dev.berth.intake.Mention.Form;
import dev.berth.intake.Mention.Mood;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Makes lines of all that a text says of machines: totals, shares, repeats and pairs. */
final class Consolidation {
  private final List<Mention> plans = new ArrayList<>();
  private final List<Mention> counts = new ArrayList<>();
  private final List<Mention> shares = new ArrayList<>();
  private final List<Mention> totals = new ArrayList<>();
  private boolean doubt;

  private Consolidation(List<Mention> mentions) {
    var wanted = new ArrayList<Mention>();
    for (var m : mentions) {
      if (m.mood() == Mood.WANTED) wanted.add(m);
      doubt |= m.mood() == Mood.ALTERNATIVE;
    }
    var paired = Pairs.of(each(wanted));
    for (var m : paired) {
      if (m.plan().isPresent()) plans.add(m);
      else if (m.form() == Form.SHARE) shares.add(m);
      else if (m.form() == Form.TOTAL) totals.add(m);
      else if (m.form() != Form.EACH) counts.add(m);
    }
  }

  /**
   * What is wanted.
   *
   * @param lines plan or count, or both
   * @param certain nothing speaks against any of it
   */
  record Result(List<Mention> lines, boolean certain) {}

  static Result of(List<Mention> mentions) {
    var c = new Consolidation(mentions);
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
                        && l.plan().flatMap(PlanRef::plan).isPresent());
    return new Result(List.copyOf(lines), !lines.isEmpty() && sure && !c.doubt);
  }

  private static List<Mention> each(List<Mention> mentions) {
    var each = mentions.stream().filter(m -> m.form() == Form.EACH).findFirst();
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

  private static boolean isSame(Mention a, Mention b) {
    return a.plan().orElseThrow().isSame(b.plan().orElseThrow());
  }

  private static Mention merged(Mention plan, Mention counted) {
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
  private List<Mention> beside() {
    var more = new ArrayList<Mention>();
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

  private boolean isOther(Mention count) {
    return count.arch().isPresent()
        && plans.stream().map(p -> p.plan().flatMap(PlanRef::arch)).noneMatch(count.arch()::equals);
  }

  private void contradicted() {
    plans.replaceAll(p -> p.with(OptionalInt.empty()).doubted());
  }

  private List<Mention> withoutPlan() {
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

  private static boolean differInArch(List<Mention> counts) {
    return counts.stream().map(Mention::arch).distinct().count() > 1;
  }

  private void total(List<Mention> lines) {
    if (totals.isEmpty() || lines.isEmpty()) return;
    var known = lines.stream().allMatch(l -> l.count().isPresent());
    if (known && totals.getFirst().count().orElse(0) != sum(lines)) doubt = true;
  }

  private static boolean allSame(List<Mention> counts) {
    return counts.stream().map(Mention::count).distinct().count() == 1;
  }

  private static int sum(List<Mention> mentions) {
    return mentions.stream().mapToInt(m -> m.count().orElse(0)).sum();
  }
}
