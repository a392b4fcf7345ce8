package dev.berth.intake;

import dev.berth.catalogue.Arch;
import dev.berth.intake.Mention.Form;
import dev.berth.intake.Mention.Mood;
import dev.berth.intake.Token.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds in a text every place that speaks of machines, sentence by sentence. */
final class MentionReader {
  /** Between a count and what it counts at most so many words stand. */
  private static final int WORDS_BETWEEN = 5;

  static final int MENTIONS_MAX = 300;

  private final Sentence words;
  private final Mood[] moods;
  private final int sentence;
  private final List<Mention> out = new ArrayList<>();
  private int at;

  private MentionReader(Sentence words, Mood[] moods, int sentence) {
    this.words = words;
    this.moods = moods;
    this.sentence = sentence;
  }

  /**
   * Reads the sentences of a text.
   *
   * @param base wanted in an answer about machines, neutral anywhere else
   */
  static List<Mention> read(List<Sentence> sentences, Mood base) {
    var all = new ArrayList<Mention>();
    var carried = base;
    for (int i = 0; i < sentences.size() && all.size() < MENTIONS_MAX; i++) {
      var words = sentences.get(i);
      var moods = Moods.of(words, base, carried);
      all.addAll(new MentionReader(words, moods, i).read());
      var opens = words.is(words.size() - 1, Sort.COLON);
      if (opens) carried = moods[moods.length - 1];
      else if (carried != base && !startsItem(words)) carried = base;
    }
    return all;
  }

  /** Lines below "today we have:" go on with it as long as they begin with machines. */
  private static boolean startsItem(Sentence words) {
    var first = words.at(0).type();
    return first == Sort.NUMBER || first == Sort.PLAN || first == Sort.DASH || first == Sort.TIMES;
  }

  private List<Mention> read() {
    while (at < words.size() && out.size() < MENTIONS_MAX) {
      var type = words.at(at).type();
      if (type == Sort.NUMBER || isMany(at)) number();
      else if (type == Sort.PLAN || type == Sort.ADDRESS) plan();
      else if (words.is(at, "a", "an", "another")) article();
      else at++;
    }
    return Choices.marked(words, out);
  }

  private boolean isMany(int i) {
    return words.at(i).isWord()
        && (words.isIn(i, MachineWords.MANY) || MachineWords.PAIRS.containsKey(words.at(i).text()));
  }

  private void number() {
    var start = at;
    var count = CountReader.read(words, start);
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
    if (words.isPlan(target)) {
      at = target + 1;
      add(start, words.at(target).plan(), count, Form.USUAL, arch);
      return;
    }
    at = target + 1;
    var named = planBehind(at);
    if (named >= 0) {
      at = named + 1;
      add(start, words.at(named).plan(), count, Form.USUAL, arch);
    } else {
      var behind = arch.or(() -> arch(target, Math.min(target + 4, words.size())));
      add(start, Optional.empty(), count, Form.USUAL, behind);
    }
  }

  private boolean has(String word, int from, int to) {
    for (int i = from; i < to; i++) if (words.is(i, word)) return true;
    return false;
  }

  /** {@code Amount: 2}: a key before, nothing behind. */
  private boolean isKey(int start) {
    if (start < 2 || !isSeparator(start - 1)) return false;
    var end = at >= words.size() || words.at(at).type() == Sort.CLOSE || words.isMachine(at);
    return end && (words.isIn(start - 2, MachineWords.AMOUNTS) || words.isMachine(start - 2));
  }

  private boolean isSeparator(int i) {
    var t = words.at(i).type();
    return t == Sort.COLON || t == Sort.DASH || t == Sort.BAR;
  }

  /** The plan or machine that a count before it counts; -1 for none. */
  private int target(int from) {
    for (int i = from; i < words.size() && i <= from + WORDS_BETWEEN; i++) {
      var t = words.at(i);
      if (words.isPlan(i)) return i;
      if (t.type() == Sort.TIMES && i == from) continue;
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
      var joins = t.type() == Sort.OPEN || t.type() == Sort.COLON || t.type() == Sort.DASH;
      if (!joins && !t.is("of", "type", "the", "kind", "model", "plan", "size", "each", "being"))
        return -1;
    }
    return -1;
  }

  private void plan() {
    var start = at;
    var plan = words.at(at).plan();
    if (words.at(at).type() == Sort.ADDRESS) {
      at++;
      if (plan.isPresent())
        add(start, plan, CountReader.Count.none(at), Form.ADDRESS, Optional.empty());
      return;
    }
    var count = CountBehind.of(words, at + 1);
    at = count.map(CountReader.Count::end).orElse(at + 1);
    add(start, plan, count.orElse(CountReader.Count.none(at)), Form.USUAL, Optional.empty());
  }

  /** {@code a c3.small}, {@code another big Arm machine}: one. */
  private void article() {
    var start = at++;
    if (words.is(start - 1, "as", "per", "such", "than")) return;
    var target = target(at);
    if (target < 0) return;
    for (int i = at; i < target; i++) if (isMany(i) || words.at(i).type() == Sort.NUMBER) return;
    if (words.is(target, "hardware", "machines", "servers", "nodes", "hosts", "instances")) return;
    if (words.is(target + 1, "type", "kind", "plan", "pool")) return;
    var one = new CountReader.Count(OptionalInt.of(1), false, target + 1);
    var arch = arch(at, target);
    at = target + 1;
    add(start, words.at(target).plan(), one, Form.USUAL, arch);
  }

  /** A bare number that splits or sums up others. */
  private void share(int start, CountReader.Count count) {
    if (count.number().isEmpty() || at >= words.size()) return;
    var next = words.at(at);
    if (next.is("each", "apiece") || (next.is("of") && words.is(at + 1, "each")))
      add(start, Optional.empty(), count, Form.EACH, Optional.empty());
    else if (next.is("altogether", "overall", "total")
        || (next.is("in") && words.is(at + 1, "total", "all", "sum")))
      add(start, Optional.empty(), count, Form.TOTAL, Optional.empty());
    else if (next.is("for", "as") || isRole(at) || (start == 0 && isItem()))
      add(start, Optional.empty(), count, Form.SHARE, Optional.empty());
  }

  private boolean isRole(int i) {
    return IntStream.range(i, i + 3).anyMatch(k -> words.isIn(k, MachineWords.ROLES));
  }

  /** {@code 3 x Linux} as a line of its own. */
  private boolean isItem() {
    return words.is(at, Sort.TIMES) && words.at(at + 1).isWord();
  }

  private Optional<Arch> arch(int from, int to) {
    for (int i = from; i < to && i < words.size(); i++) {
      var arch = words.at(i).isWord() ? Arches.of(words.at(i).text()) : Optional.<Arch>empty();
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
