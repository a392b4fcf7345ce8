package dev.berth.intake.machines;

import dev.berth.catalogue.Arch;
import dev.berth.intake.form.FilledForm;
import dev.berth.intake.form.FormAnswer;
import dev.berth.intake.machines.MachineMention.Intent;
import dev.berth.intake.text.PlanMention;
import dev.berth.reading.Field;
import dev.berth.reading.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the machines that an issue asks for, from the answer, else from wherever they stand. */
public final class MachineReader {
  private MachineReader() {}

  /**
   * Reads them.
   *
   * @param turned signs that turn the direction of writing were taken out of the text
   */
  public static RequestedMachines read(FilledForm filled, Passages passages, boolean turned) {
    var from = passages.answer().asks() ? passages.answer() : elsewhere(filled, passages);
    var shown = from.asks() ? from : passages.answer();
    var checked = new CrossCheck(passages).of(from.asked());
    var doubts = new ArrayList<>(checked.doubts());
    if (filled.contradicted().contains(Field.MACHINES)) doubts.add("contradiction");
    if (turned && !checked.lines().isEmpty()) doubts.add("hidden-signs");
    if (checked.lines().isEmpty() && onlyAside(filled)) doubts.add("sample");
    if (shown.isOpen()) doubts.add("unclear");
    return new RequestedMachines(
        checked.lines(),
        checked.certain() && doubts.isEmpty() && !checked.lines().isEmpty(),
        List.copyOf(doubts),
        shown.text(),
        PossibleCounts.of(shown.text(), checked.counts()),
        others(from.mentions()),
        strangers(from.mentions()));
  }

  /** The first other place that asks for machines, unless the answer says that none are wanted. */
  public static Passage elsewhere(FilledForm filled, Passages passages) {
    var refused =
        filled.answersTo(Field.MACHINES).stream().map(FormAnswer::text).anyMatch(t -> refuses(t));
    return refused ? Passage.NONE : passages.elsewhere();
  }

  private static boolean refuses(String answer) {
    return answer.strip().toLowerCase(Locale.ROOT).startsWith("none");
  }

  private static boolean onlyAside(FilledForm filled) {
    return filled.answersTo(Field.MACHINES).stream().anyMatch(e -> !e.isAnswered() && e.hasAside());
  }

  private static List<String> others(List<MachineMention> mentions) {
    return mentions.stream()
        .filter(m -> m.intent() == Intent.ALTERNATIVE)
        .flatMap(m -> m.plan().flatMap(PlanMention::plan).stream())
        .distinct()
        .toList();
  }

  private static List<String> strangers(List<MachineMention> mentions) {
    return mentions.stream()
        .filter(m -> m.intent() == Intent.WANTED)
        .flatMap(m -> m.plan().filter(p -> p.plan().isEmpty()).map(PlanMention::written).stream())
        .distinct()
        .toList();
  }

  static Line line(MachineMention m) {
    var plan = m.plan().flatMap(PlanMention::plan);
    var ofPlan = m.plan().flatMap(PlanMention::arch);
    var clash = ofPlan.isPresent() && m.arch().isPresent() && !ofPlan.equals(m.arch());
    var arch = clash ? Optional.<Arch>empty() : ofPlan.or(m::arch);
    var sure = plan.isPresent() && m.count().isPresent() && !m.doubt() && !clash;
    return new Line(plan, m.count(), arch, sure);
  }
}
