package dev.berth.request;

import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Reason;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Event.Anytime;
import dev.berth.request.Event.Step;
import java.time.Instant;
import java.util.Optional;

/** The life of a request. Pure and total: the compiler asks every state for every event. */
public final class Lifecycle {
  private Lifecycle() {}

  public static Decision decide(Request r, Event event) {
    var decision =
        switch (event) {
          case Anytime e -> anytime(r, e);
          case Event.Answered e -> r.with(r.machines().seen(e)).on(e);
          case Step e -> r.on(e);
        };
    if (decision instanceof Refused) return decision;
    var changed = decision instanceof Changed(Request other) ? other : r;
    // Wherever the end came from: the provider may not end a machine before it.
    var kept = changed.with(changed.machines().keptFor(changed.lease()));
    var next = Hands.called(kept, event.at());
    return next.equals(r) ? new Same() : new Changed(next);
  }

  private static Decision anytime(Request r, Anytime event) {
    return switch (event) {
      case Event.Held e -> held(r, e);
      case Event.Unheld _ -> marked(r, r.marks().hold(Optional.empty()));
      case Event.EndSet e -> endSet(r, e);
      case Event.PersonAdded e -> peopled(r.adding(e.who()));
      case Event.PersonRemoved e -> peopled(r.removing(e.who()));
      case Event.ContactsKnown e -> marked(r, r.marks().knowing(e.contacts()));
      case Event.DeletedByHand e -> Repair.deleted(r, e);
      case Event.HandedOver e -> peopled(r.handedTo(e.to()));
      case Event.Overridden e -> overridden(r, e);
      case Event.PoolChosen e -> marked(r, r.marks().pool(Optional.of(e.pool())));
      case Event.Unanswered e -> marked(r, r.marks().waiting(e.ask(), e.again()));
      case Event.Told e -> new Changed(r.with(r.machines().with(e.key(), m -> m.told(e))));
      case Event.Sighted e ->
          marked(
              r,
              r.marks()
                  .lost(e.sight() == Event.Sight.LOST ? Optional.of(e.why()) : Optional.empty()));
    };
  }

  private static Decision marked(Request r, Marks m) {
    return new Changed(r.with(m));
  }

  /** Who may log in changed: what was handed over so far is for the wrong people. */
  private static Decision peopled(Request r) {
    return new Changed(r.state() instanceof Active a ? r.unpinned().with(a.unsealed()) : r);
  }

  /** Before the order a hold also takes the approval back: somebody has to say yes again. */
  private static Decision held(Request r, Event.Held e) {
    var hold = r.marks().hold(Optional.of(new Marks.Hold(e.by(), e.why(), e.at())));
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
    return marked(before, before.marks().hold(hold.hold()));
  }

  private static Decision overridden(Request r, Event.Overridden e) {
    var next = r.with(r.marks().overriding(new Marks.Waiver(e.rule(), e.by(), e.why(), e.at())));
    if (!(next.state() instanceof NeedsApproval s)) return new Changed(next);
    return new Changed(
        next.with(s.unjudged()).with(next.marks().again(Ask.JUDGEMENT, Instant.MAX)));
  }

  private static Decision endSet(Request r, Event.EndSet e) {
    return switch (r.state()) {
      case Active s ->
          r.stays(s.ending(e.end(), e.at()))
              .noting(Notice.Kind.CHANGE_DECIDED, "until " + e.end(), e.at());
      case Ending s -> r.stays(s.ending(e.end(), e.at()));
      case NeedsInformation _, NeedsApproval _, Queued _, Provisioning _, Failed _, Question _ ->
          new Refused(Reason.NO_LEASE_YET);
      case Releasing _ -> new Refused(Reason.BEING_RELEASED);
      case Closed _ -> new Refused(Reason.CLOSED);
    };
  }
}
