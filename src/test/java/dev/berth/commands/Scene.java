package dev.berth.commands;

import static dev.berth.request.Sample.KIM;
import static dev.berth.request.Sample.NOW;
import static dev.berth.request.Sample.RIO;

import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Role;
import dev.berth.program.Folder;
import dev.berth.program.Program;
import dev.berth.program.Right;
import dev.berth.program.Rights;
import dev.berth.program.Triage;
import dev.berth.reading.Digest;
import dev.berth.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who writes where, under which program: what a test changes is said, the rest is usual. */
record Scene(
    Optional<Request> request,
    Program program,
    Person actor,
    boolean ourselves,
    Origin origin,
    Standing standing,
    Optional<Digest> shown,
    Map<String, Known<Person>> people) {
  static final Instant LATER = NOW.plus(Duration.ofDays(1));
  static final Program SHIPPED = Folder.shipped().setup().program();
  static final Person LOU = Person.human(901, "lou");
  static final Person BOT = new Person(902, "renovate[bot]", true);

  static final Standing DOWN = _ -> new Known.Unknown<>("forge is down", LATER.plusSeconds(60));

  /** The requester, on a request of theirs, as it was shown. */
  static Scene of(Request r) {
    return new Scene(
        Optional.of(r),
        SHIPPED,
        RIO,
        false,
        Origin.COMMENT,
        standing(SHIPPED, Role.READ, RIO),
        Optional.of(r.reading().digest()),
        Map.of("kim", Known.is(KIM), "lou", Known.is(LOU), "renovate", Known.is(BOT)));
  }

  static Scene plainIssue() {
    var r = dev.berth.request.Sample.judged();
    return of(r).with(Optional.empty());
  }

  private Scene with(Optional<Request> r) {
    return new Scene(r, program, actor, ourselves, origin, standing, shown, people);
  }

  Scene by(Person who, Role role) {
    return new Scene(
        request, program, who, ourselves, origin, standing(program, role, who), shown, people);
  }

  Scene by(Person who, Standing standing) {
    return new Scene(request, program, who, ourselves, origin, standing, shown, people);
  }

  Scene asOurselves() {
    return new Scene(request, program, actor, true, origin, standing, shown, people);
  }

  Scene from(Origin o) {
    return new Scene(request, program, actor, ourselves, o, standing, shown, people);
  }

  Scene showing(Optional<Digest> version) {
    return new Scene(request, program, actor, ourselves, origin, standing, version, people);
  }

  Scene knowing(Map<String, Known<Person>> all) {
    return new Scene(request, program, actor, ourselves, origin, standing, shown, all);
  }

  /** Before {@link #by}: the rights are those of the program at that moment. */
  Scene triage(Triage triage) {
    return under(program(Optional.empty(), triage, Map.of()));
  }

  Scene prefixed() {
    return under(program(Optional.of("berth"), Triage.OFF, Map.of()));
  }

  Scene giving(String command, Right right) {
    return under(program(Optional.empty(), Triage.OFF, Map.of(command, right)));
  }

  private Scene under(Program p) {
    return new Scene(request, p, actor, ourselves, origin, standing, shown, people);
  }

  List<Deed> says(String line) {
    var found = Commands.read("/" + line, Optional.empty());
    if (found.size() != 1) throw new IllegalArgumentException("no command: " + line);
    return Commands.interpret(found.getFirst(), context());
  }

  Context context() {
    return new Context(
        request,
        program,
        RIO,
        actor,
        ourselves,
        origin,
        standing,
        shown,
        people,
        Optional.of(Set.of("bug", "Good first issue", "approved", "active", "cluster request")),
        Map.of("2027-Q1", 3),
        LATER);
  }

  static Standing standing(Program program, Role role, Person who) {
    return right ->
        switch (program.rights().may(Optional.of(role), Map.of(), who.id(), right)) {
          case Rights.Answer.Yes(var by) -> Known.is(Optional.of(by));
          case Rights.Answer.No _ -> Known.is(Optional.empty());
          case Rights.Answer.AskRole _, Rights.Answer.AskTeams _ ->
              throw new IllegalStateException("the role is known, and there are no teams");
        };
  }

  private static Program program(
      Optional<String> prefix, Triage triage, Map<String, Right> commands) {
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
