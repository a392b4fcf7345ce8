package dev.berth.intake;

import dev.berth.intake.Mention.Mood;
import dev.berth.intake.Token.Sort;
import java.util.List;

/** For each word of a sentence: whether machines named there are wanted, in use, or for later. */
final class Moods {
  /** A word behind a plan that says it is in use stands this close. */
  private static final int CLOSE = 4;

  private final List<Token> tokens;
  private final Mood base;
  private final Mood[] moods;

  private Moods(List<Token> tokens, Mood base) {
    this.tokens = tokens;
    this.base = base;
    this.moods = new Mood[tokens.size()];
  }

  static Mood[] of(List<Token> tokens, Mood base, Mood carried) {
    var moods = new Moods(tokens, base);
    moods.forward(carried);
    moods.backward();
    return moods.moods;
  }

  private void forward(Mood carried) {
    var mood = carried;
    var beside = false;
    for (int i = 0; i < tokens.size(); i++) {
      var type = tokens.get(i).type();
      if (beside && (type == Sort.COMMA || type == Sort.CLOSE)) {
        mood = base;
        beside = false;
      }
      if (mood == Mood.NOT && type == Sort.COMMA) mood = base;
      if (tokens.get(i).is("but") && mood != Mood.LATER) mood = base;
      var next = cue(i, mood);
      if (next != mood) beside = Phrases.at(tokens, i, MachineWords.BESIDE) > 0;
      mood = next;
      moods[i] = mood;
    }
  }

  private Mood cue(int i, Mood mood) {
    if (mood == Mood.LATER) return mood;
    if (Phrases.at(tokens, i, MachineWords.LATER) > 0 && isAhead(i)) return Mood.LATER;
    if (Phrases.at(tokens, i, MachineWords.INSTEAD) > 0) return Mood.ALTERNATIVE;
    if (mood == Mood.ALTERNATIVE) return mood;
    var not = Phrases.at(tokens, i, MachineWords.NOT);
    var want = Phrases.at(tokens, i, MachineWords.WANT);
    if (not > 0 && not >= want && Phrases.at(tokens, i, MachineWords.ABOUT) == 0) return Mood.NOT;
    if (want > 0) return mood == Mood.NOT ? mood : Mood.WANTED;
    return uses(i) ? Mood.IN_USE : mood;
  }

  private boolean uses(int i) {
    if (tokens.get(i).is("our") && i + 1 < tokens.size())
      return tokens.get(i + 1).type() == Sort.NUMBER || tokens.get(i + 1).type() == Sort.PLAN;
    var n = Phrases.at(tokens, i, MachineWords.USED);
    if (n == 0) return false;
    // "we have to" asks, "have been" tells nothing
    if (i > 0 && tokens.get(i - 1).is("be")) return false;
    return i + n >= tokens.size() || !tokens.get(i + n).is("to", "been", "no");
  }

  /** "Later" says something of what follows, not of what stood before it in its own clause. */
  private boolean isAhead(int i) {
    if (!tokens.get(i).is("later")) return true;
    return i == 0 || tokens.get(i - 1).type() == Sort.COMMA;
  }

  private void backward() {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is("later") && !isAhead(i)) mark(i, Mood.LATER, tokens.size());
      var plan = tokens.get(i).type() == Sort.PLAN;
      for (int k = i + 1; plan && k <= i + CLOSE && k < tokens.size(); k++) {
        var type = tokens.get(k).type();
        if (type == Sort.PLAN || type == Sort.COMMA) break;
        if (Phrases.at(tokens, k, MachineWords.USED_BEHIND) > 0)
          mark(k, Mood.IN_USE, k - i + CLOSE);
      }
    }
  }

  /** Backwards to the beginning of the clause. */
  private void mark(int from, Mood mood, int reach) {
    for (int i = from; i >= 0 && i >= from - reach; i--) {
      var t = tokens.get(i);
      if (i < from && (t.type() == Sort.COMMA || t.is("and", "but", "then"))) return;
      moods[i] = mood;
    }
  }
}
