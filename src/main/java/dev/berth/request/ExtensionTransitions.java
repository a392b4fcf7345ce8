package dev.berth.request;

import dev.berth.lease.Lease;
import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.PendingChange.Stage;
import dev.berth.request.machine.Machine.DesiredState;
import java.time.Duration;
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
    var until = a.held().wished(more, e.at());
    if (a.stretch().isEmpty())
      return taken(r, a, PendingChange.of(e, more, until, mayTake(a, more)));
    if (a.later().size() >= LATER_MAX) return new Refused(StateRefusal.CHANGE_PENDING);
    var all = new ArrayList<>(a.later());
    all.add(PendingChange.of(e, more, until, true));
    return r.stays(a.queueing(all));
  }

  /** In the place of what waits for people, if something does. */
  private static Changed taken(Request r, Active a, PendingChange wish) {
    var change = a.pending().map(wish::insteadOf).orElse(wish);
    var next = r.stays(a.with(Optional.of(change)));
    return change.stage() == Stage.POOLS ? next : wanted(next, change, change.since());
  }

  private static boolean mayTake(Active a, Duration more) {
    return a.held().selfServiceLeft().compareTo(more) >= 0;
  }

  /** After the end: what people may take by themselves, and what may hold the end back once. */
  static Decision rescued(Request r, Ending s, Event.ExtensionRequested e) {
    var more = e.more().orElse(s.held().terms().step());
    var a = s.reopened(s.held());
    var wish = PendingChange.of(e, more, s.held().wished(more, e.at()), mayTake(a, more));
    // The machines stay as they are until the pools have agreed.
    if (wish.stage() == Stage.POOLS) return r.moves(a.with(Optional.of(wish)), e.at());
    if (!s.held().mayBeHeldBack()) return new Refused(StateRefusal.END_IS_DECIDED);
    var back = s.reopened(s.held().heldBack(e.at())).with(Optional.of(wish));
    return wanted(r.wanting(DesiredState.RUNNING).moves(back, e.at()), wish, e.at());
  }

  /** A sooner end holds at once and settles all wishes; a later one is asked of the pools. */
  static Decision endSet(Request r, Active a, Event.EndSet e) {
    if (!e.end().isAfter(a.held().end())) {
      var sooner = a.queueing(List.of()).settled(a.held().endingSooner(e.end(), e.at()), true);
      return r.stays(sooner).noting(Notice.Kind.CHANGE_DECIDED, "until " + e.end(), e.at());
    }
    if (a.stretch().isPresent()) return new Refused(StateRefusal.CHANGE_PENDING);
    return taken(r, a, later(r, a.held(), e));
  }

  /** An approver turns back what is over already. */
  static Decision endSet(Request r, Ending s, Event.EndSet e) {
    if (!e.end().isAfter(e.at())) return new Refused(StateRefusal.TOO_LATE_TO_CHANGE);
    var wish = later(r, s.held(), e);
    if (wish.stage() == Stage.PEOPLE && !s.held().mayBeHeldBack())
      return new Refused(StateRefusal.END_IS_DECIDED);
    var next = r.moves(s.reopened(s.held()).with(Optional.of(wish)), e.at());
    return wish.stage() == Stage.POOLS ? next : wanted(next, wish, e.at());
  }

  private static PendingChange later(Request r, Lease held, Event.EndSet e) {
    var from = held.wished(Duration.ZERO, e.at());
    var alone = r.policy().selfApproval() || !held.isTooFarForOne(e.end(), e.at());
    return PendingChange.of(e, Duration.between(from, e.end()), alone);
  }

  private static Changed wanted(Changed next, PendingChange change, Instant at) {
    return next.noting(Notice.Kind.CHANGE_WANTED, change.since().toString(), at);
  }

  static Decision approved(Request r, Active a, Event.Approved e) {
    var change = a.pending().orElseThrow();
    if (change.stage() == Stage.POOLS) return new Refused(StateRefusal.APPROVED_ALREADY);
    if (!e.digest().equals(r.toDecide())) return new Refused(StateRefusal.CHANGED_SINCE);
    if (r.who().isInterested(e.by()) && !r.policy().selfApproval())
      return new Refused(StateRefusal.OWN_REQUEST);
    if (change.by().equals(e.by()) && !r.policy().selfApproval())
      return new Refused(StateRefusal.APPROVED_BY_YOU);
    return r.stays(a.with(Optional.of(change.approved(e.by(), e.at()))));
  }

  static Decision denied(Request r, Active a, Event.Denied e) {
    var change = a.pending().orElseThrow();
    var no = ExtensionDecision.no(change, Optional.of(e.by()), a.held().end(), e.at(), e.why());
    return announced(next(decided(r, no), a.settled(a.held().refused(), true), e.at()), no);
  }

  /** The pools have answered. */
  static Decision answered(Request r, Active a, Event.ExtensionAnswered e) {
    var change = a.pending().orElseThrow();
    if (!e.possible()) return notPossible(r, a, change, e);
    var byItself = change.approvedBy().isEmpty();
    var own = byItself ? change.more() : Duration.ZERO;
    var longer = a.held().extendedTo(change.end(a.held()), own, e.at());
    var yes = ExtensionDecision.yes(change, longer.end(), e.at());
    var running = decided(r, yes).wanting(DesiredState.RUNNING);
    var next = next(running, a.settled(longer, false), e.at());
    // Who took it by themselves sees it in the status; who waited for a person is told.
    return byItself ? next : announced(next, yes);
  }

  /**
   * What people may not take by themselves, an approver may still decide: of what is wished by now.
   */
  private static Decision notPossible(
      Request r, Active a, PendingChange change, Event.ExtensionAnswered e) {
    if (change.approvedBy().isPresent()) {
      var no = ExtensionDecision.no(change, Optional.empty(), a.held().end(), e.at(), e.why());
      return announced(next(decided(r, no), a.settled(a.held(), a.heldBack()), e.at()), no);
    }
    var last = a.later().isEmpty() ? change : a.later().getLast().insteadOf(change);
    var asked = last.forPeople(e.why());
    return wanted(r.stays(a.queueing(List.of()).with(Optional.of(asked))), asked, e.at());
  }

  /** Whoever wished while the pools were asked is next, as if they had wished it now. */
  private static Changed next(Request r, Active settled, Instant at) {
    if (settled.later().isEmpty()) return r.stays(settled);
    var wish = settled.later().getFirst().countedFrom(settled.held(), at);
    var rest = settled.queueing(settled.later().subList(1, settled.later().size()));
    return taken(r, rest, mayTake(rest, wish.more()) ? wish : wish.forPeople(""));
  }

  private static Request decided(Request r, ExtensionDecision v) {
    return r.with(r.flags().deciding(v));
  }

  private static Changed announced(Changed next, ExtensionDecision v) {
    var about = v.agreed() ? "until " + v.end() : "no " + v.at();
    return next.noting(Notice.Kind.CHANGE_DECIDED, about, v.at());
  }
}
