package dev.berth.request;

import dev.berth.lease.Lease;
import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event.StateEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * Deletion is asked; over when the provider has none of the machines any more. Hold does not stop
 * it; nothing does.
 *
 * @param as what the request will be closed as
 * @param had the lease there was
 * @param bound operators are called when it takes longer
 */
public record Releasing(
    Instant since, Closed as, Optional<Lease> had, Instant bound, boolean overdue)
    implements State {
  @Override
  public Optional<Lease> lease() {
    return had;
  }

  @Override
  public Instant deletesAt(Request r) {
    return Instant.MAX;
  }

  @Override
  public String word() {
    return "releasing";
  }

  @Override
  public Decision on(Request r, StateEvent event) {
    return switch (event) {
      case Event.ProviderAnswered e -> progressed(r, e.at());
      case Event.Tick e -> onTick(r, e.at());
      case Event.ExtensionRequested _,
          Event.Approved _,
          Event.ApprovalTakenBack _,
          Event.Asked _,
          Event.RetryRequested _,
          Event.AccessRequested _,
          Event.ReplacementRequested _,
          Event.MadeByHand _,
          Event.Reopened _ ->
          new Refused(StateRefusal.BEING_RELEASED);
      case Event.Denied _,
          Event.Released _,
          Event.Withdrawn _,
          Event.ClosedByHand _,
          Event.Read _,
          Event.Replied _,
          Event.QueryAnswered _ ->
          new Same();
    };
  }

  private Decision onTick(Request r, Instant now) {
    if (!overdue && !now.isBefore(bound) && !r.machines().allGone())
      return overdue(r, r.stays(new Releasing(since, as, had, bound, true)), now);
    return progressed(r, now);
  }

  private Decision progressed(Request r, Instant now) {
    return r.machines().allGone()
        ? ReleaseTransitions.closes(r, as.at(now, had, since), now)
        : new Changed(r);
  }

  @Override
  public Instant next(Request r, Instant now) {
    return overdue ? Instant.MAX : bound;
  }

  /** Who works by hand is called in another way. */
  private Decision overdue(Request r, Changed late, Instant now) {
    return r.machines().waitForPeople()
        ? late
        : late.noting(Notice.Kind.OVERDUE, bound.toString(), now);
  }
}
