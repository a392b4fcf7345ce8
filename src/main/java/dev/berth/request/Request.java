package dev.berth.request;

import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.lease.Lease;
import dev.berth.policy.PolicySnapshot;
import dev.berth.pool.PoolNeed;
import dev.berth.reading.Answers;
import dev.berth.reading.Digest;
import dev.berth.reading.Reading;
import dev.berth.reading.VersionKey;
import dev.berth.request.Decision.Changed;
import dev.berth.request.access.AccessRecord;
import dev.berth.request.access.KeyPinning;
import dev.berth.request.access.OfferedKeys;
import dev.berth.request.access.PinnedKey;
import dev.berth.request.access.RequestPeople;
import dev.berth.request.machine.Machine.DesiredState;
import dev.berth.request.machine.Machines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One issue that asks for something, as the database holds it. Immutable.
 *
 * @param number in Berth's own store; part of machine keys, never shown as the issue's number
 * @param issueId the forge's own number of the issue, kept on transfer
 * @param people who may act and log in besides the requester
 * @param reading what was understood, answers included
 * @param answers what was answered by command
 * @param previousReading what was approved and is so no more; shown beside what stands there now
 * @param approvals in force
 * @param keys those of the approved SSH keys that open the machines; empty while they must be
 *     looked up
 * @param versionKey names its versions; rows of an earlier Berth get one at the next look
 * @param accessRecord see {@link #access()}; rows of an earlier Berth have none
 * @param generation raised when the request is opened again, so that no machine key comes twice
 * @param earlierLeases how many leases of it are over; empty for none
 */
public record Request(
    long number,
    IssueRef issue,
    long issueId,
    Person requester,
    List<Person> people,
    Reading reading,
    Answers answers,
    Optional<Reading> previousReading,
    List<Approval> approvals,
    Optional<List<PinnedKey>> keys,
    int generation,
    State state,
    Machines machines,
    RequestFlags flags,
    PolicySnapshot policy,
    Instant openedAt,
    Optional<VersionKey> versionKey,
    Optional<AccessRecord> accessRecord,
    Optional<Integer> earlierLeases) {
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
      PolicySnapshot promises,
      Instant now,
      VersionKey versionKey) {
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
            RequestFlags.NONE,
            promises,
            now,
            Optional.of(versionKey),
            Optional.empty(),
            Optional.empty());
    return r.in(State.first(r, now), now);
  }

  public boolean isHeld() {
    return flags.hold().isPresent();
  }

  /** Who left, whose handles are nobody's, and which keys were approved. */
  public AccessRecord access() {
    return accessRecord.orElse(AccessRecord.NONE);
  }

  /** Whose it is. */
  public RequestPeople who() {
    return new RequestPeople(requester, people, reading.handles(), flags.contacts(), access());
  }

  /**
   * What is asked for as approvers see it: what the issue says, and the people and their SSH keys
   * that get access by it.
   */
  public Digest ask() {
    var people = who().canonical();
    return people.isEmpty() ? reading.digest() : reading.digest().with(people);
  }

  /** What people see and type of a version of it. */
  public String version(Digest digest) {
    return versionKey
        .map(k -> k.name(digest))
        .orElseGet(() -> digest.hex().substring(0, VersionKey.SIGNS));
  }

  /** The same, with a secret for the names of its versions: older rows have none. */
  public Request naming(VersionKey key) {
    return copy(d -> d.versionKey = Optional.of(key));
  }

  /** Whether its issue should be open. */
  public boolean wantsOpen() {
    return !(state instanceof Closed) && flags.closing().isEmpty();
  }

  /** How long the machines are wanted: as written, or usual for the work. */
  public Duration term() {
    return reading.wantedTerm().orElseGet(() -> policy.terms(reading.workload()).first());
  }

  /** What must be found out now. */
  public Optional<Query> query(Instant now) {
    return state.query(this).filter(a -> !notBefore(a).isAfter(now));
  }

  /** A query that got no answer is not put again before then. */
  Instant notBefore(Query ask) {
    return flags.notBefore().getOrDefault(ask, Instant.MIN);
  }

  /** What it needs of the pools now. */
  public PoolNeed need() {
    return PoolNeeds.of(this);
  }

  /** The lease where there is one. */
  public Optional<Lease> lease() {
    return state.lease();
  }

  // What states build their decisions from.

  Decision on(Event.StateEvent event) {
    return state.on(this, event);
  }

  Changed moves(State next, Instant at) {
    return new Changed(in(next, at));
  }

  Changed stays(State same) {
    return new Changed(with(same));
  }

  Duration grace() {
    return policy.terms(reading.workload()).grace();
  }

  Instant closingAt() {
    return flags.closing().map(RequestFlags.Closing::release).orElse(Instant.MAX);
  }

  boolean closingDue(Instant now) {
    return !now.isBefore(closingAt());
  }

  /** Somebody has said yes to what it asks, though it may need more of them. */
  boolean isApprovedBySomebody() {
    var waiting = state instanceof NeedsApproval n && !n.approvals().isEmpty();
    return waiting || !approvals.isEmpty();
  }

  /** What a yes is to: the ask, or the wish beyond what was granted. */
  public Digest toDecide() {
    var wish = state instanceof Active a ? a.pending() : Optional.<PendingChange>empty();
    return wish.map(w -> w.beyond(ask())).orElseGet(this::ask);
  }

  // The same request with one thing changed.

  /** Notices of the state left behind would not be true any more; of keys that wait they are. */
  Request in(State next, Instant at) {
    var waiting = access().offered().filter(flags::hasNoted).map(Notice::of).stream().toList();
    return with(next).with(flags.answered().notices(waiting));
  }

  Request with(State s) {
    return copy(d -> d.state = s);
  }

  Request with(Machines m) {
    return copy(d -> d.machines = m);
  }

  Request with(RequestFlags m) {
    return copy(d -> d.flags = m);
  }

  Request granted(List<Approval> all) {
    return copy(
        d -> {
          d.approvals = all;
          d.previousReading = Optional.empty();
        });
  }

  Request ungranted() {
    return with(flags.judged(Optional.empty())).copy(d -> d.approvals = List.of());
  }

  Request with(RequestPeople who) {
    return copy(
        d -> {
          d.requester = who.requester();
          d.people = who.people();
          d.flags = flags.contacts(who.contacts());
          d.accessRecord = Optional.of(who.access());
        });
  }

  /** From now on these and no other keys open the machines; approvers hear of those that wait. */
  Request pinning(KeyPinning look, Instant at) {
    var told = access().offered().filter(flags::hasNoted);
    var next = with(access().looked(look, told, at)).copy(d -> d.keys = Optional.of(look.open()));
    return next.access().offered().map(Notice::of).map(next::noting).orElse(next);
  }

  /** The keys must be looked up again; what was approved of them stays. */
  Request unpinned() {
    return with(keysOnRecord()).copy(d -> d.keys = Optional.empty());
  }

  /** The keys as they are now are what approvers are shown. */
  Request showing(List<PinnedKey> all) {
    return with(access().approving(Optional.of(all)));
  }

  /** An approver lets the person's present keys in: those before count no more. */
  Request forgettingKeys(Person p) {
    return with(keysOnRecord().forgettingKeys(p));
  }

  /** An approver lets in the keys that wait, and no other. */
  Request lettingIn(OfferedKeys shown) {
    return with(keysOnRecord().lettingIn(shown));
  }

  private AccessRecord keysOnRecord() {
    return access().approvedBefore(keys);
  }

  private Request with(AccessRecord a) {
    return copy(d -> d.accessRecord = Optional.of(a));
  }

  Request wanting(DesiredState want) {
    return with(machines.all(want));
  }

  /** With a comment that people are to be notified by. */
  public Request noting(Notice n) {
    return with(flags.noting(n));
  }

  Request copy(Consumer<RequestDraft> change) {
    var draft = new RequestDraft(this);
    change.accept(draft);
    return draft.build();
  }
}
