package dev.berth.intake.machines;

import dev.berth.intake.lexicon.MachineWords;
import dev.berth.intake.machines.MachineMention.Intent;
import dev.berth.intake.text.Token.TokenType;
import dev.berth.intake.text.TokenSentence;

/** For each word of a sentence: whether machines named there are wanted, in use, or for later. */
final class MentionIntents {
  /** A word behind a plan that says it is in use stands this close. */
  private static final int CLOSE = 4;

  private final TokenSentence words;
  private final Intent base;
  private final Intent[] intents;

  private MentionIntents(TokenSentence words, Intent base) {
    this.words = words;
    this.base = base;
    this.intents = new Intent[words.size()];
  }

  static Intent[] of(TokenSentence words, Intent base, Intent carried) {
    var moods = new MentionIntents(words, base);
    moods.forward(carried);
    moods.backward();
    return moods.intents;
  }

  private void forward(Intent carried) {
    var mood = carried;
    var beside = false;
    for (int i = 0; i < words.size(); i++) {
      var type = words.at(i).type();
      if (beside && (type == TokenType.COMMA || type == TokenType.CLOSE)) {
        mood = base;
        beside = false;
      }
      if (mood == Intent.NOT && type == TokenType.COMMA) mood = base;
      if (words.is(i, "but") && mood != Intent.LATER) mood = base;
      var next = cue(i, mood);
      if (next != mood) beside = words.phrase(i, MachineWords.BESIDE) > 0;
      mood = next;
      intents[i] = mood;
    }
  }

  private Intent cue(int i, Intent mood) {
    if (mood == Intent.LATER) return mood;
    if (words.phrase(i, MachineWords.LATER) > 0 && isAhead(i)) return Intent.LATER;
    if (words.phrase(i, MachineWords.INSTEAD) > 0) return Intent.ALTERNATIVE;
    if (mood == Intent.ALTERNATIVE) return mood;
    var not = words.phrase(i, MachineWords.NOT);
    var want = words.phrase(i, MachineWords.WANT);
    if (not > 0 && not >= want && words.phrase(i, MachineWords.ABOUT) == 0) return Intent.NOT;
    if (want > 0) return mood == Intent.NOT ? mood : Intent.WANTED;
    return uses(i) ? Intent.IN_USE : mood;
  }

  private boolean uses(int i) {
    if (words.is(i, "our") && i + 1 < words.size())
      return words.is(i + 1, TokenType.NUMBER) || words.is(i + 1, TokenType.PLAN);
    var n = words.phrase(i, MachineWords.USED);
    if (n == 0) return false;
    // "we have to" asks, "have been" tells nothing
    if (words.is(i - 1, "be")) return false;
    return !words.is(i + n, "to", "been", "no");
  }

  /** "Later" says something of what follows, not of what stood before it in its own clause. */
  private boolean isAhead(int i) {
    if (!words.is(i, "later")) return true;
    return i == 0 || words.is(i - 1, TokenType.COMMA);
  }

  private void backward() {
    for (int i = 0; i < words.size(); i++) {
      if (words.is(i, "later") && !isAhead(i)) mark(i, Intent.LATER, words.size());
      var plan = words.at(i).type() == TokenType.PLAN;
      for (int k = i + 1; plan && k <= i + CLOSE && k < words.size(); k++) {
        var type = words.at(k).type();
        if (type == TokenType.PLAN || type == TokenType.COMMA) break;
        if (words.phrase(k, MachineWords.USED_BEHIND) > 0) mark(k, Intent.IN_USE, k - i + CLOSE);
      }
    }
  }

  /** Backwards to the beginning of the clause. */
  private void mark(int from, Intent mood, int reach) {
    for (int i = from; i >= 0 && i >= from - reach; i--) {
      var t = words.at(i);
      if (i < from && (t.type() == TokenType.COMMA || t.is("and", "but", "then"))) return;
      intents[i] = mood;
    }
  }
}
