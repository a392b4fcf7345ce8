package dev.berth.intake.machines;

import dev.berth.catalogue.Arch;
import dev.berth.intake.lexicon.ArchitectureWords;
import dev.berth.intake.machines.MachineMention.Intent;
import dev.berth.intake.machines.MachineMention.Notation;
import dev.berth.intake.text.Token;
import dev.berth.reading.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds the machines that were read against the rest of the issue: other counts, another arch. */
final class CrossCheck {
  private static final Pattern ARM = anyOf("arm-words");
  private static final Pattern X86 = anyOf("x86-words");
  private static final Pattern WANTS_ARM =
      wants("(?:real |native |64[- ]bit )*(?:arm|arm64|aarch64)");
  private static final Pattern WANTS_X86 =
      wants("(?:real |native )*(?:x86|x86_64|x86-64|amd64|intel)");

  private static final int TEXT_MAX = 20_000;

  private final Passages passages;

  CrossCheck(Passages passages) {
    this.passages = passages;
  }

  /**
   * Lines, and what speaks against them.
   *
   * @param counts numbers that contradict each other
   */
  record CheckedLines(
      List<Line> lines, boolean certain, List<String> doubts, List<Integer> counts) {}

  private static Pattern anyOf(String list) {
    return Pattern.compile("\\b(?:" + ArchitectureWords.FILE.alternatives(list) + ")\\b");
  }

  private static Pattern wants(String arch) {
    return Pattern.compile(
        "\\b(?:real |native )?"
            + arch
            + "[- ](?:\\w+"
            + " )?(?:processors?|machines?|servers?|hardware|nodes?|runners?|builders?|cpus?"
            + "|boxe?s?|hosts?)\\b|\\b(?:real|native|actual)"
            + " "
            + arch
            + "\\b");
  }

  CheckedLines of(MentionConsolidation.Consolidated result) {
    var doubts = new ArrayList<String>();
    var mentions = new ArrayList<>(result.lines());
    if (mentions.size() == 1) mentions.set(0, countFromTitle(mentions.getFirst()));
    var filled = !mentions.equals(result.lines());
    var clashing = counts(mentions, doubts);
    var lines = new ArrayList<>(mentions.stream().map(MachineReader::line).toList());
    if (archClash(lines)) {
      doubts.add("arch");
      lines.replaceAll(l -> new Line(l.plan(), l.count(), Optional.empty(), false));
    }
    var certain = (result.certain() || filled) && lines.stream().allMatch(Line::certain);
    return new CheckedLines(List.copyOf(lines), certain && doubts.isEmpty(), doubts, clashing);
  }

  /** The title may give the count of the very plan that the answer names without one. */
  private MachineMention countFromTitle(MachineMention line) {
    if (!line.isPlanOnly()) return line;
    for (var m : passages.title().mentions())
      if (m.intent() == Intent.WANTED && m.count().isPresent() && !m.doubt()) {
        if (m.plan().isPresent() && m.plan().get().isSame(line.plan().orElseThrow()))
          return line.with(m.count());
        if (m.plan().isEmpty()) return line.with(m.count()).doubted();
      }
    return line;
  }

  /** Another count of the same plan elsewhere, or of machines in the title or a wish. */
  private List<Integer> counts(List<MachineMention> lines, List<String> doubts) {
    if (lines.stream().anyMatch(l -> l.count().isEmpty())) return List.of();
    var sum = lines.stream().mapToInt(l -> l.count().orElse(0)).sum();
    var others = new ArrayList<MachineMention>(others(passages.title(), Intent.WANTED));
    for (var passage : passages.prose()) {
      for (var m : others(passage, Intent.NEUTRAL)) if (m.plan().isPresent()) others.add(m);
      others.addAll(others(passage, Intent.WANTED));
    }
    var clash = others.stream().filter(m -> differs(m, lines, sum)).findFirst();
    if (clash.isEmpty()) return List.of();
    doubts.add("contradiction");
    var counts = List.of(sum, clash.get().count().orElse(sum));
    if (lines.size() == 1) lines.set(0, lines.getFirst().with(OptionalInt.empty()).doubted());
    return counts;
  }

  private static List<MachineMention> others(Passage passage, Intent mood) {
    return passage.mentions().stream()
        .filter(m -> m.intent() == mood && m.count().isPresent() && !m.doubt())
        .filter(m -> m.notation() == Notation.USUAL)
        .toList();
  }

  private static boolean differs(MachineMention other, List<MachineMention> lines, int sum) {
    var count = other.count().orElse(0);
    if (other.plan().isPresent()) {
      var same =
          lines.stream()
              .filter(l -> l.plan().isPresent() && l.plan().get().isSame(other.plan().get()))
              .toList();
      var all = same.stream().mapToInt(l -> l.count().orElse(0)).sum();
      return !same.isEmpty()
          && all != count
          && same.stream().noneMatch(l -> l.count().orElse(0) == count);
    }
    return count != sum && lines.stream().noneMatch(l -> l.count().orElse(0) == count);
  }

  /** The words want one architecture only, and no plan has it. */
  private boolean archClash(List<Line> lines) {
    if (lines.isEmpty() || lines.stream().anyMatch(l -> l.arch().isEmpty())) return false;
    var places =
        List.of(
            passages.title(),
            passages.above(),
            passages.project(),
            passages.description(),
            passages.answer());
    var all = places.stream().map(Passage::text).collect(Collectors.joining("\n"));
    var text = all.substring(0, Math.min(all.length(), TEXT_MAX)).toLowerCase(Locale.ROOT);
    if (lines.stream().allMatch(l -> l.arch().get() == Arch.X86_64))
      return WANTS_ARM.matcher(text).find() && !X86.matcher(withoutPlans(places)).find();
    if (lines.stream().allMatch(l -> l.arch().get() == Arch.ARM64))
      return WANTS_X86.matcher(withoutPlans(places)).find()
          && !ARM.matcher(withoutPlans(places)).find();
    return false;
  }

  private static String withoutPlans(List<Passage> places) {
    return places.stream()
        .flatMap(p -> p.sentences().stream())
        .flatMap(s -> s.tokens().stream())
        .filter(t -> t.type() != Token.TokenType.PLAN)
        .map(Token::text)
        .collect(Collectors.joining(" "));
  }
}
