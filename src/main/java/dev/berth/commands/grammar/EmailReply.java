package dev.berth.commands.grammar;

import java.util.List;

/**
 * Tells a reply by mail, and cuts it at the sender's signature. That happens before Markdown is
 * read, where the signature's two dashes would make a heading of the command above them.
 */
final class EmailReply {
  /** The line "On ... wrote:" may be wrapped twice by a mailer. */
  private static final int WRAPPED_MAX = 2;

  private EmailReply() {}

  /** How sure it is that a text is a reply by mail. */
  enum Likeness {
    NO,
    /** Only when blanks that should not be there are overlooked. */
    PERHAPS,
    YES
  }

  static Likeness of(List<String> lines) {
    var best = Likeness.NO;
    for (int i = 0; i < lines.size() && best != Likeness.YES; i++) {
      var line = lines.get(i);
      if (isOpening(lines, i, unquoted(line), false)) best = Likeness.YES;
      else if (isOpening(lines, i, unquoted(line).strip(), true)) best = Likeness.PERHAPS;
    }
    return best;
  }

  /** The lines above the first signature line; all where there is none. */
  static List<String> aboveSignature(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (isSignature(lines.get(i))) return lines.subList(0, i);
    }
    return lines;
  }

  private static boolean isOpening(List<String> lines, int at, String line, boolean lenient) {
    if (line.startsWith("You are receiving this because")) return true;
    if (!line.startsWith("On ")) return false;
    int last = Math.min(at + WRAPPED_MAX, lines.size() - 1);
    for (int i = at; i <= last; i++) {
      var end = lenient ? lines.get(i).strip() : lines.get(i);
      if (end.endsWith("wrote:")) return true;
    }
    return false;
  }

  /** Without the quote marks in front, and the blanks around them. */
  private static String unquoted(String line) {
    int mark = -1;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '>') mark = i;
      else if (c != ' ' && c != '\t') break;
    }
    if (mark < 0) return line;
    int from = mark + 1;
    while (from < line.length() && (line.charAt(from) == ' ' || line.charAt(from) == '\t')) from++;
    return line.substring(from);
  }

  private static boolean isSignature(String line) {
    return line.startsWith("--") && line.substring(2).chars().allMatch(c -> c == ' ' || c == '\t');
  }
}
