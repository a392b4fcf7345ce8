package dev.berth.request;

import dev.berth.lease.Lease;
import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Reason;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Event.Step;
import dev.berth.request.Machine.Want;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lease is over: machines are stopped, their data is kept for the grace time. An extension
 * turns back.
 */
public record Ending(Instant since, Lease held, Optional<String> access) implements State {
  @Override
  public Optional<Lease> lease() {
    return Optional.of(held);
  }

  @Override
  public String word() {
    return "ending";
  }

  @Override
  public Decision on(Request r, Step event) {
    return switch (event) {
      case Event.Looked e when !e.at().isBefore(held.graceEnd()) || r.closingDue(e.at()) ->
          Departure.releases(r, Closed.released(e.at()), e.at());
      case Event.Answered _ -> new Changed(r);
      case Event.Extended e -> rescued(r, e);
      case Event.Released e when e.machine().isPresent() ->
          Departure.releases(
              r,
              e,
              next ->
                  next.machines().noneKept()
                      ? Departure.releases(next, Closed.released(e.at()), e.at())
                      : new Changed(next));
      case Event.Released e -> Departure.releases(r, Closed.released(e.at()), e.at());
      case Event.Withdrawn e -> Departure.releases(r, Closed.released(e.at()), e.at());
      case Event.Denied e -> Departure.releases(r, Closed.denied(e), e.at());
      case Event.ClosedByHand e -> Departure.closedInUse(r, e);
      case Event.Reopened e -> Departure.openAgain(r, e);
      case Event.Read e -> Rereading.ignored(r, e);
      case Event.Approved _ -> new Refused(Reason.APPROVED_ALREADY);
      case Event.ApprovalTakenBack _, Event.Asked _, Event.AccessWanted _, Event.Provided _ ->
          new Refused(Reason.TOO_LATE_TO_CHANGE);
      case Event.Retried _ -> new Refused(Reason.NOTHING_TO_RETRY);
      case Event.Looked _, Event.Replied _, Event.Found _ -> new Same();
    };
  }

  /**
   * Back to active with a wish that is judged there. Until it is agreed to, the machines run again
   * at most as long as their data would have been kept.
   */
  private Decision rescued(Request r, Event.Extended e) {
    var more = e.more().orElse(held.terms().step());
    var byItself = held.selfServiceLeft().compareTo(more) >= 0;
    var change = PendingChange.of(e, more, byItself);
    var back = held.endingAt(held.graceEnd(), e.at());
    var next =
        r.wanting(Want.RUNNING)
            .moves(
                new Active(since, back, access, true, Optional.of(change), true, List.of()),
                e.at());
    return byItself ? next : next.noting(Notice.Kind.CHANGE_WANTED, e.at().toString(), e.at());
  }

  Ending ending(Instant at, Instant now) {
    return new Ending(since, held.endingAt(at, now), access);
  }

  @Override
  public Instant next(Request r, Instant now) {
    return r.closingAt().isBefore(held.graceEnd()) ? r.closingAt() : held.graceEnd();
  }
}
