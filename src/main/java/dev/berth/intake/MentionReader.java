package dev.berth.intake;

import dev.berth.catalogue.Arch;
import dev.berth.intake.Mention.Form;
import dev.berth.intake.Mention.Mood;
import dev.berth.intake.Token.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds in a text every place that speaks of machines, sentence by sentence. */
final class MentionReader {
  /** Between a count and what it counts at most so many words stand. */
  private static final int WORDS_BETWEEN = 5;

  static final int MENTIONS_MAX = 300;

  private final List<Token> tokens;
  private final Mood[] moods;
  private final int sentence;
  private final List<Mention> out = new ArrayList<>();
  private int at;

  private MentionReader(List<Token> tokens, Mood[] moods, int sentence) {
    this.tokens = tokens;
    this.moods = moods;
    this.sentence = sentence;
  }

  /**
   * Reads the sentences of a text.
   *
   * @param base wanted in an answer about machines, neutral anywhere else
   */
  static List<Mention> read(List<List<Token>> sentences, Mood base) {
    var all = new ArrayList<Mention>();
    var carried = base;
    for (int i = 0; i < sentences.size() && all.size() < MENTIONS_MAX; i++) {
      var tokens = sentences.get(i);
      var moods = Moods.of(tokens, base, carried);
      all.addAll(new MentionReader(tokens, moods, i).read());
      var opens = tokens.getLast().type() == Sort.COLON;
      if (opens) carried = moods[moods.length - 1];
      else if (carried != base && !startsItem(tokens)) carried = base;
    }
    return all;
  }

  /** Lines below "today we have:" go on with it as long as they begin with machines. */
  private static boolean startsItem(List<Token> tokens) {
    var first = tokens.getFirst().type();
    return first == Sort.NUMBER || first == Sort.PLAN || first == Sort.DASH || first == Sort.TIMES;
  }

  private List<Mention> read() {
    while (at < tokens.size() && out.size() < MENTIONS_MAX) {
      var type = tokens.get(at).type();
      if (type == Sort.NUMBER || isMany(at)) number();
      else if (type == Sort.PLAN || type == Sort.ADDRESS) plan();
      else if (tokens.get(at).is("a", "an", "another")) article();
      else at++;
    }
    return Choices.marked(tokens, out);
  }

  private boolean isMany(int i) {
    return tokens.get(i).isWord()
        && (MachineWords.MANY.contains(tokens.get(i).text())
            || MachineWords.PAIRS.containsKey(tokens.get(i).text()));
  }

  private void number() {
    var start = at;
    var count = new CountReader(tokens, start).read();
    at = count.end();
    if (isKey(start)) {
      add(start, Optional.empty(), count, Form.KEY, Optional.empty());
      return;
    }
    var target = target(at);
    if (target < 0) {
      share(start, count);
      return;
    }
    if (has("each", at, target)) {
      add(start, Optional.empty(), count, Form.EACH, Optional.empty());
      return;
    }
    var arch = arch(at, target);
    if (isPlan(target)) {
      at = target + 1;
      add(start, tokens.get(target).plan(), count, Form.USUAL, arch);
      return;
    }
    at = target + 1;
    var named = planBehind(at);
    if (named >= 0) {
      at = named + 1;
      add(start, tokens.get(named).plan(), count, Form.USUAL, arch);
    } else {
      var behind = arch.or(() -> arch(target, Math.min(target + 4, tokens.size())));
      add(start, Optional.empty(), count, Form.USUAL, behind);
    }
  }

  private boolean has(String word, int from, int to) {
    for (int i = from; i < to; i++) if (tokens.get(i).is(word)) return true;
    return false;
  }

  /** {@code Amount: 2}: a key before, nothing behind. */
  private boolean isKey(int start) {
    if (start < 2 || !isSeparator(start - 1)) return false;
    var key = tokens.get(start - 2).text();
    var end = at >= tokens.size() || tokens.get(at).type() == Sort.CLOSE || isMachine(at);
    return end && (MachineWords.AMOUNTS.contains(key) || MachineWords.MACHINES.contains(key));
  }

  private boolean isSeparator(int i) {
    var t = tokens.get(i).type();
    return t == Sort.COLON || t == Sort.DASH || t == Sort.BAR;
  }

  private boolean isMachine(int i) {
    return i < tokens.size() && MachineWords.MACHINES.contains(tokens.get(i).text());
  }

  /** The plan or machine that a count before it counts; -1 for none. */
  private int target(int from) {
    for (int i = from; i < tokens.size() && i <= from + WORDS_BETWEEN; i++) {
      var t = tokens.get(i);
      if (isPlan(i)) return i;
      if (t.type() == Sort.TIMES && i == from) continue;
      if (i == from && isSeparator(i) && isPlan(i + 1)) continue;
      if (!t.isWord() || MachineWords.STOPS.contains(t.text())) return -1;
      if (MachineWords.UNITS.contains(t.text())) return -1;
      if (isMachine(i) && !isMachine(i + 1)) return isKind(i + 1) ? -1 : i;
    }
    return -1;
  }

