package dev.berth.intake.machines;

import dev.berth.catalogue.Catalogue;
import dev.berth.reading.Field;
import dev.berth.reading.Line;
import dev.berth.reading.OpenQuestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is to be asked about machines, with commands that answer it as they stand. */
public final class MachineQuestions {
  private static final int ANSWERS_MAX = 3;

  private final PlanSuggestions near;
  private final Catalogue catalogue;

  public MachineQuestions(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.near = new PlanSuggestions(catalogue);
  }

  /** At most one question: its command says all lines anew. */
  public Optional<OpenQuestion> ask(RequestedMachines m, Optional<String> read) {
    var lines = m.lines();
    if (lines.isEmpty()) {
      var reason = m.doubts().contains("sample") ? "sample" : "missing";
      return question(reason, read, withPlans(near.bySpecs(m.written(), Optional.empty())));
    }
    if (!m.unknownPlans().isEmpty())
      return question("unknown-plan", read, commands(lines, l -> likely(l, m), l -> one(l)));
    if (lines.stream().anyMatch(l -> l.plan().isEmpty()))
      return question("unclear", read, commands(lines, l -> likely(l, m), l -> one(l)));
    var gone = lines.stream().anyMatch(l -> l.plan().filter(p -> !near.isOffered(p)).isPresent());
    if (gone) return question("not-offered", read, commands(lines, this::offered, l -> one(l)));
    if (!m.alternatives().isEmpty()) return question("choice", read, choice(m));
    if (m.certain() && m.doubts().isEmpty()) return Optional.empty();
    var reason = m.doubts().isEmpty() ? "unclear" : m.doubts().getFirst();
    return question(reason, read, counted(m));
  }

  /** One command for each number that may be meant. */
  private List<String> counted(RequestedMachines m) {
    var open = m.lines().stream().filter(l -> l.count().isEmpty()).count() == 1;
    if (!open || m.counts().isEmpty()) return commands(m.lines(), this::offered, l -> one(l));
    return m.counts().stream()
        .flatMap(
            n -> commands(m.lines(), this::offered, l -> l.count().orElse(n)).stream().limit(1))
        .toList();
  }

  private static Optional<OpenQuestion> question(
      String reason, Optional<String> read, List<String> answers) {
    var few = answers.stream().distinct().limit(ANSWERS_MAX).toList();
    return Optional.of(new OpenQuestion(Field.MACHINES, reason, read, few));
  }

  private List<String> withPlans(List<String> plans) {
    return plans.stream().map(p -> "machines 1x " + p).toList();
  }

  /** The number that was read, else one to be changed. */
  private static int one(Line l) {
    return l.count().orElse(1);
  }

  private List<String> offered(Line l) {
    var plan = l.plan().orElse("");
    return near.isOffered(plan) ? List.of(plan) : near.instead(plan);
  }

  private List<String> likely(Line l, RequestedMachines m) {
    if (l.plan().isPresent()) return offered(l);
    var options = new LinkedHashSet<String>();
    for (var s : m.unknownPlans()) options.addAll(near.byName(s));
    if (l.arch().isPresent())
      options.removeIf(p -> catalogue.plan(p).filter(x -> x.arch() != l.arch().get()).isPresent());
    options.addAll(near.bySpecs(m.written(), l.arch()));
    return List.copyOf(options);
  }

  /** All lines in one command; the second command takes the second choice of each line. */
  private static List<String> commands(
      List<Line> lines, Function<Line, List<String>> plans, Function<Line, Integer> count) {
    var out = new ArrayList<String>();
    for (int i = 0; i < ANSWERS_MAX; i++) {
      var nth = i;
      if (lines.stream().anyMatch(l -> plans.apply(l).isEmpty())) return out;
      if (i > 0 && lines.stream().noneMatch(l -> plans.apply(l).size() > nth)) return out;
      out.add(
          lines.stream()
              .map(l -> count.apply(l) + "x " + at(plans.apply(l), nth))
              .collect(Collectors.joining(", ", "machines ", "")));
    }
    return out;
  }

  private static String at(List<String> list, int index) {
    return list.get(Math.min(index, list.size() - 1));
  }

  /** What was named first, then the others in its place. */
  private List<String> choice(RequestedMachines m) {
    var first = m.lines().getFirst();
    var out = new ArrayList<>(commands(m.lines(), this::offered, l -> one(l)));
    for (var other : m.alternatives()) {
      var lines = new ArrayList<>(m.lines());
      lines.set(0, new Line(Optional.of(other), OptionalInt.of(one(first)), first.arch(), true));
      out.addAll(commands(lines, this::offered, l -> one(l)));
    }
    return out;
  }
}
