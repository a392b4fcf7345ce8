package dev.berth.request;

import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.lease.Lease;
import dev.berth.pool.Waiting;
import dev.berth.reading.Answers;
import dev.berth.reading.Line;
import dev.berth.reading.Reading;
import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Reason;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Machine.Want;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One issue that asks for something, as the database holds it. Immutable.
 *
 * @param number in Berth's own store; part of machine keys, never shown as the issue's number
 * @param issueId the forge's own number of the issue, kept on transfer
 * @param people who may act and log in besides the requester
 * @param reading what was understood, answers included
 * @param answers what was answered by command
 * @param before what was approved and is so no more; shown beside what stands there now
 * @param approvals in force
 * @param keys SSH keys pinned at the order; empty while they must be looked up
 * @param generation raised when the request is opened again, so that no machine key comes twice
 */
public record Request(
    long number,
    IssueRef issue,
    long issueId,
    Person requester,
    List<Person> people,
    Reading reading,
    Answers answers,
    Optional<Reading> before,
    List<Approval> approvals,
    Optional<List<PinnedKey>> keys,
    int generation,
    State state,
    Machines machines,
    Marks marks,
    Promises promises,
    Instant openedAt) {
  /** People beside the requester. */
  public static final int PEOPLE_MAX = 20;

  private static final int NAME_MAX = 20;

  public Request {
    people = List.copyOf(people);
    approvals = List.copyOf(approvals);
    keys = keys.map(List::copyOf);
  }

  public static Request opened(
      long number,
      IssueRef issue,
      long issueId,
      Person by,
      Reading reading,
      Answers answers,
      Promises promises,
      Instant now) {
    var r =
        new Request(
            number,
            issue,
            issueId,
            by,
            List.of(),
            reading,
            answers,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            0,
            new Question(now),
            Machines.NONE,
            Marks.NONE,
            promises,
            now);
    return r.in(State.first(r, now), now);
  }

  public boolean isHeld() {
    return marks.hold().isPresent();
  }

  /** Whether somebody opened it, belongs to it, or is named in it as contact. */
  public boolean isOf(Person p) {
    return p.equals(requester)
        || people.contains(p)
        || reading.handles().stream().anyMatch(h -> h.equalsIgnoreCase(p.login()));
  }

  /** How many machines of each plan a provider may have for it. */
  public Map<String, Integer> inUse() {
    return machines.inUse();
  }

  /** Whether its issue should be open. */
  public boolean wantsOpen() {
    return !(state instanceof Closed) && marks.closing().isEmpty();
  }

  /** With a comment that people are to be notified by. */
  public Request noted(Notice n) {
    return noting(n);
  }

  /** How long the machines are wanted: as written, or usual for the work. */
  public Duration term() {
    return reading.term().orElseGet(() -> promises.terms(reading.workload()).first());
  }

  /** How many of each plan. */
  public Map<String, Integer> plans() {
    var all = new TreeMap<String, Integer>();
    for (Line l : reading.lines())
      l.plan().ifPresent(p -> all.merge(p, l.count().orElse(0), Integer::sum));
    return all;
  }

  /** What must be found out now. */
  public Optional<Ask> asks(Instant now) {
    return state.asks(this).filter(a -> !notBefore(a).isAfter(now));
  }

  /** When to look again with nothing happening. */
  public Instant next(Instant now) {
    var ask = state.asks(this).map(this::notBefore).orElse(Instant.MAX);
    return Stream.of(state.next(this, now), machines.next(isHeld()), ask)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Instant notBefore(Ask ask) {
    return marks.notBefore().getOrDefault(ask, Instant.MIN);
  }

  /** What it needs of the pools now. */
  public Need need() {
    return switch (state) {
      case Queued q when !plans().isEmpty() -> new Need.Place(wish(q), q.since());
      case Provisioning p -> keep(p.since().plus(term()).plus(grace()));
      case Failed f -> keep(f.since().plus(term()).plus(grace()));
      case Active a ->
          a.stretch().<Need>map(more -> longer(a, more)).orElseGet(() -> keep(a.held().graceEnd()));
      case Ending e -> keep(e.held().graceEnd());
      case Releasing s -> keep(s.bound());
      case NeedsInformation _, NeedsApproval _, Queued _, Question _, Closed _ ->
          new Need.Nothing();
    };
  }

  private Need keep(Instant until) {
    return new Need.Keep(until, machines.inUse());
  }

  private Need longer(Active a, Duration more) {
    var byItself = a.pending().filter(p -> p.approvedBy().isPresent()).isEmpty();
    return new Need.Longer(a.held().graceEnd(), a.held().graceEnd().plus(more), byItself);
  }

  private Waiting wish(Queued q) {
    var approved = approvals.stream().map(Approval::at).max(Comparator.naturalOrder());
    return new Waiting(
        number,
        plans(),
        approved.orElse(q.since()),
        term().plus(grace()),
        reading.workload(),
        marks.pool());
  }

  private Duration grace() {
    return promises.terms(reading.workload()).grace();
  }

  String machineName(int number) {
    var url = reading.codeUrls().stream().findFirst().orElse("");
    var name = url.substring(url.lastIndexOf('/') + 1);
    if (name.isEmpty()) name = reading.project().orElse("");
    name = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (name.isEmpty() || !Character.isLetter(name.charAt(0))) name = "machine";
    return name.substring(0, Math.min(name.length(), NAME_MAX)).replaceAll("-$", "") + "-" + number;
  }

  // What states build their decisions from.

  Decision on(Event.Step event) {
    return state.on(this, event);
  }

  Changed moves(State next, Instant at) {
    return new Changed(in(next, at));
  }

  Changed stays(State same) {
    return new Changed(with(same));
  }

  /** Over, with the comment that says so where somebody is waiting to hear it. */
  Changed closes(Closed as, Instant at) {
    var next = moves(as, at);
    return switch (as.as()) {
      case DENIED -> next.noting(Notice.Kind.DENIED, "", at);
      case RELEASED -> next.noting(Notice.Kind.ENDED, "", at);
      case WITHDRAWN -> next;
    };
  }

  /** Everything is given back; closed when the provider has none of it any more. */
  Changed releases(Closed as, Instant at) {
    if (machines.list().isEmpty()) return closes(as, at);
    var bound = at.plus(promises.makeTime());
    return wanting(Want.GONE).moves(new Releasing(at, as, state.lease(), bound, false), at);
  }

  /** One machine by name; the state says what comes after. */
  Decision releasing(Event.Released e, Function<Request, Decision> then) {
    var machine = machines.named(e.machine().orElseThrow());
    if (machine.isEmpty()) return new Refused(Reason.NO_SUCH_MACHINE);
    var key = machine.get().made().key();
    return then.apply(with(machines.with(key, m -> m.wanting(Want.GONE))));
  }

  /** An operator made it by hand. */
  Decision provided(Event.Provided e, BiFunction<Request, Instant, Decision> then) {
    var machine = machines.named(e.machine());
    if (machine.isEmpty()) return new Refused(Reason.NO_SUCH_MACHINE);
    var access = new dev.berth.provision.Access(e.address(), "root", List.of());
    var ready = new dev.berth.provision.Outcome.Ready(access);
    var key = machine.get().made().key();
    return then.apply(with(machines.with(key, m -> m.seeing(ready, e.at()))), e.at());
  }

  Decision retried(Event.Retried e) {
    if (!machines.hasLost()) return new Refused(Reason.NOTHING_TO_RETRY);
    var next = with(machines.remade(e.at()));
    return state instanceof Active a
        ? next.stays(a.unsealed())
        : next.moves(Provisioning.started(this, e.at()), e.at());
  }

  /** The issue as read now; the state stays. */
  Request reading(Event.Read e) {
    return new Request(
        number,
        issue,
        issueId,
        requester,
        people,
        e.reading(),
        e.answers(),
        before,
        approvals,
        keys,
        generation,
        state,
        machines,
        marks,
        promises,
        openedAt);
  }

  /** Another ask voids what was approved; other prose does not. */
  Decision reread(Event.Read e) {
    var next = reading(e);
    if (next.equals(this)) return new Same();
    var sameAsk =
        e.reading().digest().equals(reading.digest())
            && e.reading().isComplete() == reading.isComplete();
    return new Changed(sameAsk ? next : next.remembering(reading).restarted(e.at()));
  }

  /** What was granted stays granted, whatever the issue says later. */
  Decision keptAsGranted(Event.Read e) {
    return e.answers().equals(answers) ? new Same() : new Refused(Reason.TOO_LATE_TO_CHANGE);
  }

  /** Judged anew from its reading; people who wait for it are told. */
  Request restarted(Instant at) {
    var wasApproved =
        !approvals.isEmpty() || state instanceof NeedsApproval n && !n.approvals().isEmpty();
    var next = ungranted().in(State.first(this, at), at);
    if (!(next.state instanceof NeedsApproval)) return next;
    var version = next.reading.digest().version();
    if (wasApproved) return next.noting(new Notice(Notice.Kind.APPROVAL_VOID, version, at));
    return state instanceof NeedsApproval
        ? next
        : next.noting(new Notice(Notice.Kind.APPROVAL_WANTED, version, at));
  }

  /** After the end: a new life under the same issue. */
  Request reopened(Instant at) {
    var anew =
        new Request(
            number,
            issue,
            issueId,
            requester,
            people,
            reading,
            answers,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            generation + highestGeneration(),
            state,
            Machines.NONE,
            Marks.NONE.lost(marks.lost()),
            promises,
            openedAt);
    return anew.restarted(at);
  }

  private int highestGeneration() {
    return 1 + machines.list().stream().mapToInt(m -> m.made().key().generation()).max().orElse(0);
  }

  /** Closed on its page with nothing granted yet. */
  Decision closedUnserved(Event.ClosedByHand e) {
    return switch (e.part()) {
      case REQUESTER, APPROVER -> closes(Closed.withdrawn(e.at(), e.by()), e.at());
      case NONE -> staysOpen(e);
    };
  }

  /** Closed on its page with machines in use: released later, so that it can be taken back. */
  Decision closedInUse(Event.ClosedByHand e) {
    return switch (e.part()) {
      case REQUESTER, APPROVER -> {
        if (marks.closing().isPresent()) yield new Same();
        var closing = new Marks.Closing(e.by(), e.at(), e.at().plus(promises.closeGrace()));
        yield new Changed(with(marks.closing(Optional.of(closing))))
            .noting(Notice.Kind.CLOSING, e.at().toString(), e.at());
      }
      case NONE -> staysOpen(e);
    };
  }

  private Decision staysOpen(Event.ClosedByHand e) {
    return new Changed(this).noting(Notice.Kind.STAYS_OPEN, e.at().toString(), e.at());
  }

  Decision openAgain(Event.Reopened e) {
    if (marks.closing().isEmpty()) return new Refused(Reason.NOT_CLOSED);
    return new Changed(with(marks.closing(Optional.empty())));
  }

  Instant closingAt() {
    return marks.closing().map(Marks.Closing::release).orElse(Instant.MAX);
  }

  boolean closingDue(Instant now) {
    return !now.isBefore(closingAt());
  }

  // The same request with one thing changed.

  /** Notices of the state left behind would not be true any more. */
  Request in(State next, Instant at) {
    var m = marks.answered().notices(List.of());
    return with(next).with(m);
  }

  Request with(State s) {
    return new Request(
        number,
        issue,
        issueId,
        requester,
        people,
        reading,
        answers,
        before,
        approvals,
        keys,
        generation,
        s,
        machines,
        marks,
        promises,
        openedAt);
  }

  Request with(Machines m) {
    return new Request(
        number,
        issue,
        issueId,
        requester,
        people,
        reading,
        answers,
        before,
        approvals,
        keys,
        generation,
        state,
        m,
        marks,
        promises,
        openedAt);
  }

  Request with(Marks m) {
    return new Request(
        number,
        issue,
        issueId,
        requester,
        people,
        reading,
        answers,
        before,
        approvals,
        keys,
        generation,
        state,
        machines,
        m,
        promises,
        openedAt);
  }

  Request with(Promises p) {
    return new Request(
        number,
        issue,
        issueId,
        requester,
        people,
        reading,
        answers,
        before,
        approvals,
        keys,
        generation,
        state,
        machines,
        marks,
        p,
        openedAt);
  }

  /** After a rename, or moved to another repository: the same request under its new address. */
  public Request at(IssueRef moved) {
    return new Request(
        number,
        moved,
        issueId,
        requester,
        people,
        reading,
        answers,
        before,
        approvals,
        keys,
        generation,
        state,
        machines,
        marks,
        promises,
        openedAt);
  }

  Request granted(List<Approval> all) {
    return new Request(
        number,
        issue,
        issueId,
        requester,
        people,
        reading,
        answers,
        Optional.empty(),
        all,
        keys,
        generation,
        state,
        machines,
        marks,
        promises,
        openedAt);
  }

  Request ungranted() {
    return new Request(
        number,
        issue,
        issueId,
        requester,
        people,
        reading,
        answers,
        before,
        List.of(),
        keys,
        generation,
        state,
        machines,
        marks,
        promises,
        openedAt);
  }

  private Request remembering(Reading approved) {
    var wasApproved =
        !approvals.isEmpty() || state instanceof NeedsApproval n && !n.approvals().isEmpty();
    return new Request(
        number,
        issue,
        issueId,
        requester,
        people,
        reading,
        answers,
        wasApproved ? Optional.of(approved) : before,
        approvals,
        keys,
        generation,
        state,
        machines,
        marks,
        promises,
        openedAt);
  }

  /** From now on these and no other keys count. */
  Request pinning(List<PinnedKey> all) {
    return keyed(Optional.of(all));
  }

  /** The keys must be looked up again. */
  Request unpinned() {
    return keyed(Optional.empty());
  }

  private Request keyed(Optional<List<PinnedKey>> all) {
    return new Request(
        number,
        issue,
        issueId,
        requester,
        people,
        reading,
        answers,
        before,
        approvals,
        all,
        generation,
        state,
        machines,
        marks,
        promises,
        openedAt);
  }

  Request adding(Person p) {
    if (isMember(p) || people.size() >= PEOPLE_MAX) return this;
    var all = new ArrayList<>(people);
    all.add(p);
    return belongingTo(requester, all);
  }

  Request removing(Person p) {
    return belongingTo(requester, people.stream().filter(o -> !o.equals(p)).toList());
  }

  Request handedTo(Person p) {
    var all = new ArrayList<>(people);
    all.remove(p);
    if (!requester.isGhost()) all.add(requester);
    return belongingTo(p, all);
  }

  /** Whether somebody opened it or was added to it: told by number, not by handle. */
  public boolean isMember(Person p) {
    return p.equals(requester) || people.contains(p);
  }

  private Request belongingTo(Person first, List<Person> others) {
    return new Request(
        number,
        issue,
        issueId,
        first,
        others,
        reading,
        answers,
        before,
        approvals,
        keys,
        generation,
        state,
        machines,
        marks,
        promises,
        openedAt);
  }

  Request wanting(Want want) {
    return with(machines.all(want));
  }

  Request noting(Notice n) {
    return with(marks.noting(n));
  }

  /** The lease where there is one. */
  public Optional<Lease> lease() {
    return state.lease();
  }
}
