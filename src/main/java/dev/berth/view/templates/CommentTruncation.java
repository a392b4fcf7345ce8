package dev.berth.view.templates;

/** Shortens a comment that the forge would not take, at the end of a line. */
public final class CommentTruncation {
  private static final String MORE = "\n\n(The rest is left out: it is too long for a comment.)";

  private CommentTruncation() {}

  /** Fences and folds that are open at the cut are closed, so that nothing behind them is eaten. */
  public static String to(String text, int room) {
    var closing = "\n```\n\n</details>";
    int at = text.lastIndexOf('\n', room - MORE.length() - closing.length());
    var head = text.substring(0, Math.max(0, at));
    var fences = head.lines().filter(l -> l.startsWith("```")).count();
    var folds = count(head, "<details>") - count(head, "</details>");
    var end = (fences % 2 == 1 ? "\n```" : "") + (folds > 0 ? "\n\n</details>" : "");
    return head + end + MORE;
  }

  private static int count(String text, String part) {
    int n = 0;
    for (int i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + 1)) n++;
    return n;
  }
}
