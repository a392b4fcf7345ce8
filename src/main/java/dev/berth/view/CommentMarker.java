package dev.berth.view;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hidden last line of a comment of ours, by which it is found again. Only the very end counts:
 * a person's words further up may look like it.
 */
public final class CommentMarker {
  /** Longer keys are a mistake of ours. */
  public static final int KEY_MAX = 200;

  /** Key of the status comment. */
  public static final String STATUS = IssueWrite.STATUS_KEY;

  private static final Pattern KEY = Pattern.compile("(?!.*--)[A-Za-z0-9:._/ +-]{1,200}");
  private static final Pattern END =
      Pattern.compile("<!-- berth ([A-Za-z0-9:._/ +-]{1,200}) -->\\s*\\z");

  private CommentMarker() {}

  public static String of(String key) {
    if (!KEY.matcher(key).matches())
      throw new IllegalArgumentException("no key for a comment: " + key);
    return "<!-- berth " + key + " -->";
  }

  /** The key of a comment's text, where it is one of ours by its look. */
  public static Optional<String> find(String text) {
    var tail = text.substring(Math.max(0, text.length() - 2 * KEY_MAX));
    var m = END.matcher(tail);
    return m.find() ? Optional.of(m.group(1)) : Optional.empty();
  }
}
