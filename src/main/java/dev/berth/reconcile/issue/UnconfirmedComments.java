package dev.berth.reconcile.issue;

import dev.berth.forge.Comment;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.reconcile.turn.GuardedWrite;
import dev.berth.store.Intent;
import dev.berth.store.RowChange;
import dev.berth.view.CommentMarker;
import dev.berth.view.ShownIssue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Comments of ours that may or may not be there: an intent was written down, and nobody has heard
 * what became of it.
 */
final class UnconfirmedComments {
  /** Looked for from so long before the intent was over; it lasts a minute. */
  private static final Duration BACK = Duration.ofMinutes(10);

  private final IssueContext context;

  UnconfirmedComments(IssueContext context) {
    this.context = context;
  }

  static String intent(String key) {
    return GuardedWrite.commentIntent(key);
  }

  static boolean isOne(Intent i) {
    return i.key().startsWith(GuardedWrite.COMMENT);
  }

  Optional<Intent> open(String key) {
    return context.claim().intent(intent(key));
  }

  /** The comment, where it was made; to be asked when it cannot land any more. */
  Known<Optional<Comment>> find(Intent open) {
    // Not knowing who we are we would take our own comment for somebody else's.
    return switch (context.services().forge().self()) {
      case Known.Unknown<Person>(var why, var again) -> new Known.Unknown<>(why, again);
      case Known.Absent<Person>(var why) -> new Known.Absent<>(why);
      case Known.Is<Person>(var self) ->
          context
              .services()
              .forge()
              .comments(context.ref(), open.until().minus(BACK))
              .map(all -> find(all, self, open.key().substring(GuardedWrite.COMMENT.length())));
    };
  }

  private Optional<Comment> find(List<Comment> all, Person self, String key) {
    var markers = context.services().markers();
    return all.stream()
        .filter(c -> c.author().equals(self))
        .filter(c -> markers.own(c, context.ref()).filter(key::equals).isPresent())
        .findFirst();
  }

  /** What nobody wants any more may have been made all the same, and be wanted again one day. */
  void settle() {
    var now = context.now();
    for (var i : context.claim().intents()) if (isOne(i) && !i.until().isAfter(now)) settle(i);
  }

  /** A status comment may show what was true then. */
  private ShownIssue there(String key, Comment found) {
    if (!key.equals(CommentMarker.STATUS)) return context.shown().withNotice(key, found.id());
    return context.shown().statusId().isPresent()
        ? context.shown()
        : context.shown().status(found.id(), "", found.createdAt(), Optional.empty());
  }

  private void settle(Intent i) {
    switch (find(i)) {
      case Known.Unknown<Optional<Comment>> _ -> {}
      case Known.Absent<Optional<Comment>> _ -> context.commit(RowChange.NOTHING.settle(i.key()));
      case Known.Is<Optional<Comment>>(var found) -> {
        var change = RowChange.NOTHING.settle(i.key());
        var key = i.key().substring(GuardedWrite.COMMENT.length());
        context.commit(
            found.map(c -> change.with(context.row().with(there(key, c)))).orElse(change));
      }
    }
  }
}
