package dev.berth.request;

import dev.berth.policy.Judgement;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event.StateEvent;
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
    var p = r.policy();
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
  public Decision on(Request r, StateEvent event) {
    return switch (event) {
      case Event.Read e -> ReadTransitions.judged(r, e);
      case Event.Tick e -> onTick(r, e.at());
      case Event.Judged e ->
          r.with(r.flags().again(Query.JUDGEMENT, e.again()))
              .stays(
                  new NeedsApproval(
                      since, Optional.of(e.judgement()), approvals, dueAt, leadAt, reminded));
      case Event.Approved e -> approved(r, e);
      case Event.ApprovalTakenBack e -> takenBack(r, e);
      case Event.Asked e ->
          r.moves(NeedsInformation.asked(r, e), e.at())
              .noting(Notice.Kind.QUESTION_ASKED, e.at().toString(), e.at());
      case Event.Denied e -> ReleaseTransitions.closes(decided(r), Closed.denied(e), e.at());
      case Event.Withdrawn e ->
          ReleaseTransitions.closes(r, Closed.withdrawn(e.at(), e.by()), e.at());
      case Event.ClosedByHand e -> ReleaseTransitions.closedUnserved(r, e);
      case Event.ExtensionRequested _, Event.Released _ -> new Refused(StateRefusal.NO_LEASE_YET);
      case Event.AccessRequested _, Event.MadeByHand _, Event.ReplacementRequested _ ->
          new Refused(StateRefusal.NO_MACHINES_YET);
      case Event.RetryRequested _ -> new Refused(StateRefusal.NOTHING_TO_RETRY);
      case Event.Reopened _ -> new Refused(StateRefusal.NOT_CLOSED);
      case Event.Replied _, Event.ProviderAnswered _, Event.QueryAnswered _ -> new Same();
    };
  }

  private Decision approved(Request r, Event.Approved e) {
    if (r.isHeld()) return new Refused(StateRefusal.ON_HOLD);
    if (judgement.isEmpty()) return new Refused(StateRefusal.RULES_NOT_ANSWERED_YET);
    if (!e.digest().equals(r.ask())) return new Refused(StateRefusal.CHANGED_SINCE);
    if (r.who().isInterested(e.by()) && !r.policy().selfApproval())
      return new Refused(StateRefusal.OWN_REQUEST);
    if (judgement.get().refuses()) return new Refused(StateRefusal.RULE_NOT_OVERRIDDEN);
    if (stillCounting(r).stream().anyMatch(a -> a.by().equals(e.by())))
      return new Refused(StateRefusal.APPROVED_BY_YOU);
    var all = new ArrayList<>(stillCounting(r));
    all.add(Approval.of(e));
    if (all.size() < judgement.get().approversNeeded()) return r.stays(with(all));
    return decided(r).granted(all).moves(Queued.fresh(e.at()), e.at());
  }

  /** A yes to other people or keys, or of somebody who has a part in it since, is none. */
  private List<Approval> stillCounting(Request r) {
    return approvals.stream()
        .filter(a -> a.digest().equals(r.ask()))
        .filter(a -> r.policy().selfApproval() || !r.who().isInterested(a.by()))
        .toList();
  }

  /** What the rules said is kept with the decision that was made on it. */
  private Request decided(Request r) {
    return r.with(r.flags().judged(judgement));
  }

  private NeedsApproval with(List<Approval> all) {
    return new NeedsApproval(since, judgement, all, dueAt, leadAt, reminded);
  }

  private Decision takenBack(Request r, Event.ApprovalTakenBack e) {
    if (approvals.isEmpty()) return new Refused(StateRefusal.NOTHING_APPROVED);
    return r.stays(with(approvals.stream().filter(a -> !a.by().equals(e.by())).toList()));
  }

  private Decision onTick(Request r, Instant now) {
    if (reminded < 2 && !now.isBefore(leadAt))
      return r.stays(remindedTo(2)).noting(Notice.Kind.LEAD_CALLED, leadAt.toString(), now);
    if (reminded < 1 && !now.isBefore(dueAt))
      return r.stays(remindedTo(1)).noting(Notice.Kind.DECISION_LATE, dueAt.toString(), now);
    return new Same();
  }

  private NeedsApproval remindedTo(int count) {
    return new NeedsApproval(since, judgement, approvals, dueAt, leadAt, count);
  }

  /** The rules are asked again when an approver sets one aside. */
  NeedsApproval unjudged() {
    return new NeedsApproval(since, Optional.empty(), approvals, dueAt, leadAt, reminded);
  }

  @Override
  public Optional<Query> query(Request r) {
    var isKnown = judgement.isPresent() && !r.flags().isToAskAgain(Query.JUDGEMENT);
    return isKnown ? Optional.empty() : Optional.of(Query.JUDGEMENT);
  }

  @Override
  public Instant next(Request r, Instant now) {
    return reminded == 0 ? dueAt : reminded == 1 ? leadAt : Instant.MAX;
  }
}
