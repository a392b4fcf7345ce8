package dev.berth.request;

import static java.util.Comparator.naturalOrder;

import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.lease.Lease;
import dev.berth.policy.PolicySnapshot;
import dev.berth.pool.PoolNeed;
import dev.berth.provision.Order;
import dev.berth.reading.Answers;
import dev.berth.reading.Digest;
import dev.berth.reading.Line;
import dev.berth.reading.Reading;
import dev.berth.reading.VersionKey;
import dev.berth.request.Decision.Changed;
import dev.berth.request.machine.KeyPinning;
import dev.berth.request.machine.Machine.DesiredState;
import dev.berth.request.machine.Machines;
import dev.berth.request.machine.PinnedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
 * @param former who belonged to it and left: they do not decide on it, in this life or a later one
 * @param unclaimed handles in the issue that are nobody's here: no account was called so when it
 *     was read, or its person was taken off the request
 * @param approvedKeys the people's SSH keys as they were shown to approvers or let in since; empty
 *     while they were not looked up
 * @param versionKey names its versions; rows of an earlier Berth get one at the next look
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
    List<Person> former,
    List<String> unclaimed,
    Optional<List<PinnedKey>> approvedKeys) {
  /** People beside the requester. */
  public static final int PEOPLE_MAX = 20;

  /** Handles beyond that are not looked up: they are nobody's, and get nothing. */
  public static final int CONTACTS_MAX = 10;

  /** People who left; of more than that the first are kept, and the opener is among them. */
  private static final int FORMER_MAX = 50;

  /** Handles that are nobody's. */
  private static final int UNCLAIMED_MAX = 50;

  public Request {
    people = List.copyOf(people);
    approvals = List.copyOf(approvals);
    keys = keys.map(List::copyOf);
    former = List.copyOf(former);
    unclaimed = List.copyOf(unclaimed);
    approvedKeys = approvedKeys.map(List::copyOf);
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
            List.of(),
            List.of(),
            Optional.empty());
    return r.in(State.first(r, now), now);
  }

  public boolean isHeld() {
    return flags.hold().isPresent();
  }

  /**
   * Whether somebody opened it, belongs to it, or is named in it as contact: by number, so that a
   * handle whose account is not known gives nobody a right.
   */
  public boolean isOf(Person p) {
    return isMember(p) || contacts().anyMatch(p::equals);
  }

  /**
   * Whether somebody has or had a part in it, and so does not decide on it. A handle that was not
   * looked up counts here: it takes a right away and gives none.
   */
  public boolean isInterested(Person p) {
    return isOf(p)
        || former.contains(p)
        || contactHandles().anyMatch(h -> h.equalsIgnoreCase(p.login()) && account(h).isEmpty());
  }

  /** Accounts of the handles that the issue names. */
  public Stream<Person> contacts() {
    return contactHandles().flatMap(h -> account(h).stream());
  }

  /** Handles in the issue that may be somebody's. */
  public Stream<String> contactHandles() {
    return reading.handles().stream().limit(CONTACTS_MAX).filter(h -> !isUnclaimed(h));
  }

  /** Those of them whose account is still to be looked up. */
  public List<String> unidentified() {
    return contactHandles().filter(h -> account(h).isEmpty()).toList();
  }

  /** Whose handle it was when it was read. */
  public Optional<Person> account(String handle) {
    return flags.account(handle).filter(_ -> !isUnclaimed(handle));
  }

  public boolean isUnclaimed(String handle) {
    return unclaimed.stream().anyMatch(handle::equalsIgnoreCase);
  }

  /**
   * What is asked for as approvers see it: what the issue says, and the people and their SSH keys
   * that get access by it.
   */
  public Digest ask() {
    var who = new ArrayList<String>();
    people.forEach(p -> who.add("person=" + p.id()));
    contacts().forEach(p -> who.add("contact=" + p.id()));
    approvedKeys.stream()
        .flatMap(List::stream)
        .forEach(k -> who.add("key=" + k.person().id() + " " + k.text()));
    if (who.isEmpty()) return reading.digest();
    return reading.digest().with(String.join("\n", who.stream().sorted().toList()));
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

  /** How many of each plan. */
  public Map<String, Integer> plans() {
    var all = new TreeMap<String, Integer>();
    for (Line l : reading.lines())
      l.plan().ifPresent(p -> all.merge(p, l.count().orElse(0), Integer::sum));
    return all;
  }

  /** What must be found out now. */
  public Optional<Query> query(Instant now) {
    return state.query(this).filter(a -> !notBefore(a).isAfter(now));
  }

  /** When to look again with nothing happening; what may not be ordered now is no reason to. */
  public Instant next(Instant now, Predicate<Order> may) {
    var ask = state.query(this).map(this::notBefore).orElse(Instant.MAX);
    var machine = machines.next(o -> may.test(o) && !(isHeld() && Machines.makes(o)));
    return Stream.of(state.next(this, now), machine, HandoffReminders.next(this), ask)
        .min(naturalOrder())
        .orElseThrow();
  }

  private Instant notBefore(Query ask) {
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

  /** Whether somebody opened it or was added to it: told by number, not by handle. */
  public boolean isMember(Person p) {
    return p.equals(requester) || people.contains(p);
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

  /** Notices of the state left behind would not be true any more. */
  Request in(State next, Instant at) {
    return with(next).with(flags.answered().notices(List.of()));
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

  /** From now on these and no other keys open the machines. */
  Request pinning(KeyPinning keys) {
    return copy(
        d -> {
          d.keys = Optional.of(keys.open());
          d.approvedKeys = Optional.of(keys.approved());
        });
  }

  /** The keys must be looked up again; what was approved of them stays. */
  Request unpinned() {
    return copy(
        d -> {
          d.approvedKeys = approvedKeys.or(() -> keys);
          d.keys = Optional.empty();
        });
  }

  /** The keys as they are now are what approvers are shown. */
  Request showing(List<PinnedKey> all) {
    return copy(d -> d.approvedKeys = Optional.of(all));
  }

  /** An approver lets the person's present keys in: those before count no more. */
  Request forgettingKeys(Person p) {
    return copy(d -> d.approvedKeys = approvedKeys.or(() -> keys).map(k -> without(k, p)));
  }

  private static List<PinnedKey> without(List<PinnedKey> keys, Person p) {
    return keys.stream().filter(k -> !k.person().equals(p)).toList();
  }

  /** Handles are whose they are when they are first looked up, and nobody else's later. */
  Request knowing(List<RequestFlags.Contact> found, List<String> nobodys) {
    return with(flags.knowing(found)).unclaiming(nobodys);
  }

  private Request unclaiming(List<String> handles) {
    var all = new ArrayList<>(unclaimed);
    for (var h : handles) if (!isUnclaimed(h)) all.add(h);
    return copy(d -> d.unclaimed = all.subList(0, Math.min(all.size(), UNCLAIMED_MAX)));
  }

  Request adding(Person p) {
    if (isMember(p) || people.size() >= PEOPLE_MAX) return this;
    var all = new ArrayList<>(people);
    all.add(p);
    return copy(d -> d.people = all);
  }

  Request removing(Person p) {
    var handles = contactHandles().filter(h -> account(h).filter(p::equals).isPresent()).toList();
    var left = isOf(p) ? leftBy(p) : this;
    return left.unclaiming(handles)
        .copy(
            d -> {
              d.people = people.stream().filter(o -> !o.equals(p)).toList();
              d.approvedKeys = approvedKeys.map(k -> without(k, p));
            });
  }

  private Request leftBy(Person p) {
    if (p.isGhost() || former.contains(p) || former.size() >= FORMER_MAX) return this;
    var all = new ArrayList<>(former);
    all.add(p);
    return copy(d -> d.former = all);
  }

  Request handedTo(Person p) {
    var all = new ArrayList<>(people);
    all.remove(p);
    if (!requester.isGhost()) all.add(requester);
    return leftBy(requester)
        .copy(
            d -> {
              d.requester = p;
              d.people = all;
            });
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
