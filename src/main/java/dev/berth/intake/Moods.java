package dev.berth.intake;

import dev.berth.intake.Mention.Mood;
import dev.berth.intake.Token.Sort;

/** For each word of a sentence: whether machines named there are wanted, in use, or for later. */
final class Moods {
  /** A word behind a plan that says it is in use stands this close. */
  private static final int CLOSE = 4;

  private final Sentence words;
  private final Mood base;
  private final Mood[] moods;

  private Moods(Sentence words, Mood base) {
    this.words = words;
    this.base = base;
    this.moods = new Mood[words.size()];
  }

  static Mood[] of(Sentence words, Mood base, Mood carried) {
    var moods = new Moods(words, base);
    moods.forward(carried);
    moods.backward();
    return moods.moods;
  }

  private void forward(Mood carried) {
    var mood = carried;
    var beside = false;
    for (int i = 0; i < words.size(); i++) {
      var type = words.at(i).type();
      if (beside && (type == Sort.COMMA || type == Sort.CLOSE)) {
        mood = base;
        beside = false;
      }
      if (mood == Mood.NOT && type == Sort.COMMA) mood = base;
      if (words.is(i, "but") && mood != Mood.LATER) mood = base;
      var next = cue(i, mood);
      if (next != mood) beside = words.phrase(i, MachineWords.BESIDE) > 0;
      mood = next;
      moods[i] = mood;
    }
  }

  private Mood cue(int i, Mood mood) {
    if (mood == Mood.LATER) return mood;
    if (words.phrase(i, MachineWords.LATER) > 0 && isAhead(i)) return Mood.LATER;
    if (words.phrase(i, MachineWords.INSTEAD) > 0) return Mood.ALTERNATIVE;
    if (mood == Mood.ALTERNATIVE) return mood;
    var not = words.phrase(i, MachineWords.NOT);
    var want = words.phrase(i, MachineWords.WANT);
    if (not > 0 && not >= want && words.phrase(i, MachineWords.ABOUT) == 0) return Mood.NOT;
    if (want > 0) return mood == Mood.NOT ? mood : Mood.WANTED;
    return uses(i) ? Mood.IN_USE : mood;
  }

  private boolean uses(int i) {
    if (words.is(i, "our") && i + 1 < words.size())
      return words.is(i + 1, Sort.NUMBER) || words.is(i + 1, Sort.PLAN);
    var n = words.phrase(i, MachineWords.USED);
    if (n == 0) return false;
    // "we have to" asks, "have been" tells nothing
    if (words.is(i - 1, "be")) return false;
    return !words.is(i + n, "to", "been", "no");
  }

  /** "Later" says something of what follows, not of what stood before it in its own clause. */
  private boolean isAhead(int i) {
    if (!words.is(i, "later")) return true;
    return i == 0 || words.is(i - 1, Sort.COMMA);
  }

  private void backward() {
    for (int i = 0; i < words.size(); i++) {
      if (words.is(i, "later") && !isAhead(i)) mark(i, Mood.LATER, words.size());
      var plan = words.at(i).type() == Sort.PLAN;
      for (int k = i + 1; plan && k <= i + CLOSE && k < words.size(); k++) {
        var type = words.at(k).type();
        if (type == Sort.PLAN || type == Sort.COMMA) break;
        if (words.phrase(k, MachineWords.USED_BEHIND) > 0) mark(k, Mood.IN_USE, k - i + CLOSE);
      }
    }
  }

  /** Backwards to the beginning of the clause. */
  private void mark(int from, Mood mood, int reach) {
    for (int i = from; i >= 0 && i >= from - reach; i--) {
      var t = words.at(i);
      if (i < from && (t.type() == Sort.COMMA || t.is("and", "but", "then"))) return;
      moods[i] = mood;
    }
  }
}
