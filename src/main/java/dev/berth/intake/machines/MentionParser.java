package dev.berth.intake.machines;

import dev.berth.catalogue.Arch;
import dev.berth.intake.lexicon.ArchitectureWords;
import dev.berth.intake.lexicon.MachineWords;
import dev.berth.intake.machines.MachineMention.Intent;
import dev.berth.intake.machines.MachineMention.Notation;
import dev.berth.intake.text.PlanMention;
import dev.berth.intake.text.Token.TokenType;
import dev.berth.intake.text.TokenSentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds in a text every place that speaks of machines, sentence by sentence. */
public final class MentionParser {
  /** Between a count and what it counts at most so many words stand. */
  private static final int WORDS_BETWEEN = 5;

  public static final int MENTIONS_MAX = 300;

  private final TokenSentence words;
  private final Intent[] moods;
  private final int sentence;
  private final List<MachineMention> out = new ArrayList<>();
  private int at;

  private MentionParser(TokenSentence words, Intent[] moods, int sentence) {
    this.words = words;
    this.moods = moods;
    this.sentence = sentence;
  }

  /**
   * Reads the sentences of a text.
   *
   * @param base wanted in an answer about machines, neutral anywhere else
   */
  static List<MachineMention> read(List<TokenSentence> sentences, Intent base) {
    var all = new ArrayList<MachineMention>();
    var carried = base;
    for (int i = 0; i < sentences.size() && all.size() < MENTIONS_MAX; i++) {
      var words = sentences.get(i);
      var moods = MentionIntents.of(words, base, carried);
      all.addAll(new MentionParser(words, moods, i).read());
      var opens = words.is(words.size() - 1, TokenType.COLON);
      if (opens) carried = moods[moods.length - 1];
      else if (carried != base && !startsItem(words)) carried = base;
    }
    return all;
  }

  /** Lines below "today we have:" go on with it as long as they begin with machines. */
  private static boolean startsItem(TokenSentence words) {
    var first = words.at(0).type();
    return first == TokenType.NUMBER
        || first == TokenType.PLAN
        || first == TokenType.DASH
        || first == TokenType.TIMES;
  }

  private List<MachineMention> read() {
    while (at < words.size() && out.size() < MENTIONS_MAX) {
      var type = words.at(at).type();
      if (type == TokenType.NUMBER || isMany(at)) number();
      else if (type == TokenType.PLAN || type == TokenType.ADDRESS) plan();
      else if (words.is(at, "a", "an", "another")) article();
      else at++;
    }
    return AlternativeMarker.marked(words, out);
  }

  private boolean isMany(int i) {
    return words.at(i).isWord()
        && (words.isIn(i, MachineWords.MANY) || MachineWords.PAIRS.containsKey(words.at(i).text()));
  }

  private void number() {
    var start = at;
    var count = CountParser.read(words, start);
    at = count.end();
    if (isKey(start)) {
      add(start, Optional.empty(), count, Notation.KEY, Optional.empty());
      return;
    }
    var target = target(at);
    if (target < 0) {
      share(start, count);
      return;
    }
    if (has("each", at, target)) {
      add(start, Optional.empty(), count, Notation.EACH, Optional.empty());
      return;
    }
    var arch = arch(at, target);
    if (words.isPlan(target)) {
      at = target + 1;
      add(start, words.at(target).plan(), count, Notation.USUAL, arch);
      return;
    }
    at = target + 1;
    var named = planBehind(at);
    if (named >= 0) {
      at = named + 1;
      add(start, words.at(named).plan(), count, Notation.USUAL, arch);
    } else {
      var behind = arch.or(() -> arch(target, Math.min(target + 4, words.size())));
      add(start, Optional.empty(), count, Notation.USUAL, behind);
    }
  }

  private boolean has(String word, int from, int to) {
    for (int i = from; i < to; i++) if (words.is(i, word)) return true;
    return false;
  }

  /** {@code Amount: 2}: a key before, nothing behind. */
  private boolean isKey(int start) {
    if (start < 2 || !isSeparator(start - 1)) return false;
    var end = at >= words.size() || words.at(at).type() == TokenType.CLOSE || words.isMachine(at);
    return end && (words.isIn(start - 2, MachineWords.AMOUNTS) || words.isMachine(start - 2));
  }

  private boolean isSeparator(int i) {
    var t = words.at(i).type();
    return t == TokenType.COLON || t == TokenType.DASH || t == TokenType.BAR;
  }

