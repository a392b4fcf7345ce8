package dev.berth.reconcile;

import dev.berth.forge.Comment;
import dev.berth.store.Change;
import dev.berth.view.Marker;

/**
 * Our own comment as the forge tells of it: settles the intent under which it was made, for free.
 */
final class Echo {
  private final IssueAtHand hand;

  Echo(IssueAtHand hand) {
    this.hand = hand;
  }

  void heard(Comment comment) {
    var key = Marker.find(comment.body());
    if (key.isEmpty() || isOlder(key.get(), comment)) return;
    var intent = OpenComments.intent(key.get());
    if (hand.claim().intent(intent).isEmpty()) return;
    var shown =
        key.get().equals(Marker.STATUS)
            ? hand.shown().status(comment.id(), "", comment.createdAt(), java.util.Optional.empty())
            : hand.shown().posted(key.get(), comment.id());
    var row = hand.row().with(shown).without(key.get());
    hand.commit(Change.NOTHING.settling(intent).with(row));
  }

  /** Word that comes late of a status comment which is gone settles none that is under way. */
  private boolean isOlder(String key, Comment comment) {
    return key.equals(Marker.STATUS) && !comment.createdAt().isAfter(hand.shown().statusAt());
  }
}
