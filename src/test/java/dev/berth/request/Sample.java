package dev.berth.request;

import dev.berth.catalogue.Arch;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;
import dev.berth.lease.Terms;
import dev.berth.lease.WorkingDays;
import dev.berth.policy.Finding;
import dev.berth.policy.Judgement;
import dev.berth.policy.PolicySnapshot;
import dev.berth.provision.MachineAccess;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Outcome;
import dev.berth.reading.Answers;
import dev.berth.reading.Field;
import dev.berth.reading.Kind;
import dev.berth.reading.Line;
import dev.berth.reading.OpenQuestion;
import dev.berth.reading.Reading;
import dev.berth.reading.VersionKey;
import dev.berth.reading.Workload;
import dev.berth.request.access.Contact;
import dev.berth.request.access.PinnedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests in every state, made by the life cycle itself, for tests that need one. */
public final class Sample {
  public static final Instant NOW = Instant.parse("2026-11-20T09:14:00Z");
  public static final Person RIO = Person.human(101, "rio");
  public static final Person KIM = Person.human(102, "kim");
  public static final Person MARA = Person.human(103, "mara");
  public static final Person MILO = Person.human(104, "milo");
  public static final IssueRef ISSUE = new IssueRef(new Repository(7001, "acme/cluster"), 41);

  private Sample() {}

  public static final Terms TERMS =
      new Terms(
          Duration.ofDays(90),
          Duration.ofDays(180),
          Duration.ofDays(30),
          Duration.ofDays(90),
          List.of(Duration.ofDays(30), Duration.ofDays(7), Duration.ofDays(1)),
          Duration.ofDays(7));

  public static PolicySnapshot promises() {
    return new PolicySnapshot(
        Duration.ofDays(14),
        Duration.ofDays(30),
        Map.of(Workload.TESTING, 5),
        WorkingDays.USUAL,
        Duration.ofDays(30),
        Duration.ofHours(1),
        Duration.ofHours(48),
        false,
        Map.of(Workload.TESTING, TERMS),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static Reading reading(int count, OpenQuestion... questions) {
    return Readings.reading(
        Kind.NEW,
        List.of(Line.of(count, "c3.medium.x86", Arch.X86_64)),
        Optional.of(Duration.ofDays(90)),
        List.of(questions));
  }

  public static final OpenQuestion HOW_LONG =
      new OpenQuestion(Field.TERM, "missing", Optional.empty(), List.of("term 90d"));

  public static Request opened(Reading reading) {
    var key = new VersionKey("of a test");
    var r = Request.opened(41, ISSUE, 90041, RIO, reading, Answers.NONE, promises(), NOW, key);
    return after(
        r, new Event.ContactsKnown(NOW, List.of(new Contact(KIM.login(), KIM)), List.of()));
  }

  public static Request after(Request r, Event event) {
    return Lifecycle.decide(r, event) instanceof Decision.Changed(Request next) ? next : r;
  }

  public static Judgement judgement(int approvers) {
    return new Judgement(
        "b41d0e2",
        List.of(Finding.passed("machines", "2 machines", "at most 4 machines")),
        approvers);
  }

  public static Event.Approved approval(Request r, Person by) {
    return new Event.Approved(NOW, by, r.toDecide(), "maintain", "b41d0e2", false);
  }

  public static Request judged() {
    return after(opened(reading(2)), new Event.Judged(NOW, judgement(1), Instant.MAX));
  }

  public static Request queued() {
    var r = judged();
    return after(r, approval(r, MARA));
  }

  public static Request provisioning() {
    var r = queued();
    r = after(r, new Event.Placed(NOW, "lab", NOW));
    r = after(r, new Event.Read(NOW, r.reading(), r.answers()));
    return after(r, new Event.KeysFound(NOW, List.of(new PinnedKey(RIO, 1, "ssh-ed25519 AAAA"))));
  }

  public static Outcome.Ready ready(int n) {
    return new Outcome.Ready(new MachineAccess("192.0.2." + n, "root", List.of()));
  }

  public static MachineKey key(Request r, int n) {
    return r.machines().list().get(n - 1).made().key();
  }

  public static Request active() {
    var r = provisioning();
    r = after(r, new Event.ProviderAnswered(NOW, key(r, 1), ready(1)));
    r = after(r, new Event.ProviderAnswered(NOW, key(r, 2), ready(2)));
    return after(r, new Event.Sealed(NOW, "sealed"));
  }

  public static Request ending() {
    return after(active(), new Event.Tick(NOW.plus(Duration.ofDays(90))));
  }

  public static Request releasing() {
    return after(active(), new Event.Released(NOW, RIO, Optional.empty()));
  }

  public static Request failed() {
    var r = provisioning();
    var broken = new Outcome.Failed("no disk", false, NOW);
    r = after(r, new Event.ProviderAnswered(NOW, key(r, 1), broken));
    return after(r, new Event.ProviderAnswered(NOW, key(r, 2), broken));
  }

  public static Request closed() {
    var r = releasing();
    r = after(r, new Event.ProviderAnswered(NOW, key(r, 1), new Outcome.Gone()));
    return after(r, new Event.ProviderAnswered(NOW, key(r, 2), new Outcome.Gone()));
  }

  /** One request in each state, in the order of a life. */
  public static List<Request> everyState() {
    var question = opened(Readings.reading(Kind.QUESTION, List.of(), Optional.empty(), List.of()));
    var all = new ArrayList<Request>();
    all.add(opened(reading(2, HOW_LONG)));
    all.add(judged());
    all.add(queued());
    all.add(provisioning());
    all.add(active());
    all.add(ending());
    all.add(releasing());
    all.add(failed());
    all.add(question);
    all.add(closed());
    return all;
  }
}
