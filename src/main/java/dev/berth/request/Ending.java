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
      case Event.ExtensionRequested e -> ExtensionTransitions.rescued(r, this, e);
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
      // Only a wish can still be said no to, and it lapsed: the data stays as long as promised.
      case Event.Denied _ -> new Refused(StateRefusal.NOTHING_TO_DENY);
      case Event.ClosedByHand e -> ReleaseTransitions.closedInUse(r, e);
      case Event.Reopened e -> ReleaseTransitions.openAgain(r, e);
      case Event.Read e -> ReadTransitions.ignored(r, e);
      case Event.Approved _ -> new Refused(StateRefusal.APPROVED_ALREADY);
      case Event.ApprovalTakenBack _,
          Event.Asked _,
          Event.AccessRequested _,
          Event.ReplacementRequested _,
          Event.MadeByHand _ ->
          new Refused(StateRefusal.TOO_LATE_TO_CHANGE);
      case Event.RetryRequested _ -> new Refused(StateRefusal.NOTHING_TO_RETRY);
      case Event.Tick _, Event.Replied _, Event.QueryAnswered _ -> new Same();
    };
  }

  /** Back to active, where a wish is judged. */
  Active reopened(Lease lease) {
    var back = !held.mayBeHeldBack();
    return new Active(since, lease, access, true, Optional.empty(), back, List.of());
  }

  @Override
  public Instant deletesAt(Request r) {
    return next(r, since);
  }

  @Override
  public Instant next(Request r, Instant now) {
    return r.closingAt().isBefore(held.graceEnd()) ? r.closingAt() : held.graceEnd();
  }
}
