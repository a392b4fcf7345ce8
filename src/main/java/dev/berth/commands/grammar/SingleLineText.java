package dev.berth.commands.grammar;

/** A person's words as they are kept: one line, no signs that hide or turn others, bounded. */
public final class SingleLineText {
  /** Reasons and questions. */
  static final int CHARS_MAX = 300;

  private SingleLineText() {}

  public static String of(String words) {
    return of(words, CHARS_MAX);
  }

  public static String of(String words, int charsMax) {
    var plain =
        QuotedText.bare(words)
            .replaceAll("[\\p{Cc}\\u2028\\u2029]", " ")
            .replaceAll("[\\p{Cf}&&[^\\u200d]]", "")
            .strip();
    if (plain.length() <= charsMax) return plain;
    int end = Character.isHighSurrogate(plain.charAt(charsMax - 1)) ? charsMax - 1 : charsMax;
    return plain.substring(0, end);
  }
}
