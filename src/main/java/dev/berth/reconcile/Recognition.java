package dev.berth.reconcile;

import dev.berth.forge.Issue;
import dev.berth.reading.Answers;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;

/** Which issues are taken as requests: those of the program that are open and not too old. */
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
    return hand.program().isRequest(issue, () -> hand.understood(issue, Answers.NONE));
  }

  /** The first start takes only issues opened from then on; older ones wait to be adopted. */
  private boolean isTooOld(Issue issue) {
    var key = SubjectKey.repository(issue.ref().repository().id());
    return hand.desk().store().reads().row(key).orElse(null) instanceof Row.OfRepository row
        && issue.createdAt().isBefore(row.takesFrom().minusSeconds(60));
  }
}
