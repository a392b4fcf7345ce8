package dev.berth.reconcile;

import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import dev.berth.request.Event;
import dev.berth.store.Change;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives the providers the orders that lead from what was seen of each machine to what is wanted. An
 * order that costs money is written down first, and is not given when news came in since the claim.
 */
final class MatchProvider {
  /** After the deadline of a call its effect may still land within this. */
  private static final Duration SETTLE = Duration.ofSeconds(15);

  /** Time to send the order after it was written down. */
  private static final Duration SEND_BY = Duration.ofSeconds(5);

  private static final Duration POOL_LOST_AGAIN = Duration.ofMinutes(10);

  /** How the step ended. */
  enum Made {
    ALL,
    /** Something new came in: it must be taken in before money is spent. */
    NEWS_CAME
  }

  private final IssueAtHand hand;

  MatchProvider(IssueAtHand hand) {
    this.hand = hand;
  }

  Made all() {
    var request = hand.asked();
    if (request.isEmpty()) return Made.ALL;
    for (var order : request.get().machines().orders(hand.now(), request.get().isHeld())) {
      if (!may(order)) continue;
      if (!give(order)) return Made.NEWS_CAME;
    }
    return Made.ALL;
  }

  /** Whether an order can be given now at all. */
  boolean may(Order order) {
    return !isPaused(order) && !mayStillLand(order);
  }

  /** A paused program makes and deletes nothing; it still looks. */
  private boolean isPaused(Order order) {
    return hand.program().paused().isPresent()
        && (order instanceof Order.Allocate
            || order instanceof Order.Start
            || order instanceof Order.Release);
  }

  /** Whoever finds an open intent waits until it cannot land any more. */
  private boolean mayStillLand(Order order) {
    return (order instanceof Order.Allocate || order instanceof Order.Release)
        && hand.guardedWrite().mayLandUntil(order.key().text()).isPresent();
  }

  private boolean give(Order order) {
    var key = order.key().text();
    hand.desk().invariants().ordered(hand.request(), order);
    // Counted from before it is written down: a worker that stood still since must not send.
    var sendBy = hand.desk().nanoTime().getAsLong() + SEND_BY.toNanos();
    if (order instanceof Order.Allocate) {
      var lasts = SEND_BY.plus(Provisioner.DEADLINE).plus(SETTLE);
      if (!hand.claim().intend(key, lasts, true)) return false;
    }
    var outcome = fulfil(order, sendBy);
    if (outcome.isEmpty()) return false;
    var settled = isSure(outcome.get()) ? Change.NOTHING.settling(key) : Change.NOTHING;
    hand.happens(event(order, outcome.get()), settled);
    hand.desk()
        .metrics()
        .count(
            "berth_orders", "order", order.metricLabel(), "outcome", outcome.get().metricLabel());
    return true;
  }

  /** Who may log in and until when is told; what the machine is, is seen. */
  private Event event(Order order, Outcome outcome) {
    var what =
        switch (order) {
          case Order.Access _ -> Optional.of(Event.Told.What.ACCESS);
          case Order.Keep _ -> Optional.of(Event.Told.What.END);
          case Order.Worked w when w.made().isPresent() -> Optional.of(Event.Told.What.MADE);
          case Order.Allocate _,
              Order.Poll _,
              Order.Stop _,
              Order.Start _,
              Order.Worked _,
              Order.Release _ ->
              Optional.<Event.Told.What>empty();
        };
    if (what.isEmpty() || outcome instanceof Outcome.Gone)
      return new Event.Answered(hand.now(), order.key(), outcome);
    var again = outcome instanceof Outcome.Failed f ? f.again() : hand.now();
    var done = !(outcome instanceof Outcome.Failed);
    return new Event.Told(hand.now(), order.key(), what.get(), done, again);
  }

  /** Empty when the worker slept too long between writing down and sending. */
  private Optional<Outcome> fulfil(Order order, long sendBy) {
    var pool = hand.request().machines().find(order.key()).orElseThrow().made().pool();
    var provider = hand.desk().providers().of(pool, hand.program());
    if (provider.isEmpty()) {
      var again = hand.now().plus(POOL_LOST_AGAIN);
      return Optional.of(
          new Outcome.Failed("the pool " + pool + " has no adapter in the settings", true, again));
    }
    if (hand.desk().nanoTime().getAsLong() - sendBy > 0) return Optional.empty();
    var outcome = provider.get().fulfil(order);
    return Optional.of(
        order instanceof Order.Release ? confirmed(order, outcome, provider.get()) : outcome);
  }

  /** Gone is gone when the provider's own list says so. */
  private Outcome confirmed(Order order, Outcome outcome, Provisioner provider) {
    if (!(outcome instanceof Outcome.Gone)) return outcome;
    var still =
        provider
            .inventory()
            .map(all -> all.stream().anyMatch(f -> f.key().filter(order.key()::equals).isPresent()))
            .orElse(true);
    return still ? new Outcome.Pending(hand.now().plus(Duration.ofSeconds(30))) : outcome;
  }

  /** A failure that may be retried can still land: its intent runs out by itself. */
  private static boolean isSure(Outcome outcome) {
    return !(outcome instanceof Outcome.Failed f && f.retryable());
  }
}
