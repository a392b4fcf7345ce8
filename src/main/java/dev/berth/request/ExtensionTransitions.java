package dev.berth.request;

import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.PendingChange.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Wishes for a later end. While people decide, a later wish takes the place of the older one; while
 * the pools are asked, which takes moments, it waits and is taken up next.
 */
final class ExtensionTransitions {
  /** More than that in the moments in which the pools are asked is no wish any more. */
  static final int LATER_MAX = 5;

  private ExtensionTransitions() {}

  static Decision requested(Request r, Active a, Event.ExtensionRequested e) {
    var more = e.more().orElse(a.held().terms().step());
    if (a.stretch().isEmpty()) return taken(r, a, PendingChange.of(e, more, mayTake(a, more)));
    if (a.later().size() >= LATER_MAX) return new Refused(StateRefusal.CHANGE_PENDING);
    var all = new ArrayList<>(a.later());
    all.add(PendingChange.of(e, more, true));
    return r.stays(a.queueing(all));
  }

  /** In the place of what waits for people, if something does. */
  private static Changed taken(Request r, Active a, PendingChange wish) {
    var change = a.pending().map(wish::insteadOf).orElse(wish);
    var next = r.stays(a.with(Optional.of(change)));
    return change.stage() == Stage.POOLS ? next : wanted(next, change, change.since());
  }

  private static boolean mayTake(Active a, java.time.Duration more) {
    return a.held().selfServiceLeft().compareTo(more) >= 0;
  }

  private static Changed wanted(Changed next, PendingChange change, Instant at) {
    return next.noting(Notice.Kind.CHANGE_WANTED, change.since().toString(), at);
  }

  static Decision approved(Request r, Active a, Event.Approved e) {
    var change = a.pending().orElseThrow();
    if (change.stage() == Stage.POOLS) return new Refused(StateRefusal.APPROVED_ALREADY);
    if (!e.digest().equals(r.toDecide())) return new Refused(StateRefusal.CHANGED_SINCE);
    if (r.isInterested(e.by()) && !r.policy().selfApproval())
      return new Refused(StateRefusal.OWN_REQUEST);
    return r.stays(a.with(Optional.of(change.approved(e.by()))));
  }

  static Decision denied(Request r, Active a, Event.Denied e) {
    var change = a.pending().orElseThrow();
    var no = ExtensionDecision.no(change, Optional.of(e.by()), a.held().end(), e.at(), e.why());
    return told(next(decided(r, no), a.settled(a.held(), a.heldBack())), no);
  }

  /** The pools have answered. */
  static Decision answered(Request r, Active a, Event.ExtensionAnswered e) {
    var change = a.pending().orElseThrow();
    if (!e.possible()) return notPossible(r, a, change, e);
    var byItself = change.approvedBy().isEmpty();
    var longer = a.held().extendedBy(change.more(), e.at(), byItself);
    var yes = ExtensionDecision.yes(change, longer.end(), e.at());
    var next = next(decided(r, yes), a.settled(longer, false));
    // Who took it by themselves sees it in the status; who waited for a person is told.
    return byItself ? next : told(next, yes);
  }

  /**
   * What people may not take by themselves, an approver may still decide: of what is wished by now.
   */
  private static Decision notPossible(
      Request r, Active a, PendingChange change, Event.ExtensionAnswered e) {
    if (change.approvedBy().isPresent()) {
      var no = ExtensionDecision.no(change, Optional.empty(), a.held().end(), e.at(), e.why());
      return told(next(decided(r, no), a.settled(a.held(), a.heldBack())), no);
    }
    var last = a.later().isEmpty() ? change : a.later().getLast().insteadOf(change);
    var asked = last.forPeople(e.why());
    return wanted(r.stays(a.queueing(List.of()).with(Optional.of(asked))), asked, e.at());
  }

  /** Whoever wished while the pools were asked is next, as if they had wished it now. */
  private static Changed next(Request r, Active settled) {
    if (settled.later().isEmpty()) return r.stays(settled);
    var wish = settled.later().getFirst();
    var rest = settled.queueing(settled.later().subList(1, settled.later().size()));
    return taken(r, rest, mayTake(rest, wish.more()) ? wish : wish.forPeople(""));
  }

  private static Request decided(Request r, ExtensionDecision v) {
    return r.with(r.flags().deciding(v));
  }

  private static Changed told(Changed next, ExtensionDecision v) {
    var about = v.agreed() ? "until " + v.end() : "no " + v.at();
    return next.noting(Notice.Kind.CHANGE_DECIDED, about, v.at());
  }
}
