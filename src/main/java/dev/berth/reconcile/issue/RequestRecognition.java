package dev.berth.reconcile.issue;

import dev.berth.forge.Issue;
import dev.berth.reading.Answers;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;

/** Which issues are taken as requests: those of the program that are open and not too old. */
final class RequestRecognition {
  private final IssueContext context;

  RequestRecognition(IssueContext context) {
    this.context = context;
  }

  /**
   * @param justOpened a webhook of its opening was among what came in, or an operator's word that
   *     it counts
   */
  boolean isRequest(Issue issue, boolean justOpened) {
    if (!issue.open() || (!justOpened && isTooOld(issue))) return false;
    return context.program().isRequest(issue, () -> context.interpret(issue, Answers.NONE));
  }

  /** The first start takes only issues opened from then on; older ones wait to be adopted. */
  private boolean isTooOld(Issue issue) {
    var key = SubjectKey.repository(issue.ref().repository().id());
    return context.services().store().reads().row(key).orElse(null) instanceof Row.RepositoryRow row
        && issue.createdAt().isBefore(row.takesFrom().minusSeconds(60));
  }
}
