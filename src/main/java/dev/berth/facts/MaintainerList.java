package dev.berth.facts;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a list of maintainers names an account. A word counts only where such lists have people:
 * behind an at sign, as the address of a profile, or alone in an entry. A path, a label, a team and
 * a word of a sentence are nobody, whatever somebody's login is.
 */
final class MaintainerList {
  private static final int LINES_MAX = 5_000;

  /** Headings and keys below which nobody is a maintainer. */
  private static final Pattern OTHERS =
      Pattern.compile("(?i)emerit|alumni|former|retired|inactive|label|filter|options");

  private static final Pattern MARKDOWN_HEADING = Pattern.compile("^\\s*#{1,6}\\s.*$");

  private static final Pattern YAML_KEY = Pattern.compile("^\\s*[\\w-]+\\s*:(.*)$");

  private MaintainerList() {}

  static boolean names(String file, String text, String login) {
    boolean isCodeowners = file.endsWith("CODEOWNERS");
    boolean isMarkdown = file.endsWith(".md");
    var said = said(login);
    boolean counts = true;
    for (var line : text.lines().limit(LINES_MAX).toList()) {
      if (!isMarkdown && line.strip().startsWith("#")) continue;
      var heading = isMarkdown ? MARKDOWN_HEADING : YAML_KEY;
      if (!isCodeowners && heading.matcher(line).matches()) counts = !OTHERS.matcher(line).find();
      var read = isCodeowners ? owners(line) : line;
      if (counts && (said.matcher(read).find() || (!isCodeowners && isEntry(line, login))))
        return true;
    }
    return false;
  }

  /** Behind a path come those who own it; a comment owns nothing. */
  private static String owners(String line) {
    var parts = line.strip().replaceFirst("\\s#.*$", "").split("\\s+", 2);
    return parts.length == 2 ? parts[1] : "";
  }

  private static Pattern said(String login) {
    var name = Pattern.quote(login) + "(?![\\w/-])";
    return Pattern.compile("(?i)(?<![\\w.@/-])@" + name + "|(?i)\\bgithub\\.com/" + name);
  }

  /** An item of a list, a cell of a table, a line of its own. */
  private static boolean isEntry(String line, String login) {
    var rest = YAML_KEY.matcher(line).replaceFirst("$1");
    for (var part : rest.split("[|,]", 50)) {
      var word =
          part.replaceFirst("\\s#.*$", "").replaceAll("^[\\s*+\\-\\[\"'`]+|[\\s\\]\"'`]+$", "");
      if (word.toLowerCase(Locale.ROOT).equals(login.toLowerCase(Locale.ROOT))) return true;
    }
    return false;
  }
}
