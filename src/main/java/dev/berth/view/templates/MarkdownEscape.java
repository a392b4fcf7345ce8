package dev.berth.view.templates;

import java.util.regex.Pattern;

/**
 * Makes text inert in Markdown. A person's text stands in a code span whose fence is longer than
 * any run of backticks inside; that alone is not enough, because mail shows it as plain text and a
 * reply by mail then carries it as such: so mentions are broken up as well.
 */
public final class MarkdownEscape {
  /** Longer texts are cut: a status comment is to be read. */
  static final int TEXT_MAX = 300;

  private static final String ZERO_WIDTH_SPACE = "\u200b";
  private static final String CUT = "\u2026";

  /** Line breaks of all kinds, tabs and other controls: one line of text is all there is. */
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");

  /** Direction marks and other characters without a shape: what is read is what is there. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u3164]");

  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final Pattern BEFORE_BAR = Pattern.compile("(\\\\+)(?=\\|)");
  private static final Pattern HARMLESS =
      Pattern.compile(
          "[\\p{L}\\p{N}$][\\p{L}\\p{M}\\p{N} .,:;()/+$%'?\\-\\u2013]*(?:_[\\p{L}\\p{N}]"
              + "[\\p{L}\\p{M}\\p{N} .,:;()/+$%'?\\-\\u2013]*)*");

  /** What looks harmless and is a list, a link, a commit or another issue to the forge. */
  private static final Pattern LIVE =
      Pattern.compile(
          "^\\p{N}+[.)](\\s|$)|://|(?i:www\\.)|(?i:\\bgh-\\p{N})|\\b[0-9a-f]{7,40}\\b"
              + "|\\S\\$|:[a-z0-9+_-]+:");

  private MarkdownEscape() {}

  /** In a code span, on one line. */
  public static String asCode(String text) {
    var t = flat(text);
    if (t.isEmpty()) return "`(nothing)`";
    int longest = 0;
    for (var m = BACKTICKS.matcher(t); m.find(); ) longest = Math.max(longest, m.end() - m.start());
    var fence = "`".repeat(longest + 1);
    var pad = t.startsWith("`") || t.endsWith("`") ? " " : "";
    return fence + pad + t + pad + fence;
  }

  /** What is inert already, in a cell of a table, where a bar would end even a code span. */
  public static String cell(String inert) {
    var parted = BEFORE_BAR.matcher(inert).replaceAll("$1" + ZERO_WIDTH_SPACE);
    return parted.replace("|", "\\|").replace("\n", " ");
  }

  /** As it is where it can do no harm; else in code. */
  public static String bareOrCode(String text) {
    var t = flat(text);
    return isHarmless(t) ? t : asCode(text);
  }

  public static boolean isHarmless(String t) {
    return HARMLESS.matcher(t).matches() && !LIVE.matcher(t).find();
  }

  /** For where no Markdown is read: one line, nobody called. */
  public static String plain(String text) {
    var t = flat(text);
    return t.isEmpty() ? "(nothing)" : t;
  }

  private static String flat(String text) {
    var cut = text.length() > 4 * TEXT_MAX ? text.substring(0, 4 * TEXT_MAX) : text;
    var t = INVISIBLE.matcher(BREAKS.matcher(cut).replaceAll(" ")).replaceAll("").strip();
    if (t.codePointCount(0, t.length()) > TEXT_MAX)
      t = t.substring(0, t.offsetByCodePoints(0, TEXT_MAX)).strip() + CUT;
    return t.replace("@", "@" + ZERO_WIDTH_SPACE);
  }
}
