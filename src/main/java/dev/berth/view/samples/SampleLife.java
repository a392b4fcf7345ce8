package dev.berth.view.samples;

import static dev.berth.view.samples.SampleData.HANDED_OVER;
import static dev.berth.view.samples.SampleData.LEA;
import static dev.berth.view.samples.SampleData.MARA;
import static dev.berth.view.samples.SampleData.OPENED;
import static dev.berth.view.samples.SampleData.OTTO;
import static dev.berth.view.samples.SampleData.RIO;

import dev.berth.catalogue.Arch;
import dev.berth.policy.Finding;
import dev.berth.policy.Judgement;
import dev.berth.provision.MachineAccess;
import dev.berth.provision.Outcome;
import dev.berth.reading.Answers;
import dev.berth.reading.Kind;
import dev.berth.reading.Line;
import dev.berth.request.Decision;
import dev.berth.request.Event;
import dev.berth.request.Lifecycle;
import dev.berth.request.Request;
import dev.berth.request.machine.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One sample life, lived by the life cycle itself, with a stop at every state and notice. */
public final class SampleLife {
  static final String ARMOUR =
      """
      -----BEGIN AGE ENCRYPTED FILE-----
      YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNzaC1lZDI1NTE5IHNhbXBsZQ==
      -----END AGE ENCRYPTED FILE-----
      """;

  private static final Instant APPROVED = Instant.parse("2026-11-24T10:02:00Z");
  static final Instant ORDERED = Instant.parse("2026-11-24T14:04:00Z");

  private SampleLife() {}

  /** Every request worth looking at, by a name in plain words. */
  public static Map<String, Request> all() {
    var all = new LinkedHashMap<String, Request>();
    beginnings(all);
    middles(all);
    endings(all);
    SampleManualWork.put(all, ordered());
    return all;
  }

  private static void beginnings(Map<String, Request> all) {
    var open = SampleData.opened(SampleData.open());
    all.put("needs-information", open);
    var late = open.openedAt().plus(Duration.ofDays(14));
    all.put("needs-information-asked-again", next(open, new Event.Tick(late)));
    all.put(
        "needs-information-everything",
        SampleData.opened(SampleData.asking(SampleQuestions.all())));
    all.put("needs-information-inquiry", next(judged(), asked()));
    all.put("given-up", next(of(all, "needs-information-asked-again"), tick(30)));
    all.put("empty", SampleData.opened(SampleData.of(Kind.EMPTY)));
    for (var kind : List.of(Kind.PEOPLE, Kind.ACCESS, Kind.QUESTION))
      all.put(
          "question-" + kind.name().toLowerCase(Locale.ROOT),
          SampleData.opened(SampleData.of(kind)));
    all.put("needs-approval-unjudged", SampleData.opened(SampleData.complete()));
    all.put("needs-approval", judged());
    var answered =
        next(open, new Event.Read(OPENED.plusSeconds(60), SampleData.complete(), Answers.NONE));
    all.put("needs-approval-after-answers", next(answered, judgement(false)));
    all.put("needs-approval-refused", next(judged(), judgement(true)));
    var overridden = new Event.Overridden(APPROVED, MARA, "machines", "agreed with the donor");
    all.put(
        "needs-approval-overridden",
        next(next(of(all, "needs-approval-refused"), overridden), judgement(false)));
    all.put("needs-approval-late", next(judged(), tick(8)));
    all.put("needs-approval-lead", next(of(all, "needs-approval-late"), tick(15)));
    all.put("needs-approval-held", next(judged(), held()));
    all.put("needs-approval-changed", next(next(queued(), changed()), judgement(false)));
    all.put("denied", next(judged(), denied()));
    all.put("withdrawn", next(judged(), new Event.Withdrawn(APPROVED, RIO)));
  }

