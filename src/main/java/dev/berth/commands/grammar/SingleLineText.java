package dev.berth.commands.grammar;

import dev.berth.language.PrivateText;

/**
 * A person's words as they are kept: one line, nothing private, no signs that hide others, bounded.
 */
public final class SingleLineText {
  /** Reasons and questions. */
  static final int CHARS_MAX = 300;

  private SingleLineText() {}

  public static String of(String words) {
    return of(words, CHARS_MAX);
  }

  public static String of(String words, int charsMax) {
    var line =
        QuotedText.bare(words)
            .replaceAll("[\\p{Cc}\\u2028\\u2029]", " ")
            .replaceAll("[\\p{Cf}&&[^\\u200d]]", "")
            .strip();
    // Before it is cut: half an address is one still.
    var plain = PrivateText.redact(line);
    if (plain.length() <= charsMax) return plain;
    int end = Character.isHighSurrogate(plain.charAt(charsMax - 1)) ? charsMax - 1 : charsMax;
    return plain.substring(0, end);
  }
}
