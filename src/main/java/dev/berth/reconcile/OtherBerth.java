package dev.berth.reconcile;

import dev.berth.forge.Comment;
import dev.berth.forge.Known;
import dev.berth.forge.Role;
import dev.berth.forge.Write;
import dev.berth.request.NeedsApproval;
import dev.berth.request.NeedsInformation;
import dev.berth.request.Question;
import dev.berth.request.Request;
import dev.berth.store.Change;
import dev.berth.view.Errand;
import dev.berth.view.Marker;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A second Berth on the same repository, under another account. Two that obey one approval would
 * lend twice, so only the one whose status comment was there first goes on; the forge numbers
 * comments, so both come to the same end without talking. Operators of both are told.
 */
final class OtherBerth {
  private final IssueAtHand hand;

  OtherBerth(IssueAtHand hand) {
    this.hand = hand;
  }

  /** Whether it looks like a status comment of ours and is none. */
  boolean looksLikeOne(Comment comment) {
    return hand.desk().self().filter(comment.author()::equals).isEmpty()
        && Marker.find(comment.body()).filter(Marker.STATUS::equals).isPresent();
  }

  /**
   * Takes in a status comment of another.
   *
   * @return when to look at it again; empty when it was dealt with
   */
  Optional<Instant> heard(Comment comment, Change taken) {
    var again = judged(comment);
    if (again.isEmpty()) hand.commit(taken);
    return again;
  }

  private Optional<Instant> judged(Comment comment) {
    var trusted = isTrusted(comment);
    if (trusted instanceof Known.Unknown(_, var again)) return Optional.of(again);
    if (!trusted.found().orElse(false) || hand.asked().isEmpty()) return Optional.empty();
    // Ours may be on its way, and be the first.
    var ours = new OpenComments(hand).open(Marker.STATUS);
    if (ours.isPresent()) return Optional.of(ours.get().until());
    var first = hand.shown().statusId().filter(id -> id < comment.id()).isPresent();
    hand.desk().trouble().otherBerth(hand.ref(), comment.author(), first);
    if (!first && isUnspent(hand.request())) standAside(comment);
    return Optional.empty();
  }

  /** Words at the end of a comment are anybody's; an app was installed by somebody who may. */
  private Known<Boolean> isTrusted(Comment comment) {
    if (comment.author().bot()) return Known.is(true);
    return hand.desk()
        .forge()
        .role(hand.ref().repository(), comment.author())
        .map(role -> role.atLeast(Role.WRITE));
  }

  /** Whoever has promised or ordered something must see to its end. */
  private static boolean isUnspent(Request r) {
    var state = r.state();
    return state instanceof NeedsInformation
        || state instanceof NeedsApproval
        || state instanceof Question;
  }

  private void standAside(Comment comment) {
    hand.sees(hand.shown().aside(comment.id()));
    var id = hand.shown().statusId();
    if (id.isEmpty()) return;
    var by = comment.author();
    var say = new Errand.Say(Marker.STATUS, by, "other-berth", Map.of("by", by.login()));
    var text =
        hand.desk().words().reply(say, hand.desk().contexts().of(hand.ref(), hand.program()));
    hand.errand(new Errand.Do("aside", new Write.EditComment(id.get(), text)));
  }
}
