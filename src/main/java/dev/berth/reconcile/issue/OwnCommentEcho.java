package dev.berth.reconcile.issue;

import dev.berth.forge.Comment;
import dev.berth.store.RowChange;
import dev.berth.view.CommentMarker;

/**
 * Our own comment as the forge tells of it: settles the intent under which it was made, for free.
 */
final class OwnCommentEcho {
  private final IssueContext context;

  OwnCommentEcho(IssueContext context) {
    this.context = context;
  }

  void heard(Comment comment) {
    var key = context.services().markers().own(comment, context.ref());
    if (key.isEmpty() || isOlder(key.get(), comment)) return;
    var intent = UnconfirmedComments.intent(key.get());
    if (context.claim().intent(intent).isEmpty()) return;
    var shown =
        key.get().equals(CommentMarker.STATUS)
            ? context
                .shown()
                .status(comment.id(), "", comment.createdAt(), java.util.Optional.empty())
            : context.shown().withNotice(key.get(), comment.id());
    var row = context.row().with(shown).without(key.get());
    context.commit(RowChange.NOTHING.settle(intent).with(row));
  }

  /** Word that comes late of a status comment which is gone settles none that is under way. */
  private boolean isOlder(String key, Comment comment) {
    return key.equals(CommentMarker.STATUS)
        && !comment.createdAt().isAfter(context.shown().statusAt());
  }
}