  private static void middles(Map<String, Request> all) {
    all.put("queued-fresh", queued());
    all.put("queued", waiting());
    all.put("queued-asked", next(waiting(), tick(40)));
    all.put("queued-held", next(waiting(), held()));
    var never = Optional.of("pool example has not so many machines");
    all.put(
        "queued-never",
        next(
            waiting(),
            new Event.Waitlisted(ORDERED, 1, Optional.empty(), never, Optional.empty())));
    var closed = Optional.of("pool example lends nothing before 2026-12-01: new cooling");
    all.put(
        "queued-closed",
        next(
            waiting(),
            new Event.Waitlisted(ORDERED, 2, Optional.empty(), Optional.empty(), closed)));
    all.put("provisioning", provisioning());
    all.put(
        "provisioning-half",
        answer(provisioning(), 0, ready("10.0.0.1"), ORDERED.plusSeconds(200)));
    all.put(
        "provisioning-overdue", next(provisioning(), new Event.Tick(ORDERED.plusSeconds(2_700))));
    all.put("provisioning-ends", next(of(all, "provisioning-overdue"), limit(6)));
    all.put("failed", failed());
    all.put("failed-ends", next(failed(), limit(6)));
    var taken = answer(of(all, "failed-ends"), 0, new Outcome.Gone(), HANDED_OVER);
    all.put("releasing-not-made", next(taken, limit(8)));
    all.put("not-made", answer(of(all, "releasing-not-made"), 1, new Outcome.Gone(), HANDED_OVER));
    all.put("active-unsealed", handedOver());
    all.put("active", active());
    all.put("active-partly", partly());
    all.put(
        "active-vanished", answer(active(), 0, new Outcome.Gone(), HANDED_OVER.plusSeconds(9_000)));
    all.put("active-reminded", next(active(), tick(65)));
    all.putAll(SampleExtensions.of(active(), denied()));
    all.putAll(SamplePeople.of(active()));
    all.put("active-closing", next(active(), closedBy(Event.Part.REQUESTER)));
    all.put("active-stays-open", next(active(), closedBy(Event.Part.NONE)));
    all.put(
        "active-access",
        next(
            next(
                next(active(), new Event.AccessRequested(HANDED_OVER.plusSeconds(60), RIO)),
                SamplePeople.keysAt(HANDED_OVER.plusSeconds(70))),
            new Event.Sealed(HANDED_OVER.plusSeconds(90), ARMOUR)));
    all.put(
        "active-keyless",
        next(
            next(active(), new Event.AccessRequested(HANDED_OVER.plusSeconds(60), RIO)),
            new Event.KeysFound(HANDED_OVER.plusSeconds(70), List.of())));
    all.put(
        "active-keyless-told",
        next(of(all, "active-keyless"), new Event.Sealed(HANDED_OVER.plusSeconds(90), "")));
    all.put("active-held", next(active(), held()));
  }

  private static void endings(Map<String, Request> all) {
    var over = HANDED_OVER.plus(Duration.ofDays(90));
    var ending = next(active(), new Event.Tick(over));
    all.put("ending", ending);
    var stopped =
        answer(answer(ending, 0, new Outcome.Stopped(), over), 1, new Outcome.Stopped(), over);
    all.put("ending-stopped", stopped);
    var releasing = next(stopped, new Event.Tick(over.plus(Duration.ofDays(7))));
    all.put("releasing", releasing);
    all.put("releasing-overdue", next(releasing, new Event.Tick(over.plus(Duration.ofDays(8)))));
    var fails = new Outcome.Failed("the cleaning of the disks failed", false, over);
    all.put("releasing-undeletable", answer(releasing, 1, fails, over.plus(Duration.ofDays(7))));
    all.put("releasing-denied", next(active(), denied()));
    var gone = over.plus(Duration.ofDays(7)).plusSeconds(480);
    all.put(
        "released",
        answer(answer(releasing, 0, new Outcome.Gone(), gone), 1, new Outcome.Gone(), gone));
  }

  private static Request judged() {
    var opened = SampleData.opened(SampleData.complete());
    return next(next(opened, SamplePeople.keysShown()), judgement(false));
  }

  private static Request queued() {
    var r = judged();
    return next(r, new Event.Approved(APPROVED, MARA, r.ask(), "maintain", "b41d0e2f6a", true));
  }

  private static Request waiting() {
    return next(
        queued(),
        new Event.Waitlisted(APPROVED, 2, Optional.of(Instant.parse("2026-12-14T12:00:00Z"))));
  }

