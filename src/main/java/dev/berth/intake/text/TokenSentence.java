package dev.berth.intake.text;

import dev.berth.intake.lexicon.MachineWords;
import dev.berth.intake.text.Token.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The words of a sentence; a line is one at least. A place outside it holds no word. */
public record TokenSentence(List<Token> tokens) {
  private static final Token NONE = Token.word(TokenType.LINE, "");

  /** Cuts a text into sentences. Numbers of lists are no words. */
  public static List<TokenSentence> of(List<Token> tokens) {
    var out = new ArrayList<TokenSentence>();
    var now = new ArrayList<Token>();
    for (int i = 0; i < tokens.size(); i++) {
      var t = tokens.get(i);
      if (t.type() == TokenType.LINE || t.type() == TokenType.STOP) {
        var number = t.type() == TokenType.STOP && isListNumber(tokens, i, now);
        if (!now.isEmpty() && !number) out.add(new TokenSentence(List.copyOf(now)));
        now.clear();
      } else if (t.type() == TokenType.CLOSE && isListNumber(tokens, i, now)) {
        now.clear();
      } else {
        now.add(t);
      }
    }
    if (!now.isEmpty()) out.add(new TokenSentence(List.copyOf(now)));
    return out;
  }

  /** {@code 1.} or {@code 2)} at the beginning of a line on which more stands. */
  private static boolean isListNumber(List<Token> all, int mark, List<Token> now) {
    if (now.size() != 1 || now.getFirst().type() != TokenType.NUMBER) return false;
    var begins = mark < 2 || all.get(mark - 2).type() == TokenType.LINE;
    return begins && mark + 1 < all.size() && all.get(mark + 1).type() != TokenType.LINE;
  }

  public int size() {
    return tokens.size();
  }

  public Token at(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i) : NONE;
  }

  public boolean is(int i, String... words) {
    return at(i).is(words);
  }

  public boolean is(int i, TokenType type) {
    return at(i).type() == type;
  }

  public boolean isIn(int i, Set<String> words) {
    return words.contains(at(i).text());
  }

  public boolean isMachine(int i) {
    return isIn(i, MachineWords.MACHINES);
  }

  /** The plan itself, or an address that leads to one. */
  public boolean isPlan(int i) {
    return at(i).plan().isPresent();
  }

  /** How many words the longest phrase takes that begins here; 0 for none. */
  public int phrase(int i, List<List<String>> phrases) {
    var longest = 0;
    for (var p : phrases) if (p.size() > longest && begins(i, p)) longest = p.size();
    return longest;
  }

  /** Whether a phrase ends just before this word. */
  public boolean isBehind(int i, List<List<String>> phrases) {
    return phrases.stream().anyMatch(p -> begins(i - p.size(), p));
  }

  /** Whether a phrase stands between these places. */
  public boolean holds(int from, int to, List<List<String>> phrases) {
    return IntStream.range(from, to)
        .anyMatch(i -> phrases.stream().anyMatch(p -> i + p.size() <= to && begins(i, p)));
  }

  private boolean begins(int i, List<String> phrase) {
    for (int k = 0; k < phrase.size(); k++) if (!is(i + k, phrase.get(k))) return false;
    return true;
  }
}
