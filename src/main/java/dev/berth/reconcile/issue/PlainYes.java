package dev.berth.reconcile.issue;

import dev.berth.forge.Comment;
import dev.berth.program.Right;
import dev.berth.request.NeedsApproval;
import dev.berth.view.OneOffWrite;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A yes in words ({@code +1}, {@code LGTM}), often sent by mail: it approves nothing, and somebody
 * who could approve is told once how to.
 */
final class PlainYes {
  private static final Pattern YES =
      Pattern.compile(
          "(?i)(\\+1|:\\+1:|\\x{1F44D}|lgtm|approved?|looks good( to me)?|ship it)[.! ]*");

  private final IssueContext context;

  PlainYes(IssueContext context) {
    this.context = context;
  }

  /** Whether the first line that says something is a yes and nothing more. */
  static boolean is(String text) {
    return text.lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .findFirst()
        .filter(l -> YES.matcher(l).matches())
        .isPresent();
  }

  /** A right that cannot be told now is not worth a second look: nothing hangs on the answer. */
  void heard(Comment c) {
    if (context.activeRequest().filter(r -> r.state() instanceof NeedsApproval).isEmpty()) return;
    if (!is(c.body()) || c.author().bot() || c.author().isGhost()) return;
    var right = new RightsLookup(context).may(c.author(), Right.APPROVE);
    if (right.found().flatMap(g -> g).isEmpty()) return;
    var version = context.request().version(context.request().ask());
    var reply =
        new OneOffWrite.ReplyComment(
            "reply:" + c.id(), c.author(), "plain-yes", Map.of("version", version));
    if (new ReplyBudget(context, c.author()).may(reply, true, () -> false)
        == ReplyBudget.Measure.ANSWER) context.schedule(reply);
  }
}
