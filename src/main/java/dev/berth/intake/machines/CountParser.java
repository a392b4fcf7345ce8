package dev.berth.intake.machines;

import dev.berth.intake.lexicon.MachineWords;
import dev.berth.intake.text.Token.TokenType;
import dev.berth.intake.text.TokenSentence;
import java.util.OptionalInt;

/** Reads a count where it begins: one number, or a range or guess that is none. */
final class CountParser {
  /**
   * A count.
   *
   * @param number empty where no single number is meant
   * @param about something was written, but not one number
   * @param end index behind it
   */
  record ParsedCount(OptionalInt number, boolean about, int end) {
    static ParsedCount none(int end) {
      return new ParsedCount(OptionalInt.empty(), false, end);
    }
  }

  private final TokenSentence words;
  private final int start;

  private CountParser(TokenSentence words, int start) {
    this.words = words;
    this.start = start;
  }

  static ParsedCount read(TokenSentence words, int start) {
    return new CountParser(words, start).read();
  }

  private ParsedCount read() {
    var first = words.at(start);
    var pair = MachineWords.PAIRS.get(first.text());
    if (pair != null)
      return new ParsedCount(OptionalInt.of(Integer.parseInt(pair)), false, behindOf(start + 1));
    if (first.type() != TokenType.NUMBER) return guess(start + 1);
    if (words.is(start + 1, TokenType.NUMBER) && words.is(start + 1, "dozen", "hundred"))
      return finish(first.value() * words.at(start + 1).value(), start + 2);
    if (words.is(start + 1, "couple", "couples", "few", "dozens", "hundreds"))
      return guess(start + 2);
    if (words.is(start + 2, TokenType.NUMBER) && joins(start + 1)) return guess(start + 3);
    if (words.is(start + 1, "or") && words.is(start + 2, "more", "so", "fewer", "less"))
      return guess(start + 3);
    return finish(first.value(), start + 1);
  }

  private ParsedCount finish(int value, int end) {
    var about =
        words.isBehind(start, MachineWords.ABOUT)
            || words.is(start - 1, TokenType.TILDE)
            || isSum();
    return about ? guess(end) : new ParsedCount(OptionalInt.of(value), false, end);
  }

  private ParsedCount guess(int end) {
    return new ParsedCount(OptionalInt.empty(), true, behindOf(end));
  }

  private int behindOf(int i) {
    return words.is(i, "of") ? i + 1 : i;
  }

  private boolean joins(int i) {
    if (words.is(i, TokenType.DASH)
        || words.is(i, TokenType.SLASH)
        || words.is(i, "or", "to", "bis")) return true;
    return words.is(i, "and") && words.is(start - 1, "between");
  }

  /** {@code 2+1}, {@code 2 + 1}: a reader may add, but nobody knows what was meant. */
  private boolean isSum() {
    return words.is(start - 1, TokenType.NUMBER)
        || (words.is(start - 1, TokenType.PLUS) && words.is(start - 2, TokenType.NUMBER));
  }
}
