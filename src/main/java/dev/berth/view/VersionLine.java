package dev.berth.view;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last line that people see of a status comment, which names the version it shows. No person's
 * words stand there, so nobody can write a version into it.
 */
public final class VersionLine {
  private static final Pattern VERSION = Pattern.compile("`([0-9a-f]{12})`");

  private VersionLine() {}

  /** The version of a status comment; empty where its text was made by a template without one. */
  public static Optional<String> find(String text) {
    if (CommentMarker.find(text).isEmpty()) return Optional.empty();
    var bare = StatusSeal.takenOff(text);
    var visible = bare.substring(0, bare.lastIndexOf("<!--")).stripTrailing();
    var m = VERSION.matcher(visible.substring(visible.lastIndexOf('\n') + 1));
    return m.find() ? Optional.of(m.group(1)) : Optional.empty();
  }
}
