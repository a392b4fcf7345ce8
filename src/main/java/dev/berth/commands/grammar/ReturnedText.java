package dev.berth.commands.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A text of ours as it may come back in somebody's reply: mail programs lose quotes, bullets and
 * code, make lines of a table's cells, and wrap. No line of it may run.
 */
public final class ReturnedText {
  /** Mail programs wrap between these. */
  private static final int WIDTH_MIN = 20;

  private static final int WIDTH_MAX = 120;

  private static final Pattern FENCE = Pattern.compile("(?m)^[ >]*(?:```|~~~).*$");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");
  private static final Pattern MARKS = Pattern.compile("[`*_~]|</?[a-z][^>]*>|\\\\(?=\\p{Punct})");
  private static final Pattern BULLET =
      Pattern.compile("(?m)^(?:[ \\t>#]|[-+\u2022\u00b7][ \\t]|\\d{1,3}[.)][ \\t])+");

  private ReturnedText() {}

  /** The lines that would run, none if all is well. */
  public static Set<String> running(String text, Optional<String> prefix, Set<String> names) {
    var plain = plain(text);
    var found = new TreeSet<String>();
    for (int width = WIDTH_MIN; width <= WIDTH_MAX; width++)
      for (var line : plain.split("\n", -1))
        for (var piece : wrapped(line, width))
          CommandCandidate.of(piece, 1, 0)
              .flatMap(c -> c.typed(prefix, names))
              .filter(TypedCommand::isKnown)
              .ifPresent(_ -> found.add(line.strip()));
    return found;
  }

  private static String plain(String text) {
    var bare = FENCE.matcher(text).replaceAll("");
    bare = LINK.matcher(bare).replaceAll("$1");
    bare = MARKS.matcher(bare).replaceAll("");
    bare = BULLET.matcher(bare).replaceAll("");
    return bare.replace("|", "\n");
  }

  /** No mail program wraps at a space that says not to. */
  private static List<String> wrapped(String line, int width) {
    var all = new ArrayList<String>();
    var now = new StringBuilder();
    for (var word : line.strip().split(" +", -1)) {
      if (!now.isEmpty() && now.length() + 1 + word.length() > width) {
        all.add(now.toString());
        now.setLength(0);
      }
      now.append(now.isEmpty() ? "" : " ").append(word);
    }
    all.add(now.toString());
    return all;
  }
}
