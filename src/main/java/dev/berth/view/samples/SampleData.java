package dev.berth.view.samples;

import dev.berth.catalogue.Arch;
import dev.berth.catalogue.Catalogue;
import dev.berth.catalogue.Money;
import dev.berth.catalogue.Plan;
import dev.berth.catalogue.Price;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;
import dev.berth.lease.Terms;
import dev.berth.lease.WorkingDays;
import dev.berth.policy.PolicySnapshot;
import dev.berth.program.Labels;
import dev.berth.reading.Answers;
import dev.berth.reading.Field;
import dev.berth.reading.Kind;
import dev.berth.reading.Line;
import dev.berth.reading.OpenQuestion;
import dev.berth.reading.OpenSource;
import dev.berth.reading.PersonalData;
import dev.berth.reading.Reading;
import dev.berth.reading.VersionKey;
import dev.berth.reading.Workload;
import dev.berth.request.Request;
import dev.berth.view.TextContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Invented people, machines and prices, from which every template is tried: rio asks, kim is second
 * contact, mara and milo approve.
 */
public final class SampleData {
  static final Instant OPENED = Instant.parse("2026-11-20T09:14:00Z");
  static final Instant HANDED_OVER = Instant.parse("2026-11-24T14:12:00Z");
  public static final Person RIO = Person.human(101, "rio");
  static final Person KIM = Person.human(102, "kim");
  public static final Person MARA = Person.human(201, "mara");
  static final Person MILO = Person.human(202, "milo");
  public static final Person LEA = Person.human(203, "lea");
  static final Person OTTO = Person.human(301, "otto");
  static final String PLAN = "c3.medium.x86";

  private SampleData() {}

  static final Terms TERMS =
      new Terms(
          Duration.ofDays(90),
          Duration.ofDays(180),
          Duration.ofDays(30),
          Duration.ofDays(90),
          List.of(Duration.ofDays(30), Duration.ofDays(7), Duration.ofDays(1)),
          Duration.ofDays(7));

  static final PolicySnapshot PROMISES =
      new PolicySnapshot(
          Duration.ofDays(14),
          Duration.ofDays(30),
          Map.of(Workload.TESTING, 5),
          WorkingDays.USUAL,
          Duration.ofDays(30),
          Duration.ofMinutes(45),
          Duration.ofDays(2),
          false,
          Map.of(Workload.TESTING, TERMS),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public static TextContext context() {
    var pool =
        new TextContext.PoolView(
            "example",
            "Example Cloud",
            Map.of(PLAN, 6, "m3.small.x86", 4),
            Optional.of(Duration.ofMinutes(10)));
    return new TextContext(
        "Acme Machines",
        "b41d0e2f6a",
        catalogue(),
        Labels.USUAL,
        List.of(MARA, MILO),
        List.of(OTTO),
        Optional.of(LEA),
        Optional.empty(),
        false,
        Optional.of(pool),
        Optional.of(URI.create("https://berth.example/")),
        "Or write to the operators.",
        List.of(
            new TextContext.FormLink(
                "the request form",
                URI.create("https://github.com/acme/cluster/issues/new?template=request.yml"))),
        TextContext.GITHUB,
        "a maintainer of this repository",
        Optional.empty());
  }

  /** All that can be different: prefix, simulation, no people, no pool. */
  public static TextContext bareContext() {
    var c = TextContext.of("Acme Machines", "b41d0e2f6a", catalogue());
    return new TextContext(
        c.program(),
        c.revision(),
        c.catalogue(),
        c.labels(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of("berth"),
        true,
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        c.web(),
        "a maintainer of this repository",
        Optional.of("the donor moves its hall"));
  }

  private static Catalogue catalogue() {
    return new Catalogue(List.of(plan(PLAN, "1.35", 64), plan("m3.small.x86", "1.05", 64)));
  }

  private static Plan plan(String name, String hour, int memory) {
    var price =
        new Price(Money.of(hour, "USD"), Optional.of("2024-06-01"), "list", "sample", false);
    return new Plan(
        name,
        Set.of(),
        "bare-metal",
        Arch.X86_64,
        24,
        memory,
        "2 x 480 GB SSD",
        "2 x 10 Gbit/s",
        Optional.empty(),
        Set.of(),
        Optional.of(price),
        "",
        true,
        List.of());
  }

  private static final VersionKey VERSION_KEY = new VersionKey("of a sample");

  static Request opened(Reading reading) {
    var issue = new IssueRef(new Repository(1, "acme/cluster"), 41);
    return Request.opened(
        41, issue, 4100, RIO, reading, Answers.NONE, PROMISES, OPENED, VERSION_KEY);
  }

  /** Everything is said. */
  static Reading complete() {
    return reading(Kind.NEW, List.of(Line.of(2, PLAN, Arch.X86_64)), List.of(), Set.of());
  }

  /** Number and time are open, and somebody's mail address stands in the issue. */
  static Reading open() {
    return asking(
        List.of(
            new OpenQuestion(
                Field.MACHINES, "count", Optional.of("one or two"), List.of("machines 2x " + PLAN)),
            new OpenQuestion(
                Field.TERM, "proposal", Optional.empty(), List.of("term 90d", "term 30d"))));
  }

  static Reading asking(List<OpenQuestion> questions) {
    var line =
        new Line(Optional.of(PLAN), java.util.OptionalInt.empty(), Optional.of(Arch.X86_64), false);
    return reading(Kind.NEW, List.of(line), questions, Set.of(PersonalData.EMAIL));
  }

  static Reading of(Kind kind) {
    return reading(kind, List.of(), List.of(), Set.of());
  }

  static Reading reading(
      Kind kind, List<Line> lines, List<OpenQuestion> questions, Set<PersonalData> personal) {
    var said = kind.isForMachines();
    var complete = said && questions.isEmpty();
    return new Reading(
        "classic",
        kind,
        said ? Optional.of("Nightly scale tests") : Optional.empty(),
        said,
        said ? List.of("https://github.com/kelpworks/kelp") : List.of(),
        OpenSource.YES,
        lines,
        complete,
        complete ? List.of("ubuntu 24.04") : List.of(),
        complete ? Optional.of(Duration.ofDays(90)) : Optional.empty(),
        said ? Optional.of(Workload.TESTING) : Optional.empty(),
        said ? List.of("kim") : List.of(),
        said ? Optional.of("hardware counters") : Optional.empty(),
        questions,
        personal);
  }
}
