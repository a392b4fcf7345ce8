package dev.berth.intake.form;

import dev.berth.intake.text.Wording;
import dev.berth.language.WordFile;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What stands behind a known wording on the heading line: help that belongs to the question, or an
 * answer.
 *
 * @param text the answer, or blank
 * @param loose nothing but a blank set it off
 */
record HeadingRemainder(String text, boolean loose) {
  private static final HeadingRemainder NONE = new HeadingRemainder("", false);

  private static final WordFile HEADINGS = WordFile.read("intake/headings.txt");

  /** A group in brackets that begins so explains the question. */
  private static final Set<String> HELP = HEADINGS.words("help");

  private static final Pattern END = Pattern.compile("\\?|\\s:|:\\s|:$");
  private static final Pattern ASKING =
      Pattern.compile("(?i)(?:" + String.join("|", HEADINGS.words("asking")) + ")\\b");
  private static final Pattern DIRECTION =
      Pattern.compile("(?i)(?:" + HEADINGS.alternatives("direction") + ")");
  private static final Pattern HELP_ONLY =
      Pattern.compile(
          "(?i)(?:and |or )?(?:" + HEADINGS.alternatives("help-only") + ")\\b[\\s.?:)]*");

  static HeadingRemainder of(String behind, boolean open) {
    var rest = withoutHelp(behind);
    if (open) {
      var end = END.matcher(rest);
      if (!startsWithMark(rest)) {
        if (!end.find()) return NONE;
        rest = rest.substring(end.start());
      }
    }
    rest = withoutHelp(withoutQuestions(rest));
    var marked = open || startsWithMark(rest) || !rest.equals(behind);
    marked = marked && !rest.equals(behind.stripLeading());
    var text = trimmed(rest);
    if (text.isBlank() || HELP_ONLY.matcher(text).matches()) return NONE;
    return new HeadingRemainder(text, !marked && !startsWithMark(rest));
  }

  /** A question may go on with another one, and with what to do if. */
  private static String withoutQuestions(String text) {
    var last = 0;
    for (int i = 0; i + 1 < text.length(); i++)
      if (text.charAt(i) == '?' && isAsking(text.substring(last, i))) last = i + 1;
    var rest = text.substring(last);
    if (text.endsWith("?") && isAsking(rest)) return "";
    return DIRECTION.matcher(trimmedMarks(rest)).lookingAt() ? "" : rest;
  }

  private static boolean isAsking(String s) {
    return !s.contains("://")
        && (trimmedMarks(s).isEmpty() || ASKING.matcher(trimmedMarks(s)).lookingAt());
  }

  /** Skips marks and explaining groups, as many as there are. */
  private static String withoutHelp(String text) {
    var s = text;
    while (true) {
      var t = s.stripLeading();
      var bare = trimmedMarks(t);
      if (!bare.startsWith("(") || !isHelp(bare)) return s;
      s = bare.substring(closing(bare));
    }
  }

  private static boolean isHelp(String group) {
    var words = Wording.wordsOf(group.substring(0, Math.min(group.length(), 80)));
    return !words.isEmpty() && HELP.contains(words.getFirst().text());
  }

  private static int closing(String s) {
    var depth = 0;
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) == '(') depth++;
      if (s.charAt(i) == ')' && --depth == 0) return i + 1;
    }
    return s.length();
  }

  private static boolean startsWithMark(String s) {
    var t = s.stripLeading();
    return !t.isEmpty() && "?:-–—=)".indexOf(t.charAt(0)) >= 0;
  }

  private static String trimmedMarks(String s) {
    var i = 0;
    while (i < s.length() && "?:.,;)*= ".indexOf(s.charAt(i)) >= 0) i++;
    return s.substring(i);
  }

  private static String trimmed(String s) {
    var i = 0;
    while (i < s.length() && "?:.,;)=–—-_*#> \t".indexOf(s.charAt(i)) >= 0) i++;
    return s.substring(i).strip();
  }
}
