package dev.berth.request;

import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Reason;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Event.Step;
import java.time.Instant;

/**
 * No machine could be made. The issue stays open, operators are called, the place in the pool is
 * kept.
 */
public record Failed(Instant since) implements State {
  static Failed at(Instant now) {
    return new Failed(now);
  }

  @Override
  public String word() {
    return "failed";
  }

  @Override
  public Decision on(Request r, Step event) {
    return switch (event) {
      case Event.Retried e -> r.retried(e);
      case Event.Provided e ->
          r.provided(e, (next, at) -> new Changed(next.in(Provisioning.started(r, at), at)));
      case Event.Denied e -> r.releases(Closed.denied(e), e.at());
      case Event.Released e -> r.releases(Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.Withdrawn e -> r.releases(Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.ClosedByHand e -> r.closedInUse(e);
      case Event.Reopened e -> r.openAgain(e);
      case Event.Looked e when r.closingDue(e.at()) ->
          r.releases(Closed.withdrawn(e.at(), r.requester()), e.at());
      case Event.Answered _ -> new Changed(r);
      case Event.Read e -> r.keptAsGranted(e);
      case Event.Approved _ -> new Refused(Reason.APPROVED_ALREADY);
      case Event.ApprovalTakenBack _, Event.Asked _ -> new Refused(Reason.TOO_LATE_TO_CHANGE);
      case Event.Extended _ -> new Refused(Reason.NO_LEASE_YET);
      case Event.AccessWanted _ -> new Refused(Reason.NO_MACHINES_YET);
      case Event.Looked _, Event.Replied _, Event.Found _ -> new Same();
    };
  }

  @Override
  public Instant next(Request r, Instant now) {
    return r.closingAt();
  }
}
