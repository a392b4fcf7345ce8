package dev.berth.request;

import dev.berth.forge.Person;
import dev.berth.lease.Lease;
import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event.StateEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * Over. No machine is left. Opened again it is read anew, and no old approval counts.
 *
 * @param by whose word it was; empty where time or the lease decided
 * @param why what that person said; user text, one line
 * @param lent from when until when machines were lent; empty where none were
 */
public record Closed(
    Instant since, As as, Optional<Person> by, Optional<String> why, Optional<Lent> lent)
    implements State {
  /**
   * The time that is counted, as far as it was used.
   *
   * @param givenBack when all that was left went back; not known of older ones
   */
  public record Lent(Instant start, Instant end, Optional<Instant> givenBack) {}

  /** How it ended. */
  public enum As {
    RELEASED,
    DENIED,
    WITHDRAWN
  }

  static Closed denied(Event.Denied e) {
    return new Closed(
        e.at(), As.DENIED, Optional.of(e.by()), Optional.of(e.why()), Optional.empty());
  }

  static Closed withdrawn(Instant at, Person by) {
    return new Closed(at, As.WITHDRAWN, Optional.of(by), Optional.empty(), Optional.empty());
  }

  static Closed givenUp(Instant at) {
    return new Closed(at, As.WITHDRAWN, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Closed released(Instant at) {
    return new Closed(at, As.RELEASED, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Nothing of it is left: what was lent ended now, unless its lease was over before. */
  Closed at(Instant now, Optional<Lease> had, Instant givenBack) {
    var until = had.map(Lease::end).filter(now::isAfter).orElse(now);
    var back = Optional.of(givenBack);
    return new Closed(now, as, by, why, had.map(l -> new Lent(l.start(), until, back)));
  }

  /** Given up because its machines did not come, rather than for want of an answer. */
  public boolean isNotMade(Request r) {
    return as == As.WITHDRAWN && by.isEmpty() && !r.machines().list().isEmpty();
  }

  /** Whether machines were lent in the life that it ends; of older ones only this much is known. */
  boolean endsLease() {
    return lent.isPresent() || as == As.RELEASED;
  }

  @Override
  public Instant deletesAt(Request r) {
    return Instant.MAX;
  }

  @Override
  public String word() {
    return as.name().toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public Decision on(Request r, StateEvent event) {
    return switch (event) {
      case Event.Reopened e -> new Changed(ReadTransitions.reopened(r, e.at()));
      case Event.Approved _,
          Event.ApprovalTakenBack _,
          Event.Asked _,
          Event.ExtensionRequested _,
          Event.Released _,
          Event.Withdrawn _,
          Event.RetryRequested _,
          Event.AccessRequested _,
          Event.ReplacementRequested _,
          Event.MadeByHand _,
          Event.Denied _ ->
          new Refused(StateRefusal.CLOSED);
      case Event.Read _,
          Event.Tick _,
          Event.Replied _,
          Event.ProviderAnswered _,
          Event.ClosedByHand _,
          Event.QueryAnswered _ ->
          new Same();
    };
  }
}
