package dev.berth.reconcile.issue;

import dev.berth.reconcile.turn.GuardedWrite;
import dev.berth.store.RowChange;

/**
 * Edits of the status comment that nobody confirmed. Such a one may still land, and over a newer
 * one: when it cannot any more, the comment is written once more.
 */
final class UnconfirmedEdits {
  static final String KEY = GuardedWrite.STATUS_EDIT;

  private final IssueContext context;

  UnconfirmedEdits(IssueContext context) {
    this.context = context;
  }

  /** What the comment shows is not known after an edit that may or may not have landed. */
  void doubt() {
    var now = context.now();
    if (context.claim().intent(KEY).filter(i -> !i.until().isAfter(now)).isEmpty()) return;
    var row = context.row().with(context.shown().statusUnsure());
    context.commit(RowChange.NOTHING.settle(KEY).with(row));
  }

  /**
   * Before an edit is sent.
   *
   * @return whether an older one may still land
   */
  boolean begins(GuardedWrite.Sending sending) {
    var older = context.claim().intent(KEY).isPresent();
    if (!sending.intend(KEY)) throw new IllegalStateException("asked in vain");
    return older;
  }
}
