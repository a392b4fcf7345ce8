package dev.berth.view;

import dev.berth.lease.Lease;
import dev.berth.request.Active;
import dev.berth.request.Closed;
import dev.berth.request.Failed;
import dev.berth.request.NeedsApproval;
import dev.berth.request.Notice;
import dev.berth.request.Notice.Kind;
import dev.berth.request.PendingChange;
import dev.berth.request.Provisioning;
import dev.berth.request.Queued;
import dev.berth.request.Releasing;
import dev.berth.request.Request;
import dev.berth.request.machine.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Which notices are still true. One that waited (the forge was down, the issue locked) and is true
 * no more is never posted.
 */
final class DueNotices {
  private DueNotices() {}

  static List<Notice> of(Request r) {
    var all = r.flags().notices();
    return all.stream().filter(n -> isTrue(n, r) && !isOvertaken(n, all)).toList();
  }

  private static boolean isTrue(Notice n, Request r) {
    return switch (n.kind()) {
      // With the points to judge, so not before the rules have answered.
      case APPROVAL_WANTED, APPROVAL_VOID ->
          r.state() instanceof NeedsApproval s
              && n.since().equals(s.since())
              && s.judgement().isPresent();
      case DECISION_LATE, LEAD_CALLED -> r.state() instanceof NeedsApproval;
      case QUEUED, STILL_WANTED ->
          r.state() instanceof Queued q
              && q.pool().isEmpty()
              && (q.never().isPresent() || !n.about().startsWith(Queued.NEVER));
      case READY, ACCESS -> r.state() instanceof Active a && a.access().isPresent();
      case REMINDER -> r.lease().filter(l -> isReminderOf(n.about(), l)).isPresent();
      case CHANGE_WANTED ->
          r.state() instanceof Active a
              && a.pending().filter(p -> isForPeople(p) && isAbout(n, p.since())).isPresent();
      case KEYS_CHANGED ->
          r.access().offered().filter(n::tellsOf).isPresent()
              && !(r.state() instanceof Releasing || r.state() instanceof Closed);
      case PEOPLE_CHANGED -> MentionedPeople.of(r).stream().anyMatch(n::concerns);
      case CLOSING -> r.flags().closing().filter(c -> isAbout(n, c.at())).isPresent();
      case MAKING_ENDS -> r.state() instanceof Provisioning || r.state() instanceof Failed;
      case ENDED, DENIED, GIVEN_UP, NOT_MADE -> r.state() instanceof Closed;
      case STAYS_OPEN -> !(r.state() instanceof Closed);
      case MAKE_BY_HAND -> r.machines().list().stream().anyMatch(Machine::isToMake);
      case REPLACING, REPLACEMENT_FAILED, KEYS_BY_HAND -> r.state() instanceof Active;
      case DELETION_FAILS ->
          r.machines().list().stream()
              .anyMatch(m -> m.isUndeletable() && n.about().equals(m.made().key().text()));
      case DELETE_BY_HAND -> r.machines().list().stream().anyMatch(Machine::isToDelete);
      case QUESTION_ASKED,
          ASKED_AGAIN,
          CHANGE_DECIDED,
          ENDING,
          FAILED,
          OVERDUE,
          QUESTION_FOR_PEOPLE,
          PARTLY_FAILED,
          VANISHED ->
          true;
    };
  }

  /** A wish like an older one does not make the older one's notice true again. */
  private static boolean isAbout(Notice n, Instant at) {
    return n.about().equals(at.toString());
  }

  private static boolean isForPeople(PendingChange p) {
    return p.stage() == PendingChange.Stage.PEOPLE;
  }

  /** Of several of these only the newest is worth reading. */
  private static boolean isOvertaken(Notice n, List<Notice> all) {
    return switch (n.kind()) {
      case READY, ACCESS -> isBefore(n, Kind.ACCESS, all);
      case DECISION_LATE -> isBefore(n, Kind.LEAD_CALLED, all);
      case REMINDER,
          CHANGE_DECIDED,
          LEAD_CALLED,
          STILL_WANTED,
          KEYS_BY_HAND,
          MAKE_BY_HAND,
          DELETE_BY_HAND ->
          isBefore(n, n.kind(), all);
      case APPROVAL_WANTED,
          APPROVAL_VOID,
          QUESTION_ASKED,
          ASKED_AGAIN,
          QUEUED,
          ENDING,
          ENDED,
          DENIED,
          GIVEN_UP,
          NOT_MADE,
          MAKING_ENDS,
          CLOSING,
          STAYS_OPEN,
          CHANGE_WANTED,
          PEOPLE_CHANGED,
          KEYS_CHANGED,
          FAILED,
          OVERDUE,
          QUESTION_FOR_PEOPLE,
          PARTLY_FAILED,
          VANISHED,
          REPLACING,
          REPLACEMENT_FAILED,
          DELETION_FAILS ->
          false;
    };
  }

  private static boolean isBefore(Notice n, Kind later, List<Notice> all) {
    return all.stream().skip(all.indexOf(n) + 1L).anyMatch(o -> o.kind() == later);
  }

  private static boolean isReminderOf(String about, Lease l) {
    return l.terms().reminders().stream().anyMatch(d -> l.end().minus(d).toString().equals(about));
  }

  /**
   * Older calls for the same work by hand; older reminders of the same end, which nobody answered:
   * they go when a newer one comes.
   */
  static List<String> replacedBy(Notice n, ShownIssue shown, Request r) {
    var byHand = n.kind() == Kind.MAKE_BY_HAND || n.kind() == Kind.DELETE_BY_HAND;
    if (n.kind() != Kind.REMINDER && !byHand) return List.of();
    var prefix = n.kind().word() + ":";
    return shown.notices().entrySet().stream()
        .filter(e -> e.getKey().startsWith(prefix) && e.getValue() > 0)
        .map(Map.Entry::getKey)
        .filter(k -> !k.equals(IssueView.keyOf(n)))
        .filter(
            k ->
                byHand
                    || r.lease()
                        .filter(l -> isReminderOf(k.substring(prefix.length()), l))
                        .isPresent())
        .sorted()
        .toList();
  }
}
