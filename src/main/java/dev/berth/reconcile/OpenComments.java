package dev.berth.reconcile;

import dev.berth.forge.Comment;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.store.Change;
import dev.berth.store.Intent;
import dev.berth.view.Marker;
import dev.berth.view.Shown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Comments of ours that may or may not be there: an intent was written down, and nobody has heard
 * what became of it.
 */
final class OpenComments {
  private static final String INTENT = "comment:";

  /** Looked for from so long before the intent was over; it lasts a minute. */
  private static final Duration BACK = Duration.ofMinutes(10);

  private final IssueAtHand hand;

  OpenComments(IssueAtHand hand) {
    this.hand = hand;
  }

  static String intent(String key) {
    return INTENT + key;
  }

  static boolean isOne(Intent i) {
    return i.key().startsWith(INTENT);
  }

  Optional<Intent> open(String key) {
    return hand.claim().intent(intent(key));
  }

  /** The comment, where it was made; to be asked when it cannot land any more. */
  Known<Optional<Comment>> find(Intent open) {
    // Not knowing who we are we would take our own comment for somebody else's.
    return switch (hand.desk().forge().self()) {
      case Known.Unknown<Person>(var why, var again) -> new Known.Unknown<>(why, again);
      case Known.Absent<Person>(var why) -> new Known.Absent<>(why);
      case Known.Is<Person>(var self) ->
          hand.desk()
              .forge()
              .comments(hand.ref(), open.until().minus(BACK))
              .map(all -> find(all, self, open.key().substring(INTENT.length())));
    };
  }

  private static Optional<Comment> find(List<Comment> all, Person self, String key) {
    return all.stream()
        .filter(c -> c.author().equals(self))
        .filter(c -> Marker.find(c.body()).filter(key::equals).isPresent())
        .findFirst();
  }

  /** What nobody wants any more may have been made all the same, and be wanted again one day. */
  void settle() {
    var now = hand.now();
    for (var i : hand.claim().intents()) if (isOne(i) && !i.until().isAfter(now)) settle(i);
  }

  /** A status comment may show what was true then. */
  private Shown there(String key, Comment found) {
    if (!key.equals(Marker.STATUS)) return hand.shown().posted(key, found.id());
    return hand.shown().statusId().isPresent()
        ? hand.shown()
        : hand.shown().status(found.id(), "", found.createdAt(), Optional.empty());
  }

  private void settle(Intent i) {
    switch (find(i)) {
      case Known.Unknown<Optional<Comment>> _ -> {}
      case Known.Absent<Optional<Comment>> _ -> hand.commit(Change.NOTHING.settling(i.key()));
      case Known.Is<Optional<Comment>>(var found) -> {
        var change = Change.NOTHING.settling(i.key());
        var key = i.key().substring(INTENT.length());
        hand.commit(
            found.map(c -> change.with(hand.row().with(there(key, c)))).orElse(change));
      }
    }
  }
}
