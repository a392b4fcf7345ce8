package dev.berth.commands.grammar;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Every command that a text speaks of, wherever it stands and whether it counts or not: what a mail
 * program may bring back at the beginning of a line, without the marks that made it harmless.
 */
public final class SaidCommands {
  /** A text that speaks of more is one that speaks of all. */
  public static final int OF_A_TEXT_MAX = 60;

  /** What stands for any command. */
  public static final String ANY = "*";

  private static final Pattern SAID =
      Pattern.compile("(?<![\\w/.:])/([A-Za-z0-9-]{1,30})(?:[\\h`*_]+([^\\s`]{1,40}))?");

  /** Marks and points around an argument. */
  private static final Pattern AROUND = Pattern.compile("^[\"'(*_]+|[\"'.,;:!?)*_]+$");

  private SaidCommands() {}

  /** What is said, each as {@link #key} has it. */
  public static Set<String> in(String text, Optional<String> prefix, Set<String> names) {
    var all = new LinkedHashSet<String>();
    var m = SAID.matcher(text);
    while (m.find()) {
      var word = m.group(1).toLowerCase(Locale.ROOT);
      var next = m.group(2) == null ? "" : bare(m.group(2));
      // Behind a prefix stands the name; what follows it is not worth a second look.
      if (prefix.isPresent() && word.equals(prefix.get().toLowerCase(Locale.ROOT))) word = next;
      if (!names.contains(word)) continue;
      if (all.size() >= OF_A_TEXT_MAX) return Set.of(ANY);
      all.add(prefix.isPresent() ? word : word + " " + next);
    }
    return all;
  }

  /** A command by its name and first argument: what follows may have been wrapped. */
  public static String key(TypedCommand t, Optional<String> prefix) {
    var blank = t.args().indexOf(' ');
    var first = blank < 0 ? t.args() : t.args().substring(0, blank);
    return prefix.isPresent() ? t.name() : t.name() + " " + bare(first);
  }

  /** Whether one is the other come back, which may have lost its argument to the next line. */
  public static boolean repeats(String later, String earlier) {
    return earlier.equals(ANY)
        || earlier.equals(later)
        || (later.endsWith(" ") && earlier.startsWith(later));
  }

  private static String bare(String word) {
    var cut = word.length() > 40 ? word.substring(0, 40) : word;
    return AROUND.matcher(cut.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
