package dev.berth.commands.grammar;

import dev.berth.language.PrivateText;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One line of a text that looks like a command: at most three blanks, a slash, a word. Whether it
 * stands where commands count is the matter of {@link MarkdownProse}.
 *
 * @param number its place in the text, the first line being 1
 * @param slash where its slash stands in the text
 * @param word what stands behind the slash, in lower case
 * @param args the rest, blanks collapsed
 */
record CommandCandidate(int number, int slash, String word, String args) {
  private static final int INDENT_MAX = 3;
  private static final int WORD_MAX = 30;

  /** Reads a line that starts there in its text; empty where it is no command. */
  static Optional<CommandCandidate> of(String line, int number, int start) {
    int slash = 0;
    while (slash < line.length() && line.charAt(slash) == ' ') slash++;
    if (slash > INDENT_MAX || slash == line.length() || line.charAt(slash) != '/') {
      return Optional.empty();
    }
    int end = wordEnd(line, slash + 1);
    if (!isWord(line, slash + 1, end)) return Optional.empty();
    var word = line.substring(slash + 1, end).toLowerCase(Locale.ROOT);
    return Optional.of(new CommandCandidate(number, start + slash, word, collapsed(line, end)));
  }

  /**
   * What it says: with a prefix the name is the second word, and a line without the prefix belongs
   * to another program. The prefix alone asks for help.
   */
  Optional<TypedCommand> typed(Optional<String> prefix, Set<String> names) {
    if (prefix.isEmpty()) return Optional.of(typed(word, args, names));
    if (!word.equals(prefix.get().toLowerCase(Locale.ROOT))) return Optional.empty();
    if (args.isEmpty()) return Optional.of(new TypedCommand("help", "", number));
    int end = wordEnd(args, 0);
    if (!isWord(args, 0, end)) return Optional.empty();
    var name = args.substring(0, end).toLowerCase(Locale.ROOT);
    return Optional.of(typed(name, collapsed(args, end), names));
  }

  private TypedCommand typed(String name, String rest, Set<String> names) {
    return names.contains(name)
        ? new TypedCommand(name, rest, number)
        : new TypedCommand(TypedCommand.UNKNOWN, PrivateText.redact(name), number);
  }

  private static int wordEnd(String s, int from) {
    int end = from;
    while (end < s.length() && !isBlank(s.charAt(end))) end++;
    return end;
  }

  private static boolean isWord(String s, int from, int end) {
    return end > from
        && end - from <= WORD_MAX
        && s.substring(from, end).chars().allMatch(CommandCandidate::isWordCharacter);
  }

  /** ASCII only: letters that merely look alike make no name. */
  private static boolean isWordCharacter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  }

  private static String collapsed(String s, int from) {
    var out = new StringBuilder();
    boolean gap = false;
    for (int i = from; i < s.length(); i++) {
      char c = s.charAt(i);
      if (isBlank(c)) {
        gap = true;
        continue;
      }
      if (gap && !out.isEmpty()) out.append(' ');
      gap = false;
      out.append(c);
    }
    return out.toString();
  }

  /** A no-break space and its kin are no blanks: what cannot be seen must not make a command. */
  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
