package dev.berth.program;

import dev.berth.catalogue.Catalogue;
import dev.berth.config.Parsed;
import dev.berth.config.Places;
import dev.berth.config.Problem;
import dev.berth.forge.Issue;
import dev.berth.forge.Repository;
import dev.berth.intake.Form;
import dev.berth.intake.IssueReader;
import dev.berth.intake.Settings;
import dev.berth.lease.Terms;
import dev.berth.lease.WorkingDays;
import dev.berth.policy.Judge;
import dev.berth.policy.Rule;
import dev.berth.pool.Pool;
import dev.berth.reading.Reading;
import dev.berth.reading.Workload;
import dev.berth.request.Promises;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One revision of what an organisation that lends machines has decided.
 *
 * @param revision first signs of the hash of all texts it was read from
 * @param paused why nothing is ordered or deleted for the time being
 * @param duty people who are told when a decision is wanted; three at most
 * @param prefix word that commands begin with: {@code /berth approve}
 * @param ledger whether who has what is shown in public; empty where nobody said so
 */
public record Program(
    String revision,
    String name,
    Optional<String> paused,
    Rights rights,
    List<Named> duty,
    Optional<String> prefix,
    SelfApproval selfApproval,
    Triage triage,
    Optional<Boolean> ledger,
    Labels labels,
    Map<Workload, Terms> terms,
    WorkingDays workingDays,
    Map<Workload, Integer> decisionDays,
    Patience patience,
    List<Rule> rules,
    List<Pool> pools,
    Catalogue catalogue,
    List<Form> forms) {
  public Program {
    duty = List.copyOf(duty);
    terms = Map.copyOf(terms);
    decisionDays = Map.copyOf(decisionDays);
    rules = List.copyOf(rules);
    pools = List.copyOf(pools);
    forms = List.copyOf(forms);
  }

  /**
   * Reads a program's file and checks it against what the server's folder gives.
   *
   * @param file its name, as problems call it
   */
  public static Parsed<Program> read(String file, String text, Ground ground) {
    return switch (Amounts.reader().parse(file, text, ProgramFile.class)) {
      case Parsed.Bad<ProgramFile>(List<Problem> problems) -> new Parsed.Bad<>(problems);
      case Parsed.Good<ProgramFile>(ProgramFile p, Places places) ->
          checked(p, places, ground, text);
    };
  }

  private static Parsed<Program> checked(
      ProgramFile file, Places places, Ground ground, String text) {
    var rules =
        new RuleBook(places, file.terms().byWorkload()).read(file.rules(), file.expressions());
    var problems = new ArrayList<>(rules.problems());
    problems.addAll(CommandRights.problems(file.commands().keySet(), places));
    problems.addAll(Labels.problems(file.labels(), places));
    if (file.pools().isEmpty())
      problems.add(places.problem("pools", "pools is missing: name one that lends machines"));
    file.pools()
        .forEach((name, pool) -> problems.addAll(pool.problems("pools." + name, ground, places)));
    if (!problems.isEmpty()) return new Parsed.Bad<>(problems);
    var pools = file.pools().entrySet().stream().map(e -> e.getValue().pool(e.getKey())).toList();
    return new Parsed.Good<>(
        of(file, Revision.of(text, ground), rules.rules(), pools, ground), places);
  }

  private static Program of(
      ProgramFile file, String revision, List<Rule> rules, List<Pool> pools, Ground ground) {
    return new Program(
        revision,
        file.name(),
        file.paused(),
        file.roles().rights(file.commands()),
        file.duty(),
        file.prefix(),
        file.selfApproval(),
        file.triage(),
        file.ledger(),
        new Labels(file.labels()),
        file.terms().byWorkload(),
        file.days(),
        file.decisionDays().byWorkload(),
        file.patience(),
        rules,
        pools,
        ground.catalogue(),
        ground.forms());
  }

  /** The same for one repository: a private one's ledger is off unless the program says on. */
  public Program in(Repository repository) {
    if (ledger.isPresent() || !repository.isPrivate()) return this;
    return new Program(
        revision,
        name,
        paused,
        rights,
        duty,
        prefix,
        selfApproval,
        triage,
        Optional.of(false),
        labels,
        terms,
        workingDays,
        decisionDays,
        patience,
        rules,
        pools,
        catalogue,
        forms);
  }

  /** What do the rules say about these facts? */
  public Judge judge() {
    return new Judge(revision, rules);
  }

  /** What do we make of this text? */
  public IssueReader reader() {
    return new IssueReader(catalogue, forms, new Settings(usualTerms(), Settings.BODY_MAX));
  }

  /**
   * Whether an issue is a request: one with the label, or one whose text fits a form.
   *
   * @param reading what is made of its text; asked only where there is no label
   */
  public boolean isRequest(Issue issue, Supplier<Reading> reading) {
    if (labels.isRequest(issue.labels())) return true;
    return !issue.author().bot() && !reading.get().form().equals(Setup.NO_FORM);
  }

  /** The figures that a request is promised when it is made. */
  public Promises promises() {
    return new Promises(
        patience.askAgain(),
        patience.giveUp(),
        decisionDays,
        workingDays,
        patience.queueAsk(),
        patience.makeTime(),
        patience.closeGrace(),
        selfApproval == SelfApproval.RECORDED,
        terms);
  }

  public Optional<Pool> pool(String named) {
    return pools.stream().filter(p -> p.name().equals(named)).findFirst();
  }

  /** Machines of all pools together, by plan, free or not. */
  public Map<String, Integer> stock() {
    var all = new HashMap<String, Integer>();
    for (var p : pools) p.stock().forEach((plan, n) -> all.merge(plan, n, Integer::sum));
    return all;
  }

  /** Usual first terms by workload: what is proposed where none is said. */
  public Map<Workload, Duration> usualTerms() {
    var all = new HashMap<Workload, Duration>();
    terms.forEach((w, t) -> all.put(w, t.first()));
    return all;
  }
}
