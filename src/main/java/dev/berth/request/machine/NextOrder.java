package dev.berth.request.machine;

import dev.berth.provision.Order;
import dev.berth.provision.Outcome.Failed;
import dev.berth.provision.Outcome.Gone;
import dev.berth.provision.Outcome.Pending;
import dev.berth.provision.Outcome.Ready;
import dev.berth.provision.Outcome.Stopped;
import dev.berth.provision.Outcome.Unsupported;
import java.util.Optional;

/** The order that leads from what was last seen of a machine to what is wanted of it. */
final class NextOrder {
  private NextOrder() {}

  static Optional<Order> of(Machine m) {
    if (m.isTakenAway() || m.desired() == Machine.DesiredState.GONE)
      return m.isGone() ? Optional.empty() : Optional.of(removal(m));
    if (m.byHand().filter(ManualTask::untold).isPresent()
        && m.seen().orElse(null) instanceof Ready r)
      return Optional.of(new Order.DoneByHand(m.made().key(), Optional.of(r.access())));
    return m.desired() == Machine.DesiredState.STOPPED ? stopping(m) : running(m);
  }

  private static Optional<Order> stopping(Machine m) {
    var key = m.made().key();
    return switch (m.seen().orElse(null)) {
      case Pending _ -> Optional.of(new Order.Poll(key));
      case Ready _, Failed _ -> Optional.of(new Order.Stop(key));
      case Stopped _ -> end(m);
      case Gone _, Unsupported _ -> Optional.empty();
      case null -> Optional.empty();
    };
  }

  private static Optional<Order> running(Machine m) {
    var key = m.made().key();
    return switch (m.seen().orElse(null)) {
      case null -> Optional.of(m.made());
      case Pending _ -> Optional.of(new Order.Poll(key));
      case Failed _ -> m.isBroken() ? Optional.empty() : Optional.of(m.made());
      case Stopped _ -> Optional.of(new Order.Start(key));
      case Ready _ ->
          m.accessGiven() ? end(m) : Optional.of(new Order.AllowKeys(key, m.made().sshKeys()));
      case Gone _, Unsupported _ -> Optional.empty();
    };
  }

  private static Order removal(Machine m) {
    var key = m.made().key();
    return m.byHand().filter(ManualTask::deleted).isPresent()
        ? new Order.DoneByHand(key, Optional.empty())
        : new Order.Release(key);
  }

  private static Optional<Order> end(Machine m) {
    return m.endGiven()
        ? Optional.empty()
        : m.made().end().map(end -> new Order.KeepUntil(m.made().key(), end, m.made().leaseEnd()));
  }
}
