package dev.berth.reconcile;

import dev.berth.commands.Deed;
import dev.berth.commands.Sentence;
import dev.berth.commands.Standing;
import dev.berth.forge.Comment;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Reaction;
import dev.berth.program.Right;
import dev.berth.reconcile.IgnoredComments.Why;
import dev.berth.request.Decision.Reason;
import dev.berth.view.Errand;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the writer of a comment gets for it: one answer, or a sign that it was taken. */
final class Receipt {
  private final IssueAtHand hand;
  private final Comment comment;
  private final Person actor;
  private final Standing standing;
  private Optional<Errand.Say> answer = Optional.empty();
  private boolean isRefused;
  private boolean done;

  Receipt(IssueAtHand hand, Comment comment, Person actor, Standing standing) {
    this.hand = hand;
    this.comment = comment;
    this.actor = actor;
    this.standing = standing;
  }

  void done() {
    done = true;
  }

  /** A refusal is said rather than an answer, the first rather than a later one. */
  void take(Deed deed) {
    switch (deed) {
      case Deed.Replies(Sentence s, var values) -> say(s.template(), values, false);
      case Deed.Refuses(var why, var values) -> say(why.template(), values, true);
      case Deed.Unknown u when u.isAnswered() ->
          say("unknown", Map.of("word", u.word(), "near", u.near().orElse("")), true);
      case Deed.Ignores(var why) -> hand.ignore(comment, Why.of(why));
      case Deed.Unknown _ -> hand.ignore(comment, Why.UNKNOWN_WORD);
      case Deed.Waits _, Deed.Happens _, Deed.Answers _, Deed.Writes _ -> {}
    }
  }

  void refused(Reason reason, String command) {
    say(reason.template(), Map.of("command", command), true);
  }

  private void say(String template, Map<String, String> values, boolean refusal) {
    if (answer.isPresent() && (!refusal || isRefused)) return;
    isRefused = refusal;
    answer = Optional.of(new Errand.Say("reply:" + comment.id(), actor, template, values));
  }

  void give() {
    if (answer.isEmpty()) {
      if (done) sign(Reaction.THUMBS_UP);
      return;
    }
    var say = answer.get();
    switch (new Talk(hand, actor).may(say, isRefused, this::isStranger)) {
      case ANSWER -> hand.errand(say);
      case SIGN -> sign(isRefused ? Reaction.CONFUSED : Reaction.THUMBS_UP);
      case SILENCE -> hand.ignore(comment, Why.ANSWERED_ENOUGH);
    }
  }

  /** Nobody is taken for a stranger because the forge could not say who they are. */
  private boolean isStranger() {
    if (hand.asked().filter(r -> r.isOf(actor)).isPresent()) return false;
    return Stream.of(Right.APPROVE, Right.TRIAGE, Right.OPERATE)
        .map(standing::ground)
        .allMatch(k -> !(k instanceof Known.Unknown) && k.found().flatMap(g -> g).isEmpty());
  }

  /** The text of an issue takes no sign of ours: the status comment is the answer. */
  private void sign(Reaction reaction) {
    if (comment.isIssueText()) return;
    hand.errand(new Errand.Do("sign:" + comment.id(), Spoken.seen(comment.id(), reaction)));
  }
}
