package dev.berth.reconcile;

import dev.berth.forge.Issue;
import dev.berth.reading.Answers;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;

/** Which issues are requests: those with the label, or whose text fits a form of the program. */
final class Recognition {
  private final IssueAtHand hand;

  Recognition(IssueAtHand hand) {
    this.hand = hand;
  }

  /**
   * @param justOpened a webhook of its opening was among what came in, or an operator's word that
   *     it counts
   */
  boolean isRequest(Issue issue, boolean justOpened) {
    if (!issue.open() || (!justOpened && isTooOld(issue))) return false;
    var program = hand.program();
    if (issue.labels().stream().anyMatch(program.labels().request()::equalsIgnoreCase)) return true;
    if (issue.author().bot()) return false;
    return !hand.understood(issue, Answers.NONE).form().equals("free");
  }

  /** The first start takes only issues opened from then on; older ones wait to be adopted. */
  private boolean isTooOld(Issue issue) {
    var key = SubjectKey.repository(issue.ref().repository().id());
    return hand.desk().store().reads().row(key).orElse(null) instanceof Row.OfRepository row
        && issue.createdAt().isBefore(row.takesFrom().minusSeconds(60));
  }
}
