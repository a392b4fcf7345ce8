package dev.berth.intake.machines;

import dev.berth.intake.lexicon.MachineWords;
import dev.berth.intake.machines.CountParser.ParsedCount;
import dev.berth.intake.text.Token.TokenType;
import dev.berth.intake.text.TokenSentence;
import java.util.Optional;

/** A count behind its plan: {@code c3.small (x3)}, {@code c3.small - 3}, {@code c3.small x 3}. */
final class TrailingCount {
  private final TokenSentence words;

  private TrailingCount(TokenSentence words) {
    this.words = words;
  }

  static Optional<ParsedCount> of(TokenSentence words, int from) {
    return new TrailingCount(words).read(from);
  }

  private Optional<ParsedCount> read(int from) {
    var i = from;
    while (words.is(i, TokenType.ADDRESS) || words.isMachine(i)) i++;
    return switch (words.at(i).type()) {
      case TIMES -> number(i + 1);
      case OPEN -> inBrackets(i + 1);
      case COLON, DASH, BAR -> number(skipAbout(i + 1)).filter(c -> stands(c.end()));
      case COMMA -> number(i + 1).filter(c -> isPieces(c.end()));
      case NUMBER -> number(i).filter(c -> c.end() >= words.size() || isPieces(c.end()));
      case PLAN, WORD, CLOSE, SLASH, PLUS, TILDE, ADDRESS, STOP, LINE -> Optional.empty();
    };
  }

  private Optional<ParsedCount> inBrackets(int from) {
    var count = number(words.is(from, TokenType.TIMES) ? from + 1 : skipAbout(from));
    if (count.isEmpty()) return count;
    var end = count.get().end();
    while (words.is(end, TokenType.TIMES) || isPieces(end)) end++;
    if (end < words.size() && !words.is(end, TokenType.CLOSE)) return Optional.empty();
    return Optional.of(new ParsedCount(count.get().number(), count.get().about(), end));
  }

  private int skipAbout(int from) {
    if (words.is(from, TokenType.TIMES) || words.is(from, TokenType.TILDE)) return from + 1;
    return from + words.phrase(from, MachineWords.ABOUT);
  }

  private Optional<ParsedCount> number(int i) {
    return words.is(i, TokenType.NUMBER)
        ? Optional.of(CountParser.read(words, i))
        : Optional.empty();
  }

  /** Nothing behind it takes the number away: no unit, no other plan, no share of a whole. */
  private boolean stands(int end) {
    if (end >= words.size()) return true;
    if (words.is(end, TokenType.TIMES)) return end + 1 >= words.size();
    if (words.is(end, TokenType.PLAN)) return false;
    if (words.isIn(end, MachineWords.UNITS) || words.isIn(end, MachineWords.ROLES)) return false;
    var rest = words.tokens().subList(end, words.size());
    return !words.is(end, "for", "as")
        || rest.stream().noneMatch(t -> t.type() == TokenType.NUMBER);
  }

  private boolean isPieces(int i) {
    return words.isMachine(i)
        || words.isIn(i, MachineWords.PIECES)
        || (words.is(i, "of") && words.is(i + 1, "them", "these", "those"));
  }
}
