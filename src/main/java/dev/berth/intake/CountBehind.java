package dev.berth.intake;

import dev.berth.intake.CountReader.Count;
import dev.berth.intake.Token.Sort;
import java.util.List;
import java.util.Optional;

/** A count behind its plan: {@code c3.small (x3)}, {@code c3.small - 3}, {@code c3.small x 3}. */
final class CountBehind {
  private final List<Token> tokens;

  private CountBehind(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Optional<Count> of(List<Token> tokens, int from) {
    return new CountBehind(tokens).read(from);
  }

  private Optional<Count> read(int from) {
    var i = from;
    while (i < tokens.size() && (is(i, Sort.ADDRESS) || isMachine(i))) i++;
    if (i >= tokens.size()) return Optional.empty();
    return switch (tokens.get(i).type()) {
      case TIMES -> number(i + 1);
      case OPEN -> inBrackets(i + 1);
      case COLON, DASH, BAR -> number(skipAbout(i + 1)).filter(c -> stands(c.end()));
      case COMMA -> number(i + 1).filter(c -> isPieces(c.end()));
      case NUMBER -> number(i).filter(c -> c.end() >= tokens.size() || isPieces(c.end()));
      case PLAN, WORD, CLOSE, SLASH, PLUS, TILDE, ADDRESS, STOP, LINE -> Optional.empty();
    };
  }

  private Optional<Count> inBrackets(int from) {
    var i = is(from, Sort.TIMES) ? from + 1 : skipAbout(from);
    var count = number(i);
    if (count.isEmpty()) return count;
    var end = count.get().end();
    while (end < tokens.size() && (is(end, Sort.TIMES) || isPieces(end))) end++;
    if (end < tokens.size() && !is(end, Sort.CLOSE)) return Optional.empty();
    return Optional.of(new Count(count.get().number(), count.get().about(), end));
  }

  private int skipAbout(int from) {
    if (is(from, Sort.TIMES) || is(from, Sort.TILDE)) return from + 1;
    return from + Phrases.at(tokens, from, MachineWords.ABOUT);
  }

  private Optional<Count> number(int i) {
    return is(i, Sort.NUMBER) ? Optional.of(new CountReader(tokens, i).read()) : Optional.empty();
  }

  /** Nothing behind it takes the number away: no unit, no other plan, no share of a whole. */
  private boolean stands(int end) {
    if (end >= tokens.size()) return true;
    if (is(end, Sort.TIMES)) return end + 1 >= tokens.size();
    if (is(end, Sort.PLAN)) return false;
    var word = tokens.get(end).text();
    if (MachineWords.UNITS.contains(word) || MachineWords.ROLES.contains(word)) return false;
    var more = tokens.subList(end, tokens.size()).stream().anyMatch(t -> t.type() == Sort.NUMBER);
    return !tokens.get(end).is("for", "as") || !more;
  }

  private boolean isPieces(int i) {
    if (i >= tokens.size()) return false;
    if (isMachine(i) || MachineWords.PIECES.contains(tokens.get(i).text())) return true;
    var rest = i + 1 < tokens.size() ? tokens.get(i + 1) : tokens.get(i);
    return tokens.get(i).is("of") && rest.is("them", "these", "those");
  }

  private boolean isMachine(int i) {
    return i < tokens.size() && MachineWords.MACHINES.contains(tokens.get(i).text());
  }

  private boolean is(int i, Sort type) {
    return i < tokens.size() && tokens.get(i).type() == type;
  }
}
