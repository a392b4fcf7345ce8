package dev.berth.program;

import dev.berth.catalogue.Catalogue;
import dev.berth.config.ConfigProblem;
import dev.berth.config.FilePositions;
import dev.berth.config.Parsed;
import dev.berth.forge.Issue;
import dev.berth.forge.Repository;
import dev.berth.intake.IssueReader;
import dev.berth.intake.ReadingSettings;
import dev.berth.intake.form.Form;
import dev.berth.lease.Terms;
import dev.berth.lease.WorkingDays;
import dev.berth.policy.Judge;
import dev.berth.policy.PolicySnapshot;
import dev.berth.policy.Rule;
import dev.berth.pool.Placement;
import dev.berth.pool.Pool;
import dev.berth.pool.PoolBook;
import dev.berth.reading.Reading;
import dev.berth.reading.Workload;
import java.time.Duration;
import java.time.Instant;
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
 * @param people whose word lets people join after the order
 * @param ledger whether who has what is shown in public; empty where nobody said so
 */
public record Program(
    String revision,
    String name,
    Optional<String> paused,
    Rights rights,
    List<NamedPerson> duty,
    Optional<String> prefix,
    SelfApproval selfApproval,
    PeopleChange people,
    TriageMode triage,
    Optional<Boolean> ledger,
    Labels labels,
    Map<Workload, Terms> terms,
    WorkingDays workingDays,
    Map<Workload, Integer> decisionDays,
    WaitingTimes patience,
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
  public static Parsed<Program> read(String file, String text, ServerDefaults defaults) {
    return read(file, text, defaults, Optional.empty());
  }

  /**
   * The file of a request repository. Its pools are those of the server, as all repositories share
   * them: it may leave them out or repeat them, and others are a mistake.
   */
  public static Parsed<Program> read(
      String file, String text, ServerDefaults defaults, Program server) {
    return read(file, text, defaults, Optional.of(server.pools()));
  }

  private static Parsed<Program> read(
      String file, String text, ServerDefaults defaults, Optional<List<Pool>> shared) {
    return switch (ProgramYaml.reader().parse(file, text, ProgramSettings.class)) {
      case Parsed.Bad<ProgramSettings>(List<ConfigProblem> problems) -> new Parsed.Bad<>(problems);
      case Parsed.Good<ProgramSettings>(ProgramSettings p, FilePositions places) ->
          checked(p, places, defaults, text, shared);
    };
  }

  private static Parsed<Program> checked(
      ProgramSettings file,
      FilePositions places,
      ServerDefaults defaults,
      String text,
      Optional<List<Pool>> shared) {
    var rules =
        new RuleReader(places, file.terms().byWorkload(), defaults.catalogue())
            .read(file.rules(), file.expressions());
    var problems = new ArrayList<>(rules.problems());
    problems.addAll(CommandRights.problems(file.commands().keySet(), places));
    problems.addAll(Labels.problems(file.labels(), places));
    problems.addAll(new ProgramCrossCheck(file, defaults.catalogue(), places).of(rules));
    // A file that was emptied by mistake is not one that wants everything as usual.
    if (file.pools().isEmpty() && (shared.isEmpty() || saysNothing(text)))
      problems.add(places.problem("pools", "pools is missing: name one that lends machines"));
    file.pools()
        .forEach((name, pool) -> problems.addAll(pool.problems("pools." + name, defaults, places)));
    if (!problems.isEmpty()) return new Parsed.Bad<>(problems);
    var own = file.pools().entrySet().stream().map(e -> e.getValue().pool(e.getKey())).toList();
    var pools = own.isEmpty() ? shared.orElseThrow() : own;
    if (shared.filter(s -> !s.equals(pools)).isPresent())
      return new Parsed.Bad<>(List.of(otherPools(own, shared.get(), places)));
    return new Parsed.Good<>(
        of(file, ProgramRevision.of(text, defaults), rules.rules(), pools, defaults), places);
  }

  private static boolean saysNothing(String text) {
    return text.lines().map(String::strip).allMatch(l -> l.isEmpty() || l.startsWith("#"));
  }

  private static ConfigProblem otherPools(List<Pool> own, List<Pool> shared, FilePositions places) {
    var first = own.stream().filter(p -> !shared.contains(p)).map(p -> "pools." + p.name());
    return places.problem(
        first.findFirst().orElse("pools"),
        "is not as in the server's program.yaml: all repositories share its pools; leave pools out"
            + " here, or repeat them unchanged and in the same order");
  }

  private static Program of(
      ProgramSettings file,
      String revision,
      List<Rule> rules,
      List<Pool> pools,
      ServerDefaults defaults) {
    return new Program(
        revision,
        file.name(),
        file.paused(),
        file.roles().rights(file.commands()),
        file.duty(),
        file.prefix(),
        file.selfApproval(),
        file.people(),
        file.triage(),
        file.ledger(),
        new Labels(file.labels()),
        file.terms().byWorkload(),
        file.days(),
        file.decisionDays().byWorkload(),
        file.patience(),
        rules,
        pools,
        defaults.catalogue(),
        defaults.forms());
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
        people,
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
    return new Judge(revision, rules, List.of(new PoolsServe(this)));
  }

  /** What do we make of this text? */
  public IssueReader reader() {
    return new IssueReader(
        catalogue, forms, new ReadingSettings(usualTerms(), ReadingSettings.BODY_MAX));
  }

  /**
   * Whether an issue is a request: one with the label, or one whose text fits a form.
   *
   * @param reading what is made of its text; asked only where there is no label
   */
  public boolean isRequest(Issue issue, Supplier<Reading> reading) {
    if (labels.isRequest(issue.labels())) return true;
    return !issue.author().bot() && !reading.get().form().equals(SettingsFolder.NO_FORM);
  }

  /** The figures that a request is promised when it is made. */
  public PolicySnapshot promises() {
    return new PolicySnapshot(
        patience.askAgain(),
        patience.giveUp(),
        decisionDays,
        workingDays,
        patience.queueAsk(),
        patience.makeTime(),
        patience.closeGrace(),
        selfApproval == SelfApproval.RECORDED,
        terms,
        Optional.of(makeTimes()),
        Optional.of(patience.makeLimit()),
        Optional.of(patience.failedLimit()));
  }

  /** Of the pools that say something of their own. */
  private Map<String, Duration> makeTimes() {
    var all = new HashMap<String, Duration>();
    for (var p : pools) p.makeTime().ifPresent(t -> all.put(p.name(), t));
    return all;
  }

  /**
   * The pool that a yes would take.
   *
   * @param chosen the only one that will do, by an approver's word
   */
  public Optional<Pool> serving(
      PoolBook state, Reading reading, Optional<String> chosen, Instant now) {
    return PoolsServe.wish(0, terms, reading, chosen, now)
        .flatMap(w -> new Placement(pools, catalogue).serving(state, w, now));
  }

  /** Why that pool could never lend what is asked for; empty when it could, or nothing is asked. */
  public Optional<String> cannotServe(String named, Reading reading, Instant now) {
    var only = pool(named).map(List::of).orElse(List.of());
    return PoolsServe.wish(0, terms, reading, Optional.empty(), now)
        .flatMap(w -> new Placement(only, catalogue).impossible(w, now));
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
