package dev.berth.program;

import dev.berth.catalogue.Arch;
import dev.berth.catalogue.Catalogue;
import dev.berth.catalogue.Plan;
import dev.berth.config.ConfigProblem;
import dev.berth.config.ConfigSection;
import dev.berth.config.DidYouMean;
import dev.berth.config.FilePositions;
import dev.berth.config.Parsed;
import dev.berth.lease.Terms;
import dev.berth.policy.Rule;
import dev.berth.policy.rules.Expression;
import dev.berth.policy.rules.Rules;
import dev.berth.policy.rules.TermLimit;
import dev.berth.reading.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a program's rules: the known ones by their id, and its own expressions. */
final class RuleReader {
  private final FilePositions places;
  private final Map<Workload, Terms> terms;
  private final Catalogue catalogue;
  private final Map<String, FilePositions> ofRules = new HashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<ConfigProblem> problems = new ArrayList<>();

  RuleReader(FilePositions places, Map<Workload, Terms> terms, Catalogue catalogue) {
    this.places = places;
    this.terms = terms;
    this.catalogue = catalogue;
  }

  /** What the words of an expression can be. */
  private Map<String, Set<String>> values() {
    return Map.of(
        "plans",
        all(catalogue.plans(), Plan::name),
        "architectures",
        all(List.of(Arch.values()), Arch::word),
        "workload",
        Stream.concat(Stream.of(""), Arrays.stream(Workload.values()).map(Workload::word))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static <T> Set<String> all(List<T> of, Function<T, String> word) {
    return of.stream().map(word).collect(Collectors.toCollection(TreeSet::new));
  }

  RuleReader read(Map<String, ConfigSection> known, List<Expression.Section> own) {
    known.forEach(this::known);
    for (int i = 0; i < own.size(); i++) own("expressions[" + i + "]", own.get(i));
    var ids = new HashSet<String>();
    for (var r : rules)
      if (!ids.add(r.id()))
        problems.add(places.problem("expressions", r.id() + " is the id of another rule"));
    return this;
  }

  List<Rule> rules() {
    return rules;
  }

  /** Where the settings of a rule stand. */
  FilePositions places(String rule) {
    return ofRules.getOrDefault(rule, places);
  }

  List<ConfigProblem> problems() {
    return problems;
  }

  private void known(String id, ConfigSection section) {
    var type = Optional.ofNullable(Rules.known().get(id));
    if (type.isEmpty()) {
      var hint = DidYouMean.to(id, Rules.known().keySet());
      var known = ": known are " + String.join(", ", Rules.known().keySet());
      var help = hint.map(h -> ": did you mean " + h + "?").orElse(known);
      problems.add(places.problem("rules." + id, "is not a rule" + help));
      return;
    }
    Parsed<? extends Rule> rule = section.as(type.get());
    problems.addAll(rule.problems());
    if (rule instanceof Parsed.Good<? extends Rule>(_, var within)) ofRules.put(id, within);
    rule.found().map(this::completed).ifPresent(rules::add);
  }

  private Rule completed(Rule rule) {
    if (!(rule instanceof TermLimit t) || !t.longest().isEmpty()) return rule;
    var longest = new HashMap<Workload, java.time.Duration>();
    terms.forEach((w, x) -> longest.put(w, x.longest()));
    return new TermLimit(longest);
  }

  private void own(String path, Expression.Section section) {
    try {
      rules.add(Expression.of(section, values()));
    } catch (Expression.Invalid e) {
      for (var s : e.slips()) problems.add(slip(path + ".pass", section.pass(), s));
    }
  }

  /** A text of several lines begins on the line below its key; how far it is indented is lost. */
  private ConfigProblem slip(String path, String text, Expression.Slip slip) {
    var key = places.problem(path, "");
    boolean block = text.contains("\n");
    int line = block ? key.line() + slip.line() : key.line();
    int column = block ? slip.column() : key.column() + "pass: ".length() + slip.column() - 1;
    return new ConfigProblem(key.file(), line, column, path, slip.message());
  }
}
