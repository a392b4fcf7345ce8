package dev.berth.request;

import dev.berth.lease.Lease;
import dev.berth.provision.Outcome;
import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event.StateEvent;
import dev.berth.request.PendingChange.Stage;
import dev.berth.request.access.KeyPinning;
import dev.berth.request.access.PinnedKey;
import dev.berth.request.machine.Machine;
import dev.berth.request.machine.Machine.DesiredState;
import dev.berth.request.machine.Replacement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The people have their machines until the lease ends.
 *
 * @param access encrypted to the people's keys; empty until it was made
 * @param announced whether people were told that their machines are ready
 * @param pending a wish for a later end
 * @param heldBack whether a wish has held the end back already, which it may once
 * @param later wishes that came while the pools are asked about {@code pending}; each is taken up
 *     when the one before it is settled
 */
public record Active(
    Instant since,
    Lease held,
    Optional<String> access,
    boolean announced,
    Optional<PendingChange> pending,
    boolean heldBack,
    List<PendingChange> later)
    implements State {
  public Active {
    later = List.copyOf(later);
  }

  static Active handedOver(Lease lease) {
    return new Active(
        lease.start(), lease, Optional.empty(), false, Optional.empty(), false, List.of());
  }

  @Override
  public Optional<Lease> lease() {
    return Optional.of(held);
  }

  @Override
  public String word() {
    return "active";
  }

  @Override
  public Decision on(Request r, StateEvent event) {
    return switch (event) {
      case Event.Tick e -> onTick(r, e.at());
      case Event.ProviderAnswered e when e.outcome() instanceof Outcome.Gone ->
          settled(vanished(r, e).next(), e.at());
      case Event.ProviderAnswered e -> settled(r, e.at());
      case Event.ReplacementRequested e -> ManualTransitions.replaced(r, e);
      case Event.MadeByHand e ->
          ManualTransitions.provided(r, e, (next, at) -> settled(next.in(unsealed(), at), at));
      case Event.Sealed e -> sealed(r, e);
      case Event.AccessRequested _ -> r.unpinned().stays(unsealed());
      case Event.KeysFound e when r.keys().isEmpty() -> keysFound(r, e);
      case Event.ExtensionRequested e -> ExtensionTransitions.requested(r, this, e);
      case Event.ExtensionAnswered e
          when pending.filter(p -> p.stage() == Stage.POOLS && e.isTo(p)).isPresent() ->
          ExtensionTransitions.answered(r, this, e);
      case Event.Approved e when pending.isPresent() -> ExtensionTransitions.approved(r, this, e);
      case Event.Denied e when pending.isPresent() -> ExtensionTransitions.denied(r, this, e);
      case Event.Denied _ when mayBeToAWish(r) -> new Refused(StateRefusal.NOTHING_TO_DENY);
      case Event.Denied e -> ReleaseTransitions.releases(r, Closed.denied(e), e.at());
      case Event.Released e when e.machine().isPresent() ->
          ReleaseTransitions.releases(r, e, next -> afterRelease(next, e.at()));
      case Event.Released e -> ReleaseTransitions.releases(r, Closed.released(e.at()), e.at());
      case Event.Withdrawn e -> ReleaseTransitions.releases(r, Closed.released(e.at()), e.at());
      case Event.ClosedByHand e -> ReleaseTransitions.closedInUse(r, e);
      case Event.Reopened e -> ReleaseTransitions.openAgain(r, e);
      case Event.RetryRequested e -> ManualTransitions.retried(r, e);
      case Event.Read e -> ReadTransitions.ignored(r, e);
      case Event.Approved _ -> new Refused(StateRefusal.APPROVED_ALREADY);
      case Event.ApprovalTakenBack _, Event.Asked _ -> new Refused(StateRefusal.TOO_LATE_TO_CHANGE);
      case Event.Replied _, Event.QueryAnswered _ -> new Same();
    };
  }

  private Decision onTick(Request r, Instant now) {
    if (r.closingDue(now)) return ReleaseTransitions.releases(r, Closed.released(now), now);
    if (held.over(now)) return over(r, now);
    var left = r.machines().givenUp(limit(r), now);
    if (!left.equals(r.machines())) return givenUp(r.with(left), now);
    if (held.reminder(now).isEmpty()) return new Same();
    return r.stays(with(held.told(now)))
        .noting(Notice.Kind.REMINDER, held.reminder(now).orElseThrow().toString(), now);
  }

  /** So long a machine is awaited that is made in the lease: a replacement, or by a retry. */
  private static Duration limit(Request r) {
    return r.policy().makeLimit(r.machines().pool());
  }

  private static Changed givenUp(Request r, Instant now) {
    var isReplacement = !Replacement.failed(r.machines()).isEmpty();
    var next = settled(r, now);
    return isReplacement ? next : next.noting(Notice.Kind.PARTLY_FAILED, now.toString(), now);
  }

  /**
   * Of machines that are being replaced: what is ready takes its place, and access is told anew.
   */
  private static Changed settled(Request r, Instant now) {
    var failed = Replacement.failed(r.machines());
    var next = r.with(Replacement.settled(r.machines()));
    for (var m : failed)
      next = next.noting(new Notice(Notice.Kind.REPLACEMENT_FAILED, m.made().key().text(), now));
    var handed = failed.isEmpty() && !next.machines().equals(r.machines());
    return handed && next.state() instanceof Active a
        ? next.stays(a.unsealed())
        : new Changed(next);
  }

  /** A machine that nobody released is gone at the provider: operators must know. */
  private static Changed vanished(Request r, Event.ProviderAnswered e) {
    var next = new Changed(r);
    return r.machines().kept().anyMatch(m -> m.made().key().equals(e.key()) && isMissed(m, r))
        ? next.noting(Notice.Kind.VANISHED, e.key().text(), e.at())
        : next;
  }

  private static boolean isMissed(Machine m, Request r) {
    return !m.isTakenAway() && !Replacement.isOne(m, r.machines());
  }

  /** A wish asked in time holds the end back once, within the grace time. */
  private Decision over(Request r, Instant now) {
    if (isAnswerDue(now)) return new Same();
    if (pending.isPresent() && !heldBack && held.mayBeHeldBack()) {
      var back = new Active(since, held.heldBack(now), access, announced, pending, true, later);
      return r.wanting(DesiredState.RUNNING).stays(back);
    }
    return Ending.begins(r, held, access, now);
  }

  private Decision keysFound(Request r, Event.KeysFound e) {
    var keys = KeyPinning.of(r.access().approvedKeys(), e.keys());
    var texts = keys.open().stream().map(PinnedKey::text).toList();
    var machines = r.machines().each(m -> m.openTo(texts));
    return r.with(machines).pinning(keys, e.at()).stays(unsealed());
  }

  private Decision sealed(Request r, Event.Sealed e) {
    var kind = announced ? Notice.Kind.ACCESS : Notice.Kind.READY;
    return r.stays(new Active(since, held, Optional.of(e.text()), true, pending, heldBack, later))
        .noting(kind, e.at().toString(), e.at());
  }

  /** A no that comes late is to the wish that its writer saw, and must not end the lease. */
  private static boolean mayBeToAWish(Request r) {
    return r.flags().hasNoted(Notice.Kind.CHANGE_WANTED) || !r.flags().verdicts().isEmpty();
  }

  private static Decision afterRelease(Request r, Instant now) {
    return r.machines().noneKept()
        ? ReleaseTransitions.releases(r, Closed.released(now), now)
        : new Changed(r);
  }

  private Active with(Lease l) {
    return new Active(since, l, access, announced, pending, heldBack, later);
  }

  Active with(Optional<PendingChange> p) {
    return new Active(since, held, access, announced, p, heldBack, later);
  }

  /** The wish is settled: the end is as it is, and whoever wished later is next. */
  Active settled(Lease l, boolean back) {
    return new Active(since, l, access, announced, Optional.empty(), back, later);
  }

  Active queueing(List<PendingChange> wishes) {
    return new Active(since, held, access, announced, pending, heldBack, wishes);
  }

  /** The pools are asked and will have answered in moments. */
  private boolean isAnswerDue(Instant now) {
    return stretch().isPresent() && now.isBefore(held.graceEnd());
  }

  Active unsealed() {
    return new Active(since, held, Optional.empty(), announced, pending, heldBack, later);
  }

  /** The length that the pools must agree to, while they are asked. */
  Optional<Duration> stretch() {
    return pending.filter(p -> p.stage() == Stage.POOLS).map(PendingChange::more);
  }

  @Override
  public Optional<Query> query(Request r) {
    if (r.keys().isEmpty()) return Optional.of(Query.KEYS);
    return access.isEmpty() && r.machines().ready() > 0
        ? Optional.of(Query.SEAL)
        : Optional.empty();
  }

  @Override
  public Instant next(Request r, Instant now) {
    var time = isAnswerDue(now) && held.over(now) ? held.graceEnd() : held.next(now);
    var late = r.machines().nextGivenUp(limit(r));
    var first = late.isBefore(time) ? late : time;
    return r.closingAt().isBefore(first) ? r.closingAt() : first;
  }
}
