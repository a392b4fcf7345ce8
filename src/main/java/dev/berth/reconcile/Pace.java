package dev.berth.reconcile;

import dev.berth.store.Row;
import dev.berth.store.Slots;
import dev.berth.store.Store.Lane;
import dev.berth.view.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a step may be written: a slot of the shared limiter. One that lies ahead is kept in the row
 * and used when it comes.
 */
final class Pace {
  private final IssueAtHand hand;

  Pace(IssueAtHand hand) {
    this.hand = hand;
  }

  /** Empty when it may be written now. */
  Optional<Instant> until(Step step) {
    var guard = hand.guardedWrite();
    // One for a label is none for a comment, which came to be the next step since.
    var kept = hand.row().slot().filter(s -> s.creates() == step.creates()).map(Row.Slot::at);
    if (kept.filter(guard::isAhead).isPresent()) return kept;
    if (kept.filter(at -> !Slots.isStale(at, hand.now())).isPresent()) {
      hand.becomes(hand.row().with(Optional.empty()));
      return Optional.empty();
    }
    var lane = step.ends() ? Lane.ENDS : Lane.ALL;
    var slot = guard.slot(lane, step.creates());
    slot.ifPresent(
        at -> hand.becomes(hand.row().with(Optional.of(new Row.Slot(at, step.creates())))));
    return slot;
  }
}
