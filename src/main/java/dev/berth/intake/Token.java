package dev.berth.intake;

import java.util.Optional;

/**
 * A word of a text about machines.
 *
 * @param text in lower case
 * @param value of a number
 * @param plan of a plan or of an address that leads to one
 */
record Token(Sort type, String text, int value, Optional<PlanRef> plan) {
  enum Sort {
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

  static Token word(Sort type, String text) {
    return new Token(type, text, 0, Optional.empty());
  }

  boolean is(String... words) {
    for (var w : words) if (text.equals(w)) return true;
    return false;
  }

  boolean isWord() {
    return type == Sort.WORD;
  }
}
