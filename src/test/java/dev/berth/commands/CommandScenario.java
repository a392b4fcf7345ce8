package dev.berth.commands;

import static dev.berth.request.Sample.KIM;
import static dev.berth.request.Sample.NOW;
import static dev.berth.request.Sample.RIO;

import dev.berth.commands.model.ActorRights;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandOrigin;
import dev.berth.commands.model.CommandResult;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Role;
import dev.berth.policy.Account;
import dev.berth.program.Program;
import dev.berth.program.Right;
import dev.berth.program.Rights;
import dev.berth.program.SettingsFixture;
import dev.berth.program.TriageMode;
import dev.berth.reading.Digest;
import dev.berth.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who writes where, under which program: what a test changes is said, the rest is usual. */
record CommandScenario(
    Optional<Request> request,
    Program program,
    Person actor,
    boolean ourselves,
    CommandOrigin origin,
    ActorRights standing,
    Optional<Digest> shown,
    Map<String, Known<Person>> people) {
  static final Instant LATER = NOW.plus(Duration.ofDays(1));
  static final Program SHIPPED = SettingsFixture.shipped().setup().program();
  static final Person LOU = Person.human(901, "lou");
  static final Person BOT = new Person(902, "renovate[bot]", true);

  static final ActorRights DOWN = _ -> new Known.Unknown<>("forge is down", LATER.plusSeconds(60));

  /** The requester, on a request of theirs, as it was shown. */
  static CommandScenario of(Request r) {
    return new CommandScenario(
        Optional.of(r),
        SHIPPED,
        RIO,
        false,
        CommandOrigin.COMMENT,
        standing(SHIPPED, Role.READ, RIO),
        Optional.of(r.ask()),
        Map.of("kim", Known.is(KIM), "lou", Known.is(LOU), "renovate", Known.is(BOT)));
  }

  static CommandScenario plainIssue() {
    var r = dev.berth.request.Sample.judged();
    return of(r).with(Optional.empty());
  }

  private CommandScenario with(Optional<Request> r) {
    return new CommandScenario(r, program, actor, ourselves, origin, standing, shown, people);
  }

  CommandScenario by(Person who, Role role) {
    return new CommandScenario(
        request, program, who, ourselves, origin, standing(program, role, who), shown, people);
  }

  CommandScenario by(Person who, ActorRights standing) {
    return new CommandScenario(request, program, who, ourselves, origin, standing, shown, people);
  }

  CommandScenario asOurselves() {
    return new CommandScenario(request, program, actor, true, origin, standing, shown, people);
  }

  CommandScenario from(CommandOrigin o) {
    return new CommandScenario(request, program, actor, ourselves, o, standing, shown, people);
  }

  CommandScenario showing(Optional<Digest> version) {
    return new CommandScenario(
        request, program, actor, ourselves, origin, standing, version, people);
  }

  CommandScenario knowing(Map<String, Known<Person>> all) {
    return new CommandScenario(request, program, actor, ourselves, origin, standing, shown, all);
  }

  /** Before {@link #by}: the rights are those of the program at that moment. */
  CommandScenario triage(TriageMode triage) {
    return under(program(Optional.empty(), triage, Map.of()));
  }

  CommandScenario prefixed() {
    return under(program(Optional.of("berth"), TriageMode.OFF, Map.of()));
  }

  CommandScenario giving(String command, Right right) {
    return under(program(Optional.empty(), TriageMode.OFF, Map.of(command, right)));
  }

  private CommandScenario under(Program p) {
    return new CommandScenario(request, p, actor, ourselves, origin, standing, shown, people);
  }

  List<CommandResult> says(String line) {
    var found = CommandRegistry.read("/" + line, Optional.empty());
    if (found.size() != 1) throw new IllegalArgumentException("no command: " + line);
    return CommandRegistry.interpret(found.getFirst(), context());
  }

  CommandContext context() {
    return new CommandContext(
        request,
        program,
        RIO,
        actor,
        ourselves,
        origin,
        standing,
        shown,
        shown.isPresent(),
        accounts(),
        Optional.of(Set.of("bug", "Good first issue", "approved", "active", "cluster request")),
        Map.of("2027-Q1", 3),
        LATER);
  }

  private Map<String, Known<Account>> accounts() {
    var all = new java.util.HashMap<String, Known<Account>>();
    people.forEach((h, p) -> all.put(h, p.map(who -> new Account(who, Optional.empty()))));
    return all;
  }

  static ActorRights standing(Program program, Role role, Person who) {
    return right ->
        switch (program.rights().may(Optional.of(role), Map.of(), who.id(), right)) {
          case Rights.RightAnswer.Yes(var by) -> Known.is(Optional.of(by));
          case Rights.RightAnswer.No _ -> Known.is(Optional.empty());
          case Rights.RightAnswer.AskRole _, Rights.RightAnswer.AskTeams _ ->
              throw new IllegalStateException("the role is known, and there are no teams");
        };
  }

  private static Program program(
      Optional<String> prefix, TriageMode triage, Map<String, Right> commands) {
    var p = SHIPPED;
    var r = p.rights();
    return new Program(
        p.revision(),
        p.name(),
        p.paused(),
        new Rights(r.approve(), r.triage(), r.operate(), r.lead(), commands),
        p.duty(),
        prefix,
        p.selfApproval(),
        p.people(),
        triage,
        p.ledger(),
        p.labels(),
        p.terms(),
        p.workingDays(),
        p.decisionDays(),
        p.patience(),
        p.rules(),
        p.pools(),
        p.catalogue(),
        p.forms());
  }
}
