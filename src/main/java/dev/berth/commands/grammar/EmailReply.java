package dev.berth.commands.grammar;

import java.util.List;

/**
 * Tells a reply by mail, and what of it its sender wrote: nothing below the header of what is
 * answered, nothing below the sender's signature. The cut at the signature happens before Markdown
 * is read, where its two dashes would make a heading of the command above them.
 */
final class EmailReply {
  private final List<String> lines;
  private final ReplyHeader.Place header;

  EmailReply(List<String> lines) {
    this.lines = lines;
    this.header = ReplyHeader.find(lines);
  }

  /** Whether somebody sent it by mail, as far as it shows. */
  boolean isOne() {
    return header.line() < lines.size();
  }

  /** Whether that is beyond doubt. */
  boolean isSurelyOne() {
    return header.isSure();
  }

  /** The lines that the sender wrote. */
  List<String> own() {
    return aboveSignature(lines.subList(0, header.line()));
  }

  /** The lines above the first signature line; all where there is none. */
  static List<String> aboveSignature(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (isSignature(lines.get(i))) return lines.subList(0, i);
    }
    return lines;
  }

  /** Nothing to be seen; a no-break space is none. */
  static boolean isBlank(String line) {
    return line.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static boolean isSignature(String line) {
    return line.startsWith("--") && line.substring(2).chars().allMatch(c -> c == ' ' || c == '\t');
  }
}
