package dev.berth.reconcile.issue;

import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import dev.berth.reconcile.record.DeedLog;
import dev.berth.request.Event;
import dev.berth.request.machine.Machine.ProviderInfo;
import dev.berth.store.RowChange;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives the providers the orders that lead from what was seen of each machine to what is wanted. An
 * order that costs money is written down first, and is not given when news came in since the claim.
 */
final class OrderDispatcher {
  /** After the deadline of a call its effect may still land within this. */
  private static final Duration SETTLE = Duration.ofSeconds(15);

  /** Time to send the order after it was written down. */
  private static final Duration SEND_BY = Duration.ofSeconds(5);

  private static final Duration POOL_LOST_AGAIN = Duration.ofMinutes(10);

  /** How the step ended. */
  enum Dispatched {
    ALL,
    /** Something new came in: it must be taken in before money is spent. */
    NEWS_CAME
  }

  private final IssueContext context;

  OrderDispatcher(IssueContext context) {
    this.context = context;
  }

  Dispatched all() {
    var request = context.activeRequest();
    if (request.isEmpty()) return Dispatched.ALL;
    for (var order : request.get().machines().orders(context.now(), request.get().isHeld())) {
      if (!may(order)) continue;
      if (!dispatch(order)) return Dispatched.NEWS_CAME;
    }
    return Dispatched.ALL;
  }

  /** Whether an order can be given now at all. */
  boolean may(Order order) {
    return !isPaused(order) && !mayStillLand(order) && !isBeforeFirstLook(order);
  }

  /** What a restored backup would order or delete shows only in the world. */
  private boolean isBeforeFirstLook(Order order) {
    return isOfWorth(order) && !context.isLookedAt(pool(order));
  }

  /** Whether an order waits that is given as soon as the world was looked at. */
  boolean waitsForFirstLook() {
    return context.activeRequest().stream()
        .flatMap(r -> r.machines().orders(context.now(), r.isHeld()).stream())
        .anyMatch(this::isBeforeFirstLook);
  }

  /** What costs money, or data. */
  private static boolean isOfWorth(Order order) {
    return order instanceof Order.Allocate
        || order instanceof Order.Start
        || order instanceof Order.Release;
  }

  private String pool(Order order) {
    return context.request().machines().find(order.key()).orElseThrow().made().pool();
  }

  /** A paused program makes and deletes nothing; it still looks. */
  private boolean isPaused(Order order) {
    return context.program().paused().isPresent() && isOfWorth(order);
  }

  /** Whoever finds an open intent waits until it cannot land any more. */
  private boolean mayStillLand(Order order) {
    return (order instanceof Order.Allocate || order instanceof Order.Release)
        && context.guardedWrite().mayLandUntil(order.key().text()).isPresent();
  }

  private boolean dispatch(Order order) {
    var key = order.key().text();
    context.services().invariants().ordered(context.request(), order);
    // Counted from before it is written down: a worker that stood still since must not send.
    var sendBy = context.services().nanoTime().getAsLong() + SEND_BY.toNanos();
    if (order instanceof Order.Allocate) {
      var lasts = SEND_BY.plus(Provisioner.DEADLINE).plus(SETTLE);
      if (!context.claim().recordIntent(key, lasts, true)) return false;
    }
    var outcome = fulfil(order, sendBy);
    if (outcome.isEmpty()) return false;
    var sure = isSure(outcome.get()) ? RowChange.NOTHING.settle(key) : RowChange.NOTHING;
    var settled = new PoolNotifier(context).tried(order, outcome.get(), sure);
    DeedLog.ordered(order, outcome.get());
    var before = context.request().machines().isUndeletable(order.key());
    context.apply(event(order, outcome.get()), settled);
    if (!before && context.request().machines().isUndeletable(order.key()))
      context.services().alerts().undeletable(context.ref(), order.key());
    context
        .services()
        .metrics()
        .count(
            "berth_orders", "order", order.metricLabel(), "outcome", outcome.get().metricLabel());
    return true;
  }

  /** Who may log in and until when is told; what the machine is, is seen. */
  private Event event(Order order, Outcome outcome) {
    var what =
        switch (order) {
          case Order.AllowKeys _ ->
              Optional.of(
                  outcome instanceof Outcome.Unsupported
                      ? ProviderInfo.ACCESS_BY_HAND
                      : ProviderInfo.ACCESS);
          case Order.KeepUntil _ -> Optional.of(ProviderInfo.END);
          case Order.DoneByHand w when w.made().isPresent() -> Optional.of(ProviderInfo.MADE);
          case Order.Allocate _,
              Order.Poll _,
              Order.Stop _,
              Order.Start _,
              Order.DoneByHand _,
              Order.Release _ ->
              Optional.<ProviderInfo>empty();
        };
    if (what.isEmpty() || outcome instanceof Outcome.Gone)
      return new Event.ProviderAnswered(context.now(), order.key(), outcome);
    var again = outcome instanceof Outcome.Failed f ? f.again() : context.now();
    var done = !(outcome instanceof Outcome.Failed);
    return new Event.ProviderInformed(context.now(), order.key(), what.get(), done, again);
  }

  /** Empty when the worker slept too long between writing down and sending. */
  private Optional<Outcome> fulfil(Order order, long sendBy) {
    var pool = pool(order);
    var provider = context.services().providers().of(pool, context.program());
    if (provider.isEmpty()) {
      var again = context.now().plus(POOL_LOST_AGAIN);
      return Optional.of(
          new Outcome.Failed("the pool " + pool + " has no adapter in the settings", true, again));
    }
    if (context.services().nanoTime().getAsLong() - sendBy > 0) return Optional.empty();
    var outcome = provider.get().fulfil(linked(order));
    return Optional.of(
        order instanceof Order.Release ? confirmed(order, outcome, provider.get()) : outcome);
  }

  /** A provider's people are to find the request of each machine. */
  private Order linked(Order order) {
    return order instanceof Order.Allocate a
        ? a.linkedTo(context.services().textContexts().addressOf(context.ref()))
        : order;
  }

  /** Gone is gone when the provider's own list says so. */
  private Outcome confirmed(Order order, Outcome outcome, Provisioner provider) {
    if (!(outcome instanceof Outcome.Gone)) return outcome;
    var still =
        provider
            .inventory()
            .map(all -> all.stream().anyMatch(f -> f.key().filter(order.key()::equals).isPresent()))
            .orElse(true);
    return still ? new Outcome.Pending(context.now().plus(Duration.ofSeconds(30))) : outcome;
  }

  /** A failure that may be retried can still land: its intent runs out by itself. */
  private static boolean isSure(Outcome outcome) {
    return !(outcome instanceof Outcome.Failed f && f.retryable());
  }
}
