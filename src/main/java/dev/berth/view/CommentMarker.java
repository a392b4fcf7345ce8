package dev.berth.view;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hidden last line of a comment of ours, by which it is found again. Only the very end counts:
 * a person's words further up may look like it. By itself it proves nothing: it is signed.
 */
public final class CommentMarker {
  /** Longer keys are a mistake of ours. */
  public static final int KEY_MAX = 200;

  /** Key of the status comment. */
  public static final String STATUS = IssueWrite.STATUS_KEY;

  private static final Pattern KEY = Pattern.compile("(?!.*--)[A-Za-z0-9:._/ +-]{1,200}");
  private static final Pattern END =
      Pattern.compile("<!-- berth ([A-Za-z0-9:._/ +-]{1,200}?)(?: ~([0-9a-f]{32}))? -->\\s*\\z");

  /** 128 bits in hexadecimal signs. */
  static final int SIGNATURE_CHARS = 32;

  private CommentMarker() {}

  public static String of(String key) {
    if (!KEY.matcher(key).matches())
      throw new IllegalArgumentException("no key for a comment: " + key);
    return "<!-- berth " + key + " -->";
  }

  /** The key of a comment's text, where it is one of ours by its look. */
  public static Optional<String> find(String text) {
    var m = end(text);
    return m.find() ? Optional.of(m.group(1)) : Optional.empty();
  }

  /** What it is signed with; see {@link MarkerKey}. */
  static Optional<String> signature(String text) {
    var m = end(text);
    return m.find() ? Optional.ofNullable(m.group(2)) : Optional.empty();
  }

  /** The same text with its marker signed. */
  static String sign(String text, String key, String signature) {
    return text.substring(0, text.lastIndexOf("<!-- berth "))
        + "<!-- berth "
        + key
        + " ~"
        + signature
        + " -->";
  }

  /** The same text with its marker as it was before it was signed. */
  static String unsigned(String text) {
    return find(text)
        .map(key -> text.substring(0, text.lastIndexOf("<!-- berth ")) + of(key))
        .orElse(text);
  }

  private static Matcher end(String text) {
    return END.matcher(text.substring(Math.max(0, text.length() - 2 * KEY_MAX)));
  }
}
