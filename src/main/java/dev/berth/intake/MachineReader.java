package dev.berth.intake;

import dev.berth.catalogue.Arch;
import dev.berth.intake.Mention.Mood;
import dev.berth.reading.Field;
import dev.berth.reading.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the machines that an issue asks for, from the answer, else from wherever they stand. */
final class MachineReader {
  private MachineReader() {}

  /**
   * Reads them.
   *
   * @param turned signs that turn the direction of writing were taken out of the text
   */
  static Machines read(Sheet sheet, Passages said, boolean turned) {
    var from = said.answer().asks() ? said.answer() : elsewhere(sheet, said);
    var shown = from.asks() ? from : said.answer();
    var checked = new CrossCheck(said).of(from.asked());
    var doubts = new ArrayList<>(checked.doubts());
    if (sheet.contradicted().contains(Field.MACHINES)) doubts.add("contradiction");
    if (turned && !checked.lines().isEmpty()) doubts.add("hidden-signs");
    if (checked.lines().isEmpty() && onlyAside(sheet)) doubts.add("sample");
    if (shown.isOpen()) doubts.add("unclear");
    return new Machines(
        checked.lines(),
        checked.certain() && doubts.isEmpty() && !checked.lines().isEmpty(),
        List.copyOf(doubts),
        shown.text(),
        PossibleCounts.of(shown.text(), checked.counts()),
        others(from.mentions()),
        strangers(from.mentions()));
  }

  /** The first other place that asks for machines, unless the answer says that none are wanted. */
  static Passage elsewhere(Sheet sheet, Passages said) {
    var refused = sheet.of(Field.MACHINES).stream().map(Entry::text).anyMatch(t -> refuses(t));
    return refused ? Passage.NONE : said.elsewhere();
  }

  private static boolean refuses(String answer) {
    return answer.strip().toLowerCase(Locale.ROOT).startsWith("none");
  }

  private static boolean onlyAside(Sheet sheet) {
    return sheet.of(Field.MACHINES).stream().anyMatch(e -> !e.isAnswered() && e.hasAside());
  }

  private static List<String> others(List<Mention> mentions) {
    return mentions.stream()
        .filter(m -> m.mood() == Mood.ALTERNATIVE)
        .flatMap(m -> m.plan().flatMap(PlanRef::plan).stream())
        .distinct()
        .toList();
  }

  private static List<String> strangers(List<Mention> mentions) {
    return mentions.stream()
        .filter(m -> m.mood() == Mood.WANTED)
        .flatMap(m -> m.plan().filter(p -> p.plan().isEmpty()).map(PlanRef::written).stream())
        .distinct()
        .toList();
  }

  static Line line(Mention m) {
    var plan = m.plan().flatMap(PlanRef::plan);
    var ofPlan = m.plan().flatMap(PlanRef::arch);
    var clash = ofPlan.isPresent() && m.arch().isPresent() && !ofPlan.equals(m.arch());
    var arch = clash ? Optional.<Arch>empty() : ofPlan.or(m::arch);
    var sure = plan.isPresent() && m.count().isPresent() && !m.doubt() && !clash;
    return new Line(plan, m.count(), arch, sure);
  }
}
