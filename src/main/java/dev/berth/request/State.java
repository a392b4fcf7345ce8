package dev.berth.request;

import dev.berth.lease.Lease;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a request stands: what only this state knows, and what each event means in it. Class, label
 * and the word people read are one.
 */
public sealed interface State
    permits NeedsInformation,
        NeedsApproval,
        Queued,
        Provisioning,
        Active,
        Ending,
        Releasing,
        Failed,
        Question,
        Closed {
  /** What the event means here. Total: the compiler asks every state for every event. */
  Decision on(Request r, Event.StateEvent event);

  /** When the request came into this state. */
  Instant since();

  /** What must be found out before it can go on; the turn answers with an event. */
  default Optional<Query> query(Request r) {
    return Optional.empty();
  }

  /** When time alone makes a difference; {@link Instant#MAX} for never. */
  default Instant next(Request r, Instant now) {
    return Instant.MAX;
  }

  /** When time alone gives its machines back, with all that is on them. */
  default Instant deletesAt(Request r) {
    return r.closingAt();
  }

  /** The lease where there is one. */
  default Optional<Lease> lease() {
    return Optional.empty();
  }

  /** As people read it and as the label says it. */
  String word();

  /** Where a reading belongs. */
  static State first(Request r, Instant now) {
    var reading = r.reading();
    if (!reading.kind().isForMachines() && reading.kind() != dev.berth.reading.Kind.EMPTY)
      return new Question(now);
    return reading.isComplete() ? NeedsApproval.fresh(r, now) : NeedsInformation.asking(r, now);
  }
}
