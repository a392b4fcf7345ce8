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
      case Event.Retried e -> Repair.retried(r, e);
      case Event.Provided e ->
          Repair.provided(
              r, e, (next, at) -> new Changed(next.in(Provisioning.started(r, at), at)));
      case Event.Denied e -> Departure.releases(r, Closed.denied(e), e.at());
      case Event.Released e -> Departure.releases(r, Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.Withdrawn e -> Departure.releases(r, Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.ClosedByHand e -> Departure.closedInUse(r, e);
      case Event.Reopened e -> Departure.openAgain(r, e);
      case Event.Looked e when r.closingDue(e.at()) ->
          Departure.releases(r, Closed.withdrawn(e.at(), r.requester()), e.at());
      case Event.Answered _ -> new Changed(r);
      case Event.Read e -> Rereading.ignored(r, e);
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
