package dev.berth.request;

import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.machine.Machine.DesiredState;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The ways in which a request gives its machines back and comes to its end. */
final class ReleaseTransitions {
  private ReleaseTransitions() {}

  /** Over, with the comment that says so where somebody is waiting to hear it. */
  static Changed closes(Request r, Closed as, Instant at) {
    var next = r.moves(as, at);
    return switch (as.as()) {
      case DENIED -> next.noting(Notice.Kind.DENIED, "", at);
      case RELEASED -> next.noting(Notice.Kind.ENDED, "", at);
      case WITHDRAWN -> as.isNotMade(r) ? next.noting(Notice.Kind.NOT_MADE, "", at) : next;
    };
  }

  /** Everything is given back; closed when the provider has none of it any more. */
  static Changed releases(Request r, Closed as, Instant at) {
    if (r.machines().list().isEmpty()) return closes(r, as, at);
    var bound = at.plus(r.policy().makeTime(r.machines().pool()));
    return r.wanting(DesiredState.GONE)
        .moves(new Releasing(at, as, r.state().lease(), bound, false), at);
  }

  /** One machine by name; the state says what comes after. */
  static Decision releases(Request r, Event.Released e, Function<Request, Decision> then) {
    var machine = r.machines().named(e.machine().orElseThrow());
    if (machine.isEmpty()) return new Refused(StateRefusal.NO_SUCH_MACHINE);
    return then.apply(r.with(r.machines().releasing(machine.get())));
  }

  /** Closed on its page with nothing granted yet. */
  static Decision closedUnserved(Request r, Event.ClosedByHand e) {
    return switch (e.part()) {
      case REQUESTER, APPROVER -> closes(r, Closed.withdrawn(e.at(), e.by()), e.at());
      case NONE -> staysOpen(r, e);
    };
  }

  /** Closed on its page with machines in use: released later, so that it can be taken back. */
  static Decision closedInUse(Request r, Event.ClosedByHand e) {
    return switch (e.part()) {
      case REQUESTER, APPROVER -> {
        if (r.flags().closing().isPresent()) yield new Same();
        var release = e.at().plus(r.policy().closeGrace());
        var closing = new RequestFlags.Closing(e.by(), e.at(), release);
        yield new Changed(r.with(r.flags().closing(Optional.of(closing))))
            .noting(Notice.Kind.CLOSING, e.at().toString(), e.at());
      }
      case NONE -> staysOpen(r, e);
    };
  }

  private static Decision staysOpen(Request r, Event.ClosedByHand e) {
    return new Changed(r).noting(Notice.Kind.STAYS_OPEN, e.at().toString(), e.at());
  }

  static Decision openAgain(Request r, Event.Reopened e) {
    if (r.flags().closing().isEmpty()) return new Refused(StateRefusal.NOT_CLOSED);
    return new Changed(r.with(r.flags().closing(Optional.empty())));
  }
}
