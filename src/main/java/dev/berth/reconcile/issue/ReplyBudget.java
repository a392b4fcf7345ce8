package dev.berth.reconcile.issue;

import dev.berth.forge.Person;
import dev.berth.view.OneOffWrite;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * How much Berth has said to one person on one issue, and how much more it will: the same refusal
 * once, so many answers a day, then a sign, then nothing. So no two programs can talk each other to
 * death, and as everybody has a measure of their own, nobody is silenced by somebody else.
 */
final class ReplyBudget {
  /** Answers to one person on one issue and day. What they ask for is done beyond it, too. */
  static final int ANSWERS_A_DAY = 12;

  /** Answers to somebody who has no part in the request and no right here, in all. */
  static final int ANSWERS_TO_STRANGERS = 1;

  /** Signs in place of answers: to strangers in all, to others in a day. */
  static final int SIGNS_MAX = 3;

  /** Entries that a row keeps: what is no count of answers goes first, then nobody new gets one. */
  private static final int COUNTS_MAX = 500;

  /** From here on strangers get nothing: the rest is for who has a part in it or a right here. */
  private static final int STRANGERS_MAX = 300;

  private final IssueContext context;
  private final Person to;
  private final String day;

  ReplyBudget(IssueContext context, Person to) {
    this.context = context;
    this.to = to;
    this.day = "/" + context.now().getEpochSecond() / 86_400;
  }

  /** What somebody gets for a comment. */
  enum Measure {
    ANSWER,
    SIGN,
    SILENCE
  }

  /**
   * Decides and counts.
   *
   * @param stranger asked only when it matters, as it may cost calls
   */
  Measure may(OneOffWrite.ReplyComment reply, boolean refusal, BooleanSupplier stranger) {
    if (context.row().replyCounts().size() >= STRANGERS_MAX && stranger.getAsBoolean())
      return withheld(Measure.SILENCE);
    var me = to.id() + "/";
    var same = me + reply.template() + "/" + reply.values().hashCode();
    boolean known = count(me + "answers") < ANSWERS_TO_STRANGERS || !stranger.getAsBoolean();
    boolean isNew = !refusal || count(same) == 0;
    var measure = Measure.SILENCE;
    var signs = me + "signs" + (known ? day : "");
    if (known && isNew && count(me + "answers" + day) < ANSWERS_A_DAY && counted(me + "answers")) {
      counted(me + "answers" + day);
      if (refusal) counted(same);
      measure = Measure.ANSWER;
    } else if (count(signs) < SIGNS_MAX && counted(signs)) {
      measure = Measure.SIGN;
    }
    return measure == Measure.ANSWER ? measure : withheld(measure);
  }

  private Measure withheld(Measure measure) {
    context.services().metrics().count("berth_answers_withheld");
    return measure;
  }

  private int count(String key) {
    return context.row().replyCounts().getOrDefault(key, 0);
  }

  private boolean counted(String key) {
    Map<String, Integer> counts = new HashMap<>(context.row().replyCounts());
    if (counts.size() >= COUNTS_MAX)
      counts.keySet().removeIf(k -> !k.endsWith("/answers") && !k.endsWith(day));
    if (counts.size() >= COUNTS_MAX && !counts.containsKey(key)) return false;
    counts.merge(key, 1, Integer::sum);
    context.saveRow(context.row().with(counts));
    return true;
  }
}
