package dev.berth.reconcile.issue;

import dev.berth.store.Row;
import dev.berth.store.Store.WriteLane;
import dev.berth.store.WriteLimits;
import dev.berth.view.IssueWrite;
import java.time.Instant;
import java.util.Optional;

/**
 * When a step may be written: a slot of the shared limiter. One that lies ahead is kept in the row
 * and used when it comes.
 */
final class WriteSlot {
  private final IssueContext context;

  WriteSlot(IssueContext context) {
    this.context = context;
  }

  /** Empty when it may be written now. */
  Optional<Instant> until(IssueWrite write) {
    var guard = context.guardedWrite();
    // One for a label is none for a comment, which came to be the next step since.
    var kept =
        context.row().slot().filter(s -> s.creates() == write.creates()).map(Row.ReservedSlot::at);
    if (kept.filter(guard::isAhead).isPresent()) return kept;
    if (kept.filter(at -> !WriteLimits.isStale(at, context.now())).isPresent()) {
      context.saveRow(context.row().with(Optional.empty()));
      return Optional.empty();
    }
    var lane = write.ends() ? WriteLane.ENDS : WriteLane.ALL;
    var slot = guard.slot(lane, write.creates());
    slot.ifPresent(
        at ->
            context.saveRow(
                context.row().with(Optional.of(new Row.ReservedSlot(at, write.creates())))));
    return slot;
  }
}
