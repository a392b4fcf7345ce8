package dev.berth.request;

import dev.berth.provision.Access;
import dev.berth.provision.Outcome;
import dev.berth.request.Decision.Reason;
import dev.berth.request.Decision.Refused;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/** What people do about machines by hand. */
final class Repair {
  private static final String USER = "root";

  private Repair() {}

  /** An operator made a machine; the state says what comes after. */
  static Decision provided(
      Request r, Event.Provided e, BiFunction<Request, Instant, Decision> then) {
    var machine = r.machines().named(e.machine());
    if (machine.isEmpty()) return new Refused(Reason.NO_SUCH_MACHINE);
    var ready = new Outcome.Ready(new Access(e.address(), USER, List.of()));
    var key = machine.get().made().key();
    return then.apply(r.with(r.machines().with(key, m -> m.seeing(ready, e.at()))), e.at());
  }

  /** What failed for good or vanished is made anew. */
  static Decision retried(Request r, Event.Retried e) {
    if (!r.machines().hasLost()) return new Refused(Reason.NOTHING_TO_RETRY);
    var next = r.with(r.machines().remade(e.at()));
    return r.state() instanceof Active a
        ? next.stays(a.unsealed())
        : next.moves(Provisioning.started(r, e.at()), e.at());
  }
}
