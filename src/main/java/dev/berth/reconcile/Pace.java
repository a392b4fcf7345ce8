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
  /** A slot so near is waited for by the same turn's next look; nobody sleeps. */
  private static final Duration NEAR = Duration.ofMillis(50);

  private final IssueAtHand hand;

  Pace(IssueAtHand hand) {
    this.hand = hand;
  }

  /** Empty when it may be written now. */
  Optional<Instant> until(Step step) {
    var now = hand.now();
    // One for a label is none for a comment, which came to be the next step since.
    var kept = hand.row().slot().filter(s -> s.creates() == step.creates()).map(Row.Slot::at);
    if (kept.isPresent() && kept.get().isAfter(now.plus(NEAR))) return kept;
    if (kept.filter(at -> !Slots.isStale(at, now)).isPresent()) {
      hand.becomes(Rows.slot(hand.row(), Optional.empty()));
      return Optional.empty();
    }
    var lane = step.ends() ? Lane.ENDS : Lane.ALL;
    var slot = hand.desk().store().slot(lane, step.creates());
    if (!slot.isAfter(now.plus(NEAR))) return Optional.empty();
    hand.becomes(Rows.slot(hand.row(), Optional.of(new Row.Slot(slot, step.creates()))));
    return Optional.of(slot);
  }
}
