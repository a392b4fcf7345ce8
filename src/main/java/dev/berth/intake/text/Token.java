package dev.berth.intake.text;

import java.util.Optional;

/**
 * A word of a text about machines.
 *
 * @param text in lower case
 * @param value of a number
 * @param plan of a plan or of an address that leads to one
 */
public record Token(TokenType type, String text, int value, Optional<PlanMention> plan) {
  public enum TokenType {
    NUMBER,
    PLAN,
    WORD,
    /** Times: {@code x}, {@code ×}, {@code *}. */
    TIMES,
    OPEN,
    CLOSE,
    DASH,
    COMMA,
    COLON,
    SLASH,
    BAR,
    PLUS,
    /** About, as a sign. */
    TILDE,
    ADDRESS,
    /** End of a sentence. */
    STOP,
    LINE
  }

  static Token word(TokenType type, String text) {
    return new Token(type, text, 0, Optional.empty());
  }

  public boolean is(String... words) {
    for (var w : words) if (text.equals(w)) return true;
    return false;
  }

  public boolean isWord() {
    return type == TokenType.WORD;
  }
}
