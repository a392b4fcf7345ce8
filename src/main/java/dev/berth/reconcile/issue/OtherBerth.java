package dev.berth.reconcile.issue;

import dev.berth.forge.Comment;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Role;
import dev.berth.forge.Write;
import dev.berth.request.NeedsApproval;
import dev.berth.request.NeedsInformation;
import dev.berth.request.Question;
import dev.berth.request.Request;
import dev.berth.store.RowChange;
import dev.berth.view.CommentMarker;
import dev.berth.view.OneOffWrite;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A second Berth on the same repository, under another account. Two that obey one approval would
 * lend twice, so only the one whose status comment was there first goes on; the forge numbers
 * comments, so both come to the same end without talking. Operators of both are told.
 *
 * <p>Words at the end of a comment are anybody's, and an app or a bridge may repeat them. So Berth
 * falls silent only for a marker that was signed with its own secret for the account that wrote the
 * comment; for all others it goes on, and operators are told.
 */
final class OtherBerth {
  private final IssueContext context;

  OtherBerth(IssueContext context) {
    this.context = context;
  }

  /** Whether it looks like a status comment of ours and is none. */
  boolean looksLikeOne(Comment comment) {
    return context.services().self().filter(comment.author()::equals).isEmpty()
        && CommentMarker.find(comment.body()).filter(CommentMarker.STATUS::equals).isPresent();
  }

  /**
   * Takes in a status comment of another.
   *
   * @return when to look at it again; empty when it was dealt with
   */
  Optional<Instant> heard(Comment comment, RowChange taken) {
    var again = judged(comment);
    if (again.isEmpty()) context.commit(taken);
    return again;
  }

  private Optional<Instant> judged(Comment comment) {
    if (context.activeRequest().isEmpty()) return Optional.empty();
    if (context.services().markers().proven(comment, context.ref()).isEmpty())
      return unproven(comment.author());
    // Ours may be on its way, and be the first.
    var ours = new UnconfirmedComments(context).open(CommentMarker.STATUS);
    if (ours.isPresent()) return Optional.of(ours.get().until());
    var first = context.shown().statusId().filter(id -> id < comment.id()).isPresent();
    var leaves = !first && isUnspent(context.request());
    context.services().alerts().otherBerth(context.ref(), comment.author(), leaves);
    if (leaves) standAside(comment);
    return Optional.empty();
  }

  /** Who may be one and cannot prove it: we go on, and operators hear of it. */
  private Optional<Instant> unproven(Person author) {
    var role = context.services().forge().role(context.ref().repository(), author);
    if (role instanceof Known.Unknown(_, var again) && !author.bot()) return Optional.of(again);
    if (author.bot() || role.found().filter(r -> r.atLeast(Role.WRITE)).isPresent())
      context.services().alerts().perhapsOtherBerth(context.ref(), author);
    return Optional.empty();
  }

  /** Whoever has promised or ordered something must see to its end. */
  private static boolean isUnspent(Request r) {
    var state = r.state();
    return state instanceof NeedsInformation
        || state instanceof NeedsApproval
        || state instanceof Question;
  }

  private void standAside(Comment comment) {
    context.saveShown(context.shown().withOtherBerth(comment.id()));
    var id = context.shown().statusId();
    if (id.isEmpty()) return;
    var by = comment.author();
    var reply =
        new OneOffWrite.ReplyComment(
            CommentMarker.STATUS, by, "other-berth", Map.of("by", by.login()));
    var text =
        context
            .services()
            .texts()
            .reply(reply, context.services().textContexts().of(context.ref(), context.program()));
    context.schedule(
        new OneOffWrite.RepeatableWrite("aside", new Write.EditComment(id.get(), text)));
  }
}
