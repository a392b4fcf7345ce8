package dev.berth.forge;

import java.util.List;

/**
 * A finished check of one commit, as the forge shows it beside a pull request. It is made once and
 * not changed; a newer one of the same name stands in its place.
 *
 * @param commit the whole hash
 * @param key by which it is found again, and which comes back when somebody wants it anew
 * @param title one line of plain text
 * @param summary Markdown
 * @param annotations at most {@link #ANNOTATIONS_MAX}
 */
public record CheckRun(
    String name,
    String commit,
    String key,
    Conclusion conclusion,
    String title,
    String summary,
    List<Annotation> annotations) {
  /** In one request; source: "REST API endpoints for check runs", docs.github.com. */
  public static final int ANNOTATIONS_MAX = 50;

  /** Signs of a summary; the same source. */
  public static final int SUMMARY_MAX = 65_535;

  public CheckRun {
    annotations = List.copyOf(annotations);
    if (annotations.size() > ANNOTATIONS_MAX)
      throw new IllegalArgumentException("too many annotations: " + annotations.size());
    if (summary.length() > SUMMARY_MAX)
      throw new IllegalArgumentException("the summary is too long: " + summary.length());
  }

  /** How it went. */
  public enum Conclusion {
    SUCCESS,
    /** Nothing is wrong, and something is to be known. */
    NEUTRAL,
    FAILURE
  }

  /**
   * A remark beside a line.
   *
   * @param line from 1
   * @param message plain text
   */
  public record Annotation(String path, int line, String message) {
    public Annotation {
      if (line < 1) throw new IllegalArgumentException("lines are counted from 1");
    }
  }
}
