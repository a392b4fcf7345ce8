package dev.berth.request;

import dev.berth.lease.Lease;
import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event.StateEvent;
import dev.berth.request.machine.MakingLimit;
import java.time.Instant;
import java.util.Optional;

/**
 * Machines are being made. When none is awaited any more, what is ready is handed over; with none
 * ready, everything is given back and the request has failed.
 *
 * @param bound operators are called when it takes longer
 * @param overdue whether they were
 * @param warned when people were told that it will be given up
 */
public record Provisioning(Instant since, Instant bound, boolean overdue, Optional<Instant> warned)
    implements State {
  static Provisioning started(Request r, Instant now) {
    var bound = now.plus(r.policy().makeTime(r.machines().pool()));
    return new Provisioning(now, bound, false, Optional.empty());
  }

  @Override
  public String word() {
    return "provisioning";
  }

  @Override
  public Decision on(Request r, StateEvent event) {
    return switch (event) {
      case Event.ProviderAnswered e -> progressed(r, e.at());
      case Event.MadeByHand e -> ManualTransitions.provided(r, e, this::progressed);
      case Event.Tick e -> onTick(r, e.at());
      case Event.Released e when e.machine().isPresent() ->
          ReleaseTransitions.releases(r, e, next -> progressed(next, e.at()));
      case Event.Released e ->
          ReleaseTransitions.releases(r, Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.Withdrawn e ->
          ReleaseTransitions.releases(r, Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.Denied e -> ReleaseTransitions.releases(r, Closed.denied(e), e.at());
      case Event.ClosedByHand e -> ReleaseTransitions.closedInUse(r, e);
      case Event.Reopened e -> ReleaseTransitions.openAgain(r, e);
      case Event.RetryRequested e -> ManualTransitions.retried(r, e);
      case Event.Approved _ -> new Refused(StateRefusal.APPROVED_ALREADY);
      case Event.ApprovalTakenBack _, Event.Asked _ -> new Refused(StateRefusal.TOO_LATE_TO_CHANGE);
      case Event.ExtensionRequested _ -> new Refused(StateRefusal.NO_LEASE_YET);
      case Event.AccessRequested _, Event.ReplacementRequested _ ->
          new Refused(StateRefusal.NO_MACHINES_YET);
      case Event.Read e -> ReadTransitions.ignored(r, e);
      case Event.Replied _, Event.QueryAnswered _ -> new Same();
    };
  }

  private Decision onTick(Request r, Instant now) {
    if (r.closingDue(now)) return ReleaseTransitions.releases(r, Closed.released(now), now);
    if (!overdue && !now.isBefore(bound))
      return overdue(r, r.stays(new Provisioning(since, bound, true, warned)), now);
    var limit = limit(r);
    if (limit.isOver(now)) return givenUp(r, now);
    if (limit.isWarningDue(now))
      return r.stays(new Provisioning(since, bound, overdue, Optional.of(now)))
          .noting(Notice.Kind.MAKING_ENDS, limit.end().toString(), now);
    return progressed(r, now);
  }

  /** When it is given up. */
  public MakingLimit limit(Request r) {
    return new MakingLimit(since, r.policy().makeLimit(r.machines().pool()), warned);
  }

  /** What is ready is handed over without the rest; with nothing ready all is given back. */
  private Decision givenUp(Request r, Instant now) {
    if (r.machines().ready() == 0 || r.isHeld())
      return ReleaseTransitions.releases(r, Closed.givenUp(now), now);
    return handedOver(r.with(r.machines().givenUp()), now);
  }

  private Decision progressed(Request r, Instant now) {
    if (r.machines().isAwaited()) return new Changed(r);
    if (r.machines().noneKept()) return ReleaseTransitions.releases(r, Closed.released(now), now);
    if (r.machines().ready() == 0)
      return r.moves(Failed.at(now), now).noting(Notice.Kind.FAILED, now.toString(), now);
    return r.isHeld() ? new Changed(r) : handedOver(r, now);
  }

  private static Decision handedOver(Request r, Instant now) {
    var lease = Lease.from(now, r.term(), r.policy().terms(r.reading().workload()));
    var active = r.moves(Active.handedOver(lease), now);
    return r.machines().broken().isEmpty()
        ? active
        : active.noting(Notice.Kind.PARTLY_FAILED, now.toString(), now);
  }

  @Override
  public Instant next(Request r, Instant now) {
    var next = min(limit(r).next(), r.closingAt());
    return overdue ? next : min(bound, next);
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** Who works by hand is called in another way. */
  private Decision overdue(Request r, Changed late, Instant now) {
    return r.machines().waitForPeople()
        ? late
        : late.noting(Notice.Kind.OVERDUE, bound.toString(), now);
  }
}
