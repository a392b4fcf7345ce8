package dev.berth.reconcile;

import dev.berth.store.Change;
import dev.berth.store.Intent;
import java.time.Duration;
import java.util.Optional;

/**
 * Edits of the status comment that nobody confirmed. Such a one may still land, and over a newer
 * one: when it cannot any more, the comment is written once more.
 */
final class StatusEdits {
  static final String KEY = "edit:status";

  private final IssueAtHand hand;

  StatusEdits(IssueAtHand hand) {
    this.hand = hand;
  }

  /** What the comment shows is not known after an edit that may or may not have landed. */
  void doubt() {
    var now = hand.now();
    if (hand.claim().intent(KEY).filter(i -> !i.until().isAfter(now)).isEmpty()) return;
    var row = hand.row().with(hand.shown().statusUnsure());
    hand.commit(Change.NOTHING.settling(KEY).with(row));
  }

  /**
   * Before an edit is sent.
   *
   * @return whether an older one may still land
   */
  boolean begins(GuardedWrite.Sending sending) {
    var older = hand.claim().intent(KEY).isPresent();
    if (!sending.intend(KEY)) throw new IllegalStateException("asked in vain");
    return older;
  }
}
