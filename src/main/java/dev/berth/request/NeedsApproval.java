package dev.berth.request;

import dev.berth.policy.Judgement;
import dev.berth.request.Decision.Reason;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Event.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything is said; a person decides. Approvals count for this reading only: another reading is
 * another stay here.
 *
 * @param judgement what the rules say; empty until they were asked
 * @param approvals given so far, where more than one is needed
 * @param dueAt approvers are reminded then
 * @param leadAt and the program's lead is called then
 * @param reminded how many of the two were done
 */
public record NeedsApproval(
    Instant since,
    Optional<Judgement> judgement,
    List<Approval> approvals,
    Instant dueAt,
    Instant leadAt,
    int reminded)
    implements State {
  public NeedsApproval {
    approvals = List.copyOf(approvals);
  }

  static NeedsApproval fresh(Request r, Instant now) {
    var workload = r.reading().workload();
    var p = r.promises();
    return new NeedsApproval(
        now,
        Optional.empty(),
        List.of(),
        p.decisionDue(now, workload),
        p.leadCalled(now, workload),
        0);
  }

  @Override
  public String word() {
    return "needs approval";
  }

  @Override
  public Decision on(Request r, Step event) {
    return switch (event) {
      case Event.Read e -> Rereading.judged(r, e);
      case Event.Looked e -> looked(r, e.at());
      case Event.Judged e ->
          r.with(r.marks().again(Ask.JUDGEMENT, e.again()))
              .stays(
                  new NeedsApproval(
                      since, Optional.of(e.judgement()), approvals, dueAt, leadAt, reminded));
      case Event.Approved e -> approved(r, e);
      case Event.ApprovalTakenBack e -> takenBack(r, e);
      case Event.Asked e ->
          r.moves(NeedsInformation.asked(r, e), e.at())
              .noting(Notice.Kind.QUESTION_ASKED, e.at().toString(), e.at());
      case Event.Denied e -> Departure.closes(decided(r), Closed.denied(e), e.at());
      case Event.Withdrawn e -> Departure.closes(r, Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.ClosedByHand e -> Departure.closedUnserved(r, e);
      case Event.Extended _, Event.Released _ -> new Refused(Reason.NO_LEASE_YET);
      case Event.AccessWanted _, Event.Provided _ -> new Refused(Reason.NO_MACHINES_YET);
      case Event.Retried _ -> new Refused(Reason.NOTHING_TO_RETRY);
      case Event.Reopened _ -> new Refused(Reason.NOT_CLOSED);
      case Event.Replied _, Event.Answered _, Event.Found _ -> new Same();
    };
  }

  private Decision approved(Request r, Event.Approved e) {
    if (r.isHeld()) return new Refused(Reason.ON_HOLD);
    if (judgement.isEmpty()) return new Refused(Reason.RULES_NOT_ANSWERED_YET);
    if (!e.digest().equals(r.reading().digest())) return new Refused(Reason.CHANGED_SINCE);
    if (r.isOf(e.by()) && !r.promises().selfApproval()) return new Refused(Reason.OWN_REQUEST);
    if (judgement.get().refuses()) return new Refused(Reason.RULE_NOT_OVERRIDDEN);
    if (approvals.stream().anyMatch(a -> a.by().equals(e.by())))
      return new Refused(Reason.APPROVED_BY_YOU);
    var all = new ArrayList<>(stillCounting(r));
    all.add(Approval.of(e));
    if (all.size() < judgement.get().approversNeeded()) return r.stays(with(all));
    return decided(r).granted(all).moves(Queued.fresh(e.at()), e.at());
  }

  /** Whoever came to belong to the request since is no judge of it any more. */
  private List<Approval> stillCounting(Request r) {
    if (r.promises().selfApproval()) return approvals;
    return approvals.stream().filter(a -> !r.isOf(a.by())).toList();
  }

  /** What the rules said is kept with the decision that was made on it. */
  private Request decided(Request r) {
    return r.with(r.marks().judged(judgement));
  }

  private NeedsApproval with(List<Approval> all) {
    return new NeedsApproval(since, judgement, all, dueAt, leadAt, reminded);
  }

  private Decision takenBack(Request r, Event.ApprovalTakenBack e) {
    if (approvals.isEmpty()) return new Refused(Reason.NOTHING_APPROVED);
    return r.stays(with(approvals.stream().filter(a -> !a.by().equals(e.by())).toList()));
  }

  private Decision looked(Request r, Instant now) {
    if (reminded < 2 && !now.isBefore(leadAt))
      return r.stays(remindedTo(2)).noting(Notice.Kind.LEAD_CALLED, leadAt.toString(), now);
    if (reminded < 1 && !now.isBefore(dueAt))
      return r.stays(remindedTo(1)).noting(Notice.Kind.DECISION_LATE, dueAt.toString(), now);
    return new Same();
  }

  private NeedsApproval remindedTo(int count) {
    return new NeedsApproval(since, judgement, approvals, dueAt, leadAt, count);
  }

  NeedsApproval unapproved() {
    return with(List.of());
  }

  /** The rules are asked again when an approver sets one aside. */
  NeedsApproval unjudged() {
    return new NeedsApproval(since, Optional.empty(), approvals, dueAt, leadAt, reminded);
  }

  @Override
  public Optional<Ask> asks(Request r) {
    var isKnown = judgement.isPresent() && !r.marks().isToAskAgain(Ask.JUDGEMENT);
    return isKnown ? Optional.empty() : Optional.of(Ask.JUDGEMENT);
  }

  @Override
  public Instant next(Request r, Instant now) {
    return reminded == 0 ? dueAt : reminded == 1 ? leadAt : Instant.MAX;
  }
}
