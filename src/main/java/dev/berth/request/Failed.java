package dev.berth.request;

import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event.StateEvent;
import dev.berth.request.machine.MakingLimit;
import java.time.Instant;
import java.util.Optional;

/**
 * No machine could be made. The issue stays open, operators are called, the place in the pool is
 * kept; for some days, then it goes to the next.
 *
 * @param warned when people were told that it will be given up
 */
public record Failed(Instant since, Optional<Instant> warned) implements State {
  static Failed at(Instant now) {
    return new Failed(now, Optional.empty());
  }

  @Override
  public String word() {
    return "failed";
  }

  @Override
  public Decision on(Request r, StateEvent event) {
    return switch (event) {
      case Event.RetryRequested e -> ManualTransitions.retried(r, e);
      case Event.MadeByHand e ->
          ManualTransitions.provided(
              r, e, (next, at) -> new Changed(next.in(Provisioning.started(r, at), at)));
      case Event.Denied e -> ReleaseTransitions.releases(r, Closed.denied(e), e.at());
      case Event.Released e ->
          ReleaseTransitions.releases(r, Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.Withdrawn e ->
          ReleaseTransitions.releases(r, Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.ClosedByHand e -> ReleaseTransitions.closedInUse(r, e);
      case Event.Reopened e -> ReleaseTransitions.openAgain(r, e);
      case Event.Tick e -> onTick(r, e.at());
      case Event.ProviderAnswered _ -> new Changed(r);
      case Event.Read e -> ReadTransitions.ignored(r, e);
      case Event.Approved _ -> new Refused(StateRefusal.APPROVED_ALREADY);
      case Event.ApprovalTakenBack _, Event.Asked _ -> new Refused(StateRefusal.TOO_LATE_TO_CHANGE);
      case Event.ExtensionRequested _ -> new Refused(StateRefusal.NO_LEASE_YET);
      case Event.AccessRequested _, Event.ReplacementRequested _ ->
          new Refused(StateRefusal.NO_MACHINES_YET);
      case Event.Replied _, Event.QueryAnswered _ -> new Same();
    };
  }

  private Decision onTick(Request r, Instant now) {
    if (r.closingDue(now))
      return ReleaseTransitions.releases(r, Closed.withdrawn(now, r.requester()), now);
    var limit = limit(r);
    if (limit.isOver(now)) return ReleaseTransitions.releases(r, Closed.givenUp(now), now);
    if (!limit.isWarningDue(now)) return new Same();
    return r.stays(new Failed(since, Optional.of(now)))
        .noting(Notice.Kind.MAKING_ENDS, limit.end().toString(), now);
  }

  /** When it is given up. */
  public MakingLimit limit(Request r) {
    return new MakingLimit(since, r.policy().failedFor(), warned);
  }

  @Override
  public Instant next(Request r, Instant now) {
    var limit = limit(r).next();
    return r.closingAt().isBefore(limit) ? r.closingAt() : limit;
  }
}
