package dev.berth.request;

import dev.berth.lease.Lease;
import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event.StateEvent;
import dev.berth.request.machine.Machine.DesiredState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lease is over: machines are stopped, their data is kept for the grace time. An extension
 * turns back.
 */
public record Ending(Instant since, Lease held, Optional<String> access) implements State {
  /** Where every lease ends: the machines are to be stopped, and people are told. */
  static Changed begins(Request r, Lease over, Optional<String> access, Instant now) {
    return r.wanting(DesiredState.STOPPED)
        .moves(new Ending(now, over, access), now)
        .noting(Notice.Kind.ENDING, over.end().toString(), now);
  }

  @Override
  public Optional<Lease> lease() {
    return Optional.of(held);
  }

  @Override
  public String word() {
    return "ending";
  }

  @Override
  public Decision on(Request r, StateEvent event) {
    return switch (event) {
      case Event.Tick e when !e.at().isBefore(held.graceEnd()) || r.closingDue(e.at()) ->
          ReleaseTransitions.releases(r, Closed.released(e.at()), e.at());
      case Event.ProviderAnswered _ -> new Changed(r);
      case Event.ExtensionRequested e -> rescued(r, e);
      case Event.Released e when e.machine().isPresent() ->
          ReleaseTransitions.releases(
              r,
              e,
              next ->
                  next.machines().noneKept()
                      ? ReleaseTransitions.releases(next, Closed.released(e.at()), e.at())
                      : new Changed(next));
      case Event.Released e -> ReleaseTransitions.releases(r, Closed.released(e.at()), e.at());
      case Event.Withdrawn e -> ReleaseTransitions.releases(r, Closed.released(e.at()), e.at());
      case Event.Denied e -> ReleaseTransitions.releases(r, Closed.denied(e), e.at());
      case Event.ClosedByHand e -> ReleaseTransitions.closedInUse(r, e);
      case Event.Reopened e -> ReleaseTransitions.openAgain(r, e);
      case Event.Read e -> ReadTransitions.ignored(r, e);
      case Event.Approved _ -> new Refused(StateRefusal.APPROVED_ALREADY);
      case Event.ApprovalTakenBack _, Event.Asked _, Event.AccessRequested _, Event.MadeByHand _ ->
          new Refused(StateRefusal.TOO_LATE_TO_CHANGE);
      case Event.RetryRequested _ -> new Refused(StateRefusal.NOTHING_TO_RETRY);
      case Event.Tick _, Event.Replied _, Event.QueryAnswered _ -> new Same();
    };
  }

  /**
   * Back to active with a wish that is judged there. Until it is agreed to, the machines run again
   * at most as long as their data would have been kept.
   */
  private Decision rescued(Request r, Event.ExtensionRequested e) {
    var more = e.more().orElse(held.terms().step());
    var byItself = held.selfServiceLeft().compareTo(more) >= 0;
    var change = PendingChange.of(e, more, byItself);
    var back = held.endingAt(held.graceEnd(), e.at());
    var next =
        r.wanting(DesiredState.RUNNING)
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
