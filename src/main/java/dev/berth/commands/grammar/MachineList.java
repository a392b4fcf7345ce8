package dev.berth.commands.grammar;

import dev.berth.catalogue.Catalogue;
import dev.berth.catalogue.Plan;
import dev.berth.reading.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Machines as people type them: {@code 3x c3.medium.x86, 1x c3.large.arm64}. A count that is not
 * written is asked for, never guessed.
 */
public sealed interface MachineList {
  /** Of one plan; what a program allows is a rule's matter. */
  int COUNT_MAX = 100;

  int LINES_MAX = 10;

  /** No answer names more plans. */
  int SHOWN_MAX = 15;

  Pattern ITEM =
      Pattern.compile(
          "(?:(\\d{1,9})\\s*(?:[x\u00d7*]\\s*|\\s))?([^\\s,;]+)(?:\\s*[x\u00d7*]\\s*(\\d{1,9}))?",
          Pattern.CASE_INSENSITIVE);

  /** All of it was understood. */
  record Read(List<Line> lines) implements MachineList {}

  /** Nothing like it. */
  record Nothing() implements MachineList {}

  record NoCount(String read) implements MachineList {}

  record NoPlan(String read, Optional<String> near) implements MachineList {}

  /** A plan that is known only, with what replaces it. */
  record NotOffered(String read, List<String> instead) implements MachineList {}

  static MachineList of(String args, Catalogue catalogue) {
    var lines = new ArrayList<Line>();
    for (var item : QuotedText.bare(args).split("\\s*[,;+&]\\s*|\\s+and\\s+", -1)) {
      if (item.isBlank()) continue;
      var m = ITEM.matcher(item.strip());
      if (!m.matches() || lines.size() == LINES_MAX) return new Nothing();
      var count = Optional.ofNullable(m.group(1)).or(() -> Optional.ofNullable(m.group(3)));
      var plan = catalogue.plan(m.group(2));
      if (plan.isEmpty()) return new NoPlan(m.group(2), near(m.group(2), catalogue));
      if (!plan.get().offered()) return new NotOffered(plan.get().name(), plan.get().instead());
      if (count.isEmpty() || !isCount(count.get())) return new NoCount(item.strip());
      lines.add(Line.of(Integer.parseInt(count.get()), plan.get().name(), plan.get().arch()));
    }
    return lines.isEmpty() ? new Nothing() : new Read(lines);
  }

  private static boolean isCount(String digits) {
    int count = Integer.parseInt(digits);
    return count >= 1 && count <= COUNT_MAX;
  }

  private static Optional<String> near(String read, Catalogue catalogue) {
    return NearestName.among(read, catalogue.offered().stream().map(Plan::name).toList());
  }
}