  private boolean isPlan(int i) {
    return i < tokens.size() && tokens.get(i).plan().isPresent();
  }

  /** "Two machine types" are no machines. */
  private boolean isKind(int i) {
    return i < tokens.size() && tokens.get(i).is("types", "kinds", "sizes", "classes", "hours");
  }

  /** {@code 2 machines of type c3.small}, {@code 2 nodes (c3.small)}; -1 for none. */
  private int planBehind(int from) {
    for (int i = from; i < tokens.size() && i <= from + 3; i++) {
      var t = tokens.get(i);
      if (isPlan(i)) return i;
      var joins = t.type() == Sort.OPEN || t.type() == Sort.COLON || t.type() == Sort.DASH;
      if (!joins && !t.is("of", "type", "the", "kind", "model", "plan", "size", "each", "being"))
        return -1;
    }
    return -1;
  }

  private void plan() {
    var start = at;
    var plan = tokens.get(at).plan();
    if (tokens.get(at).type() == Sort.ADDRESS) {
      at++;
      var none = new CountReader.Count(OptionalInt.empty(), false, at);
      if (plan.isPresent()) add(start, plan, none, Form.ADDRESS, Optional.empty());
      return;
    }
    var count = CountBehind.of(tokens, at + 1);
    at = count.map(CountReader.Count::end).orElse(at + 1);
    var none = new CountReader.Count(OptionalInt.empty(), false, at);
    add(start, plan, count.orElse(none), Form.USUAL, Optional.empty());
  }

  /** {@code a c3.small}, {@code another big Arm machine}: one. */
  private void article() {
    var start = at++;
    if (start > 0 && tokens.get(start - 1).is("as", "per", "such", "than")) return;
    var target = target(at);
    if (target < 0) return;
    for (int i = at; i < target; i++) if (isMany(i) || tokens.get(i).type() == Sort.NUMBER) return;
    if (tokens.get(target).is("hardware", "machines", "servers", "nodes", "hosts", "instances"))
      return;
    if (target + 1 < tokens.size() && tokens.get(target + 1).is("type", "kind", "plan", "pool"))
      return;
    var one = new CountReader.Count(OptionalInt.of(1), false, target + 1);
    var arch = arch(at, target);
    at = target + 1;
    add(start, tokens.get(target).plan(), one, Form.USUAL, arch);
  }

  /** A bare number that splits or sums up others. */
  private void share(int start, CountReader.Count count) {
    if (count.number().isEmpty() || at >= tokens.size()) return;
    var next = tokens.get(at);
    if (next.is("each", "apiece") || (next.is("of") && isEach(at + 1)))
      add(start, Optional.empty(), count, Form.EACH, Optional.empty());
    else if (next.is("altogether", "overall", "total")
        || (next.is("in")
            && at + 1 < tokens.size()
            && tokens.get(at + 1).is("total", "all", "sum")))
      add(start, Optional.empty(), count, Form.TOTAL, Optional.empty());
    else if (next.is("for", "as") || isRole(at) || (start == 0 && isItem()))
      add(start, Optional.empty(), count, Form.SHARE, Optional.empty());
  }

  private boolean isEach(int i) {
    return i < tokens.size() && tokens.get(i).is("each");
  }

  private boolean isRole(int i) {
    for (int k = i; k < tokens.size() && k < i + 3; k++)
      if (MachineWords.ROLES.contains(tokens.get(k).text())) return true;
    return false;
  }

  /** {@code 3 x Linux} as a line of its own. */
  private boolean isItem() {
    return tokens.get(at).type() == Sort.TIMES
        && at + 1 < tokens.size()
        && tokens.get(at + 1).isWord();
  }

  private Optional<Arch> arch(int from, int to) {
    for (int i = from; i < to && i < tokens.size(); i++) {
      var arch = tokens.get(i).isWord() ? Arches.of(tokens.get(i).text()) : Optional.<Arch>empty();
      if (arch.isPresent()) return arch;
    }
    return Optional.empty();
  }

  /** Doubt reaches as far as the next comma. */
  private boolean isUnsure(int index) {
    var from = index;
    while (from > 0 && !isBreak(from - 1)) from--;
    var to = index;
    while (to < tokens.size() && !isBreak(to)) to++;
    return Phrases.anywhere(tokens.subList(from, to), MachineWords.UNSURE);
  }

  private boolean isBreak(int i) {
    var t = tokens.get(i).type();
    return t == Sort.COMMA || t == Sort.OPEN || t == Sort.CLOSE;
  }

  private void add(
      int start, Optional<PlanRef> plan, CountReader.Count count, Form form, Optional<Arch> arch) {
    var doubt = count.about() || isUnsure(start);
    out.add(
        new Mention(
            plan,
            count.number(),
            arch,
            count.about(),
            doubt,
            moods[start],
            sentence,
            form,
            start,
            at));
  }
}
