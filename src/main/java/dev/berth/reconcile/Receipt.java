package dev.berth.reconcile;

import dev.berth.commands.Deed;
import dev.berth.commands.Sentence;
import dev.berth.forge.Person;
import dev.berth.forge.Reaction;
import dev.berth.request.Decision.Reason;
import dev.berth.store.Row;
import dev.berth.view.Errand;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the writer of a comment gets for it: one answer, or a sign that it was taken. The same
 * answer to the same person is given once, then a sign, then nothing: so no two programs can talk
 * each other to death, and nobody is silenced by somebody else.
 */
final class Receipt {
  private static final int SIGNS_MAX = 3;
  private static final int TALK_MAX = 500;

  private final IssueAtHand hand;
  private final long comment;
  private final Person actor;
  private Optional<Errand.Say> answer = Optional.empty();
  private boolean done;

  Receipt(IssueAtHand hand, long comment, Person actor) {
    this.hand = hand;
    this.comment = comment;
    this.actor = actor;
  }

  void done() {
    done = true;
  }

  /** A refusal is said rather than an answer, the first rather than a later one. */
  void take(Deed deed) {
    switch (deed) {
      case Deed.Replies(Sentence s, var values) -> say(s.template(), values, false);
      case Deed.Refuses(Sentence s, var values) -> say(s.template(), values, true);
      case Deed.Unknown u when u.isAnswered() ->
          say("unknown", Map.of("word", u.word(), "near", u.near().orElse("")), true);
      case Deed.Ignores(var why) ->
          hand.desk().metrics().count("berth_comments_ignored", "why", why.name());
      case Deed.Unknown _, Deed.Waits _, Deed.Happens _, Deed.Answers _, Deed.Writes _ -> {}
    }
  }

  void refused(Reason reason, String command) {
    say(reason.word(), Map.of("command", command), true);
  }

  private void say(String template, Map<String, String> values, boolean refusal) {
    if (answer.isPresent() && (!refusal || isRefused)) return;
    isRefused = refusal;
    answer = Optional.of(new Errand.Say("reply:" + comment, actor, template, values));
  }

  private boolean isRefused;

  void give() {
    if (answer.isEmpty()) {
      if (done) sign(Reaction.THUMBS_UP);
      return;
    }
    int before = count(answer.get());
    if (before == 0 || !isRefused) hand.errand(answer.get());
    else if (before < SIGNS_MAX) sign(Reaction.CONFUSED);
    else hand.desk().metrics().count("berth_answers_withheld");
  }

  /** The text of an issue takes no sign of ours: the status comment is the answer. */
  private void sign(Reaction reaction) {
    if (comment == 0) return;
    hand.errand(new Errand.Do("sign:" + comment, Spoken.seen(comment, reaction)));
  }

  private int count(Errand.Say say) {
    Row.OfIssue row = hand.row();
    var key = actor.id() + "/" + say.template() + "/" + say.values().hashCode();
    int before = row.talk().getOrDefault(key, 0);
    var talk = new HashMap<>(row.talk());
    if (talk.size() < TALK_MAX || talk.containsKey(key)) talk.put(key, before + 1);
    hand.becomes(Rows.talk(row, talk));
    return before;
  }
}