  /** The plan or machine that a count before it counts; -1 for none. */
  private int target(int from) {
    for (int i = from; i < words.size() && i <= from + WORDS_BETWEEN; i++) {
      var t = words.at(i);
      if (words.isPlan(i)) return i;
      if (t.type() == TokenType.TIMES && i == from) continue;
      if (i == from && isSeparator(i) && words.isPlan(i + 1)) continue;
      if (!t.isWord() || words.isIn(i, MachineWords.STOPS)) return -1;
      if (words.isIn(i, MachineWords.UNITS)) return -1;
      if (words.isMachine(i) && !words.isMachine(i + 1)) return isKind(i + 1) ? -1 : i;
    }
    return -1;
  }

  /** "Two machine types" are no machines. */
  private boolean isKind(int i) {
    return words.is(i, "types", "kinds", "sizes", "classes", "hours");
  }

  /** {@code 2 machines of type c3.small}, {@code 2 nodes (c3.small)}; -1 for none. */
  private int planBehind(int from) {
    for (int i = from; i < words.size() && i <= from + 3; i++) {
      var t = words.at(i);
      if (words.isPlan(i)) return i;
      var joins =
          t.type() == TokenType.OPEN || t.type() == TokenType.COLON || t.type() == TokenType.DASH;
      if (!joins && !t.is("of", "type", "the", "kind", "model", "plan", "size", "each", "being"))
        return -1;
    }
    return -1;
  }

  private void plan() {
    var start = at;
    var plan = words.at(at).plan();
    if (words.at(at).type() == TokenType.ADDRESS) {
      at++;
      if (plan.isPresent())
        add(start, plan, CountParser.ParsedCount.none(at), Notation.ADDRESS, Optional.empty());
      return;
    }
    var count = TrailingCount.of(words, at + 1);
    at = count.map(CountParser.ParsedCount::end).orElse(at + 1);
    add(
        start,
        plan,
        count.orElse(CountParser.ParsedCount.none(at)),
        Notation.USUAL,
        Optional.empty());
  }

  /** {@code a c3.small}, {@code another big Arm machine}: one. */
  private void article() {
    var start = at++;
    if (words.is(start - 1, "as", "per", "such", "than")) return;
    var target = target(at);
    if (target < 0) return;
    for (int i = at; i < target; i++)
      if (isMany(i) || words.at(i).type() == TokenType.NUMBER) return;
    if (words.is(target, "hardware", "machines", "servers", "nodes", "hosts", "instances")) return;
    if (words.is(target + 1, "type", "kind", "plan", "pool")) return;
    var one = new CountParser.ParsedCount(OptionalInt.of(1), false, target + 1);
    var arch = arch(at, target);
    at = target + 1;
    add(start, words.at(target).plan(), one, Notation.USUAL, arch);
  }

  /** A bare number that splits or sums up others. */
  private void share(int start, CountParser.ParsedCount count) {
    if (count.number().isEmpty() || at >= words.size()) return;
    var next = words.at(at);
    if (next.is("each", "apiece") || (next.is("of") && words.is(at + 1, "each")))
      add(start, Optional.empty(), count, Notation.EACH, Optional.empty());
    else if (next.is("altogether", "overall", "total")
        || (next.is("in") && words.is(at + 1, "total", "all", "sum")))
      add(start, Optional.empty(), count, Notation.TOTAL, Optional.empty());
    else if (next.is("for", "as") || isRole(at) || (start == 0 && isItem()))
      add(start, Optional.empty(), count, Notation.SHARE, Optional.empty());
  }

  private boolean isRole(int i) {
    return IntStream.range(i, i + 3).anyMatch(k -> words.isIn(k, MachineWords.ROLES));
  }

  /** {@code 3 x Linux} as a line of its own. */
  private boolean isItem() {
    return words.is(at, TokenType.TIMES) && words.at(at + 1).isWord();
  }

  private Optional<Arch> arch(int from, int to) {
    for (int i = from; i < to && i < words.size(); i++) {
      var arch =
          words.at(i).isWord() ? ArchitectureWords.of(words.at(i).text()) : Optional.<Arch>empty();
      if (arch.isPresent()) return arch;
    }
    return Optional.empty();
  }

  /** Doubt reaches as far as the next comma. */
  private boolean isUnsure(int index) {
    var from = index;
    while (from > 0 && !isBreak(from - 1)) from--;
    var to = index;
    while (to < words.size() && !isBreak(to)) to++;
    return words.holds(from, to, MachineWords.UNSURE);
  }

  private boolean isBreak(int i) {
    var t = words.at(i).type();
    return t == TokenType.COMMA || t == TokenType.OPEN || t == TokenType.CLOSE;
  }

  private void add(
      int start,
      Optional<PlanMention> plan,
      CountParser.ParsedCount count,
      Notation form,
      Optional<Arch> arch) {
    var doubt = count.about() || isUnsure(start);
    out.add(
        new MachineMention(
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
