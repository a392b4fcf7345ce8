package dev.berth.request;

import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event.Anytime;
import dev.berth.request.Event.StateEvent;
import java.time.Instant;
import java.util.Optional;

/** The life of a request. Pure and total: the compiler asks every state for every event. */
public final class Lifecycle {
  private Lifecycle() {}

  public static Decision decide(Request r, Event event) {
    var decision =
        switch (event) {
          case Anytime e -> anytime(r, e);
          case Event.ProviderAnswered e ->
              r.with(r.machines().seen(e.key(), e.outcome(), e.at())).on(e);
          case StateEvent e -> r.on(e);
        };
    if (decision instanceof Refused) return decision;
    var changed = decision instanceof Changed(Request other) ? other : r;
    // Wherever the end came from: the provider may not end a machine before it.
    var kept = changed.with(changed.machines().keptFor(changed.lease()));
    var next = HandoffReminders.called(kept, event.at());
    return next.equals(r) ? new Same() : new Changed(remembered(r, next, event));
  }

  /** Whose doing it was, for everybody who asks. */
  private static Request remembered(Request before, Request next, Event event) {
    var movesEnd = !before.lease().equals(next.lease());
    return Deed.of(event, movesEnd).map(d -> next.with(next.flags().doing(d))).orElse(next);
  }

  private static Decision anytime(Request r, Anytime event) {
    return switch (event) {
      case Event.Held e -> held(r, e);
      case Event.Unheld _ -> marked(r, r.flags().hold(Optional.empty()));
      case Event.EndSet e -> endSet(r, e);
      case Event.PersonAdded e -> peopled(r.adding(e.who()));
      case Event.PersonRemoved e -> peopled(r.removing(e.who()));
      case Event.ContactsKnown e -> marked(r, r.flags().knowing(e.contacts()));
      case Event.DeletedByHand e -> ManualTransitions.deleted(r, e);
      case Event.HandedOver e -> peopled(r.handedTo(e.to()));
      case Event.Overridden e -> overridden(r, e);
      case Event.PoolChosen e -> marked(r, r.flags().pool(Optional.of(e.pool())));
      case Event.QueryUnanswered e -> marked(r, r.flags().waiting(e.ask(), e.again()));
      case Event.ProviderInformed e ->
          new Changed(
              r.with(r.machines().with(e.key(), m -> m.informed(e.what(), e.done(), e.again()))));
      case Event.ReachabilityChanged e ->
          marked(
              r,
              r.flags()
                  .lost(e.sight() == Event.Sight.LOST ? Optional.of(e.why()) : Optional.empty()));
    };
  }

  private static Decision marked(Request r, RequestFlags m) {
    return new Changed(r.with(m));
  }

  /** Who may log in changed: what was handed over so far is for the wrong people. */
  private static Decision peopled(Request r) {
    return new Changed(r.state() instanceof Active a ? r.unpinned().with(a.unsealed()) : r);
  }

  /** Before the order a hold also takes the approval back: somebody has to say yes again. */
  private static Decision held(Request r, Event.Held e) {
    var hold = r.flags().hold(Optional.of(new RequestFlags.Hold(e.by(), e.why(), e.at())));
    var before =
        switch (r.state()) {
          case Queued _ -> r.ungranted().in(NeedsApproval.fresh(r, e.at()), e.at());
          case NeedsApproval s -> r.with(s.unapproved());
          case NeedsInformation _,
              Provisioning _,
              Active _,
              Ending _,
              Releasing _,
              Failed _,
              Question _,
              Closed _ ->
              r;
        };
    return marked(before, before.flags().hold(hold.hold()));
  }

  private static Decision overridden(Request r, Event.Overridden e) {
    var next =
        r.with(r.flags().overriding(new RequestFlags.Waiver(e.rule(), e.by(), e.why(), e.at())));
    if (!(next.state() instanceof NeedsApproval s)) return new Changed(next);
    return new Changed(
        next.with(s.unjudged()).with(next.flags().again(Query.JUDGEMENT, Instant.MAX)));
  }

  private static Decision endSet(Request r, Event.EndSet e) {
    return switch (r.state()) {
      case Active s -> ExtensionTransitions.endSet(r, s, e);
      case Ending s -> ExtensionTransitions.endSet(r, s, e);
      case NeedsInformation _, NeedsApproval _, Queued _, Provisioning _, Failed _, Question _ ->
          new Refused(StateRefusal.NO_LEASE_YET);
      case Releasing _ -> new Refused(StateRefusal.BEING_RELEASED);
      case Closed _ -> new Refused(StateRefusal.CLOSED);
    };
  }
}
