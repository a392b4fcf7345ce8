package dev.berth.request;

import static java.util.Comparator.naturalOrder;

import dev.berth.provision.Order;
import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event.Anytime;
import dev.berth.request.Event.StateEvent;
import dev.berth.request.machine.Machine.ProviderInfo;
import dev.berth.request.machine.Machines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The life of a request. Pure and total: the compiler asks every state for every event. */
public final class Lifecycle {
  private Lifecycle() {}

  public static Decision decide(Request r, Event event) {
    var decision =
        switch (event) {
          case Anytime e -> anytime(r, e);
          case Event.ProviderAnswered e -> answered(r, e);
          case StateEvent e -> r.on(e);
        };
    if (decision instanceof Refused) return decision;
    var changed = decision instanceof Changed(Request other) ? other : r;
    // Wherever the end came from: the provider may not end a machine before it.
    var kept = changed.with(changed.machines().keptFor(changed.lease()));
    var next = ManualTransitions.called(kept, event.at());
    return next.equals(r) ? new Same() : new Changed(remembered(r, next, event));
  }

  /** With word to the operators when a deletion has failed for good. */
  private static Decision answered(Request r, Event.ProviderAnswered e) {
    var decision = r.with(r.machines().seen(e.key(), e.outcome(), e.at())).on(e);
    if (!(decision instanceof Changed(Request next)) || !failsFirst(r, next, e)) return decision;
    return new Changed(next).noting(Notice.Kind.DELETION_FAILS, e.key().text(), e.at());
  }

  private static boolean failsFirst(Request before, Request next, Event.ProviderAnswered e) {
    return next.machines().isUndeletable(e.key()) && !before.machines().isUndeletable(e.key());
  }

  /** When to look again with nothing happening; what may not be ordered now is no reason to. */
  public static Instant next(Request r, Instant now, Predicate<Order> may) {
    var ask = r.state().query(r).map(r::notBefore).orElse(Instant.MAX);
    var machine = r.machines().next(o -> may.test(o) && !(r.isHeld() && Machines.makes(o)));
    return Stream.of(r.state().next(r, now), machine, ManualTransitions.nextCall(r), ask)
        .min(naturalOrder())
        .orElseThrow();
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
      case Event.PersonAdded e -> added(r, e);
      case Event.PersonRemoved e -> peopled(r, r.with(r.who().removing(e.who())), e.at());
      case Event.ContactsKnown e ->
          new Changed(r.with(r.who().knowing(e.contacts(), e.unclaimed())));
      case Event.KeysShown e -> new Changed(r.showing(e.keys()));
      case Event.KeysApproved e ->
          r.access()
              .offered()
              .filter(o -> o.keys().equals(e.keys()))
              .map(o -> peopled(r, r.lettingIn(o), e.at()))
              .orElseGet(Same::new);
      case Event.KeysRenewed e -> peopled(r, r.forgettingKeys(e.who()), e.at());
      case Event.DeletedByHand e -> ManualTransitions.deleted(r, e);
      case Event.HandedOver e -> peopled(r, r.with(r.who().handedTo(e.to())), e.at());
      case Event.Overridden e -> overridden(r, e);
      case Event.PoolChosen e -> marked(r, r.flags().pool(Optional.of(e.pool())));
      case Event.QueryUnanswered e -> marked(r, r.flags().waiting(e.ask(), e.again()));
      case Event.ProviderInformed e -> informed(r, e);
      case Event.ReachabilityChanged e ->
          marked(
              r,
              r.flags()
                  .lost(e.sight() == Event.Sight.LOST ? Optional.of(e.why()) : Optional.empty()));
    };
  }

  private static Decision informed(Request r, Event.ProviderInformed e) {
    var next =
        new Changed(
            r.with(r.machines().with(e.key(), m -> m.informed(e.what(), e.done(), e.again()))));
    if (e.what() != ProviderInfo.ACCESS_BY_HAND) return next;
    // One call for all machines and the same keys, however often the provider says no.
    var keys = r.machines().find(e.key()).map(m -> m.made().sshKeys()).orElse(List.of());
    return next.noting(Notice.Kind.KEYS_BY_HAND, Integer.toHexString(keys.hashCode()), e.at());
  }

  private static Decision marked(Request r, RequestFlags m) {
    return new Changed(r.with(m));
  }

  private static Decision added(Request r, Event.PersonAdded e) {
    var decision = peopled(r, r.with(r.who().adding(e.who())), e.at());
    var isNews = !r.machines().list().isEmpty() && !r.who().isMember(e.who());
    return !isNews || !(decision instanceof Changed(Request next))
        ? decision
        : new Changed(next.noting(Notice.of(Notice.Kind.PEOPLE_CHANGED, e.who(), e.at())));
  }

  /**
   * Who may log in changed. Before the order that is another ask, which needs a yes of its own;
   * later what was handed over so far is for the wrong people.
   */
  private static Decision peopled(Request r, Request next, Instant at) {
    return switch (next.state()) {
      case Active a -> new Changed(next.unpinned().with(a.unsealed()));
      case Provisioning _, Failed _, Ending _ -> new Changed(next.unpinned());
      case NeedsApproval _, Queued _ ->
          new Changed(next.ask().equals(r.ask()) ? next : ReadTransitions.restarted(next, at));
      case NeedsInformation _, Releasing _, Question _, Closed _ -> new Changed(next);
    };
  }

  /** Nothing is made or started until it is over; what was decided, and the place, are kept. */
  private static Decision held(Request r, Event.Held e) {
    return marked(r, r.flags().hold(Optional.of(new RequestFlags.Hold(e.by(), e.why(), e.at()))));
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
