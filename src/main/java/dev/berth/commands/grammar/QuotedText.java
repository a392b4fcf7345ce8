package dev.berth.commands.grammar;

/** Text in quotation marks, as people and their keyboards write them. */
public final class QuotedText {
  private static final String OPENING = "\"'\u201c\u2018\u00ab\u201e`";
  private static final String CLOSING = "\"'\u201d\u2019\u00bb\u201c`";

  private QuotedText() {}

  /** The text without one pair of marks around all of it; as it is where there is none. */
  public static String bare(String text) {
    var t = text.strip();
    if (t.length() < 2) return t;
    int kind = OPENING.indexOf(t.charAt(0));
    char end = t.charAt(t.length() - 1);
    boolean closed = kind >= 0 && (CLOSING.charAt(kind) == end || t.charAt(0) == end);
    return closed ? t.substring(1, t.length() - 1).strip() : t;
  }
}