  private static Request ordered() {
    var placed = next(queued(), new Event.Placed(ORDERED, "example", APPROVED));
    var reread = next(placed, new Event.Read(ORDERED, SampleData.complete(), Answers.NONE));
    return next(reread, SamplePeople.keysAt(ORDERED));
  }

  private static Request provisioning() {
    return answer(answer(ordered(), 0, pending(), ORDERED), 1, pending(), ORDERED);
  }

  private static Request handedOver() {
    var half = answer(provisioning(), 0, ready("10.0.0.1"), HANDED_OVER);
    return answer(half, 1, ready("10.0.0.2"), HANDED_OVER);
  }

  private static Request active() {
    return next(handedOver(), new Event.Sealed(HANDED_OVER, ARMOUR));
  }

  private static Request partly() {
    var half = answer(provisioning(), 0, ready("10.0.0.1"), HANDED_OVER);
    return next(answer(half, 1, broken(), HANDED_OVER), new Event.Sealed(HANDED_OVER, ARMOUR));
  }

  private static Request failed() {
    var half = answer(provisioning(), 0, broken(), HANDED_OVER);
    return answer(half, 1, broken(), HANDED_OVER);
  }

  private static Event judgement(boolean refused) {
    var cost = Finding.passed("cost", "$1,944 a month", "under $3,000 a month");
    var licence = Finding.passed("licence", "Apache-2.0", "an open source licence");
    var machines = Finding.refused("machines", "2 machines", "1 machine at most");
    var reason =
        Finding.warned("bare-metal", "reason for bare metal: hardware counters", "a person judges");
    var code = Finding.unknown("code", "last commit to kelpworks/kelp", "a commit within a year");
    var all = refused ? List.of(licence, machines, reason, code) : List.of(licence, cost, reason);
    return new Event.Judged(OPENED, new Judgement("b41d0e2f6a", all, refused ? 2 : 1), Instant.MAX);
  }

  private static Event changed() {
    var more =
        SampleData.reading(
            Kind.NEW, List.of(Line.of(4, SampleData.PLAN, Arch.X86_64)), List.of(), Set.of());
    return new Event.Read(APPROVED.plusSeconds(300), more, Answers.NONE);
  }

  private static Event asked() {
    return new Event.Asked(APPROVED, MARA, "would virtual machines do?");
  }

  private static Event denied() {
    return new Event.Denied(APPROVED.plusSeconds(60), MARA, "the tests fit virtual machines");
  }

  private static Event held() {
    return new Event.Held(APPROVED, LEA, "the donor moves its hall");
  }

  private static Event tick(int days) {
    return new Event.Tick(OPENED.plus(Duration.ofDays(days)));
  }

  private static Event closedBy(Event.Part part) {
    return new Event.ClosedByHand(
        HANDED_OVER.plus(Duration.ofDays(20)), part == Event.Part.NONE ? OTTO : RIO, part);
  }

  private static Event limit(int days) {
    return new Event.Tick(HANDED_OVER.plus(Duration.ofDays(days)));
  }

  private static Outcome pending() {
    return new Outcome.Pending(ORDERED.plusSeconds(30));
  }

  private static Outcome ready(String address) {
    return new Outcome.Ready(new MachineAccess(address, "root", List.of()));
  }

  private static Outcome broken() {
    return new Outcome.Failed("no machine of this type left", false, HANDED_OVER);
  }

  static Request answer(Request r, int machine, Outcome o, Instant at) {
    Machine m = r.machines().list().get(machine);
    return next(r, new Event.ProviderAnswered(at, m.made().key(), o));
  }

  static Request next(Request r, Event e) {
    return switch (Lifecycle.decide(r, e)) {
      case Decision.Changed(Request changed) -> changed;
      case Decision.Same _ -> r;
      case Decision.Refused(var why) ->
          throw new IllegalStateException("a sample is refused: " + why);
    };
  }

  private static Request of(Map<String, Request> all, String name) {
    return java.util.Objects.requireNonNull(all.get(name));
  }
}
