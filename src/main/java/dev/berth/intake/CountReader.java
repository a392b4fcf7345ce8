package dev.berth.intake;

import dev.berth.intake.Token.Sort;
import java.util.List;
import java.util.OptionalInt;

/** Reads a count where it begins: one number, or a range or guess that is none. */
final class CountReader {
  /**
   * A count.
   *
   * @param number empty where no single number is meant
   * @param about something was written, but not one number
   * @param end index behind it
   */
  record Count(OptionalInt number, boolean about, int end) {}

  private final List<Token> tokens;
  private final int start;

  CountReader(List<Token> tokens, int start) {
    this.tokens = tokens;
    this.start = start;
  }

  Count read() {
    var first = tokens.get(start);
    var pair = MachineWords.PAIRS.get(first.text());
    if (pair != null)
      return new Count(OptionalInt.of(Integer.parseInt(pair)), false, behindOf(start + 1));
    if (first.type() != Sort.NUMBER) return guess(start + 1);
    if (isNumber(start + 1) && tokens.get(start + 1).is("dozen", "hundred")) {
      var value = first.value() * tokens.get(start + 1).value();
      return finish(value, start + 2);
    }
    if (isWord(start + 1, "couple", "couples", "few", "dozens", "hundreds"))
      return guess(start + 2);
    if (isNumber(start + 2) && joins(start + 1)) return guess(start + 3);
    if (isWord(start + 1, "or") && isWord(start + 2, "more", "so", "fewer", "less"))
      return guess(start + 3);
    return finish(first.value(), start + 1);
  }

  private Count finish(int value, int end) {
    var about = Phrases.before(tokens, start, MachineWords.ABOUT) || isTilde(start - 1) || isSum();
    return about ? guess(end) : new Count(OptionalInt.of(value), false, end);
  }

  private Count guess(int end) {
    return new Count(OptionalInt.empty(), true, behindOf(end));
  }

  private int behindOf(int i) {
    return isWord(i, "of") ? i + 1 : i;
  }

  private boolean joins(int i) {
    var t = tokens.get(i);
    if (t.type() == Sort.DASH || t.type() == Sort.SLASH || t.is("or", "to", "bis")) return true;
    return t.is("and") && isWord(start - 1, "between");
  }

  /** {@code 2+1}, {@code 2 + 1}: a reader may add, but nobody knows what was meant. */
  private boolean isSum() {
    if (start > 0 && isNumber(start - 1)) return true;
    return start > 1 && tokens.get(start - 1).type() == Sort.PLUS && isNumber(start - 2);
  }

  private boolean isTilde(int i) {
    return i >= 0 && tokens.get(i).type() == Sort.TILDE;
  }

  private boolean isNumber(int i) {
    return i < tokens.size() && tokens.get(i).type() == Sort.NUMBER;
  }

  private boolean isWord(int i, String... words) {
    return i >= 0 && i < tokens.size() && tokens.get(i).is(words);
  }
}
