package dev.berth.request.machine;

import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import java.time.Instant;
import java.util.Optional;

/** A machine while one thing of it is being changed; nobody else ever sees it. */
final class MachineDraft {
  Order.Allocate made;
  Machine.DesiredState desired;
  Optional<Outcome> seen;
  Instant since;
  Instant again;
  int tries;
  boolean accessGiven;
  boolean endGiven;
  Optional<ManualTask> byHand;
  Optional<Instant> usableFrom;
  Optional<String> failure;

  MachineDraft(Machine m) {
    made = m.made();
    desired = m.desired();
    seen = m.seen();
    since = m.since();
    again = m.again();
    tries = m.tries();
    accessGiven = m.accessGiven();
    endGiven = m.endGiven();
    byHand = m.byHand();
    usableFrom = m.usableFrom();
    failure = m.failure();
  }

  Machine build() {
    return new Machine(
        made,
        desired,
        seen,
        since,
        again,
        tries,
        accessGiven,
        endGiven,
        byHand,
        usableFrom,
        failure);
  }
}
