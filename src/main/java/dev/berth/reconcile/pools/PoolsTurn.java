package dev.berth.reconcile.pools;

import dev.berth.pool.Maintenance;
import dev.berth.pool.Placement;
import dev.berth.pool.PlacementAnswer;
import dev.berth.pool.Pool;
import dev.berth.pool.PoolBook;
import dev.berth.pool.PoolNeed;
import dev.berth.reconcile.turn.EntryAttempt;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.request.Event;
import dev.berth.store.Claim;
import dev.berth.store.InboxEntry;
import dev.berth.store.Message;
import dev.berth.store.PoolWish;
import dev.berth.store.Row;
import dev.berth.store.RowChange;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The turn of the program's pools: takes in what requests need, places over the whole waiting list,
 * answers into their inboxes. It alone takes stock and budget, so nothing is lent twice.
 */
public final class PoolsTurn {
  /** A waiting list is looked over again that often: a donor's end date may have come. */
  private static final Duration LOOK = Duration.ofHours(1);

  private final Claim claim;
  private final TurnServices services;
  private final Placement placement;
  private PoolBook pools;
  private final Map<Long, PoolWish> wishes;
  private int words;

  public PoolsTurn(Claim claim, TurnServices services) {
    this.claim = claim;
    this.services = services;
    var program = services.programs().shared();
    this.placement = new Placement(program.pools(), program.catalogue());
    var row =
        claim.row() instanceof Row.PoolsRow r ? r : new Row.PoolsRow(PoolBook.EMPTY, Map.of());
    this.pools = row.pools().withUnleased(unleased(program.pools()));
    this.wishes = new HashMap<>(row.wishes());
  }

  /** What providers hold and no request has, by pool. */
  private Map<String, Map<String, Integer>> unleased(List<Pool> all) {
    var byPool = new HashMap<String, Map<String, Integer>>();
    if (!(services.store().reads().row(SubjectKey.APP).orElse(null) instanceof Row.AppRow app))
      return byPool;
    for (var held : app.unleased().entrySet())
      for (var plan : held.getValue().entrySet())
        lender(all, held.getKey(), plan.getKey())
            .map(Pool::name)
            .map(name -> byPool.computeIfAbsent(name, _ -> new HashMap<>()))
            .ifPresent(plans -> plans.put(plan.getKey(), plan.getValue()));
    return byPool;
  }

  /** Of several pools before one adapter it is the first that lends such a machine. */
  private static Optional<Pool> lender(List<Pool> all, String adapter, String plan) {
    return all.stream()
        .filter(p -> p.adapter().equals(adapter) && p.stock().containsKey(plan))
        .findFirst();
  }

  public Instant run() {
    for (var entry : claim.inbox()) takeIn(entry);
    place();
    return pools.waiting().isEmpty() ? Store.NEVER : nextLook();
  }

  private Instant nextLook() {
    var look = now().plus(LOOK);
    return placement.pools().stream()
        .flatMap(p -> p.maintenance().stream())
        .map(Maintenance::end)
        .filter(end -> end.isAfter(now()) && end.isBefore(look))
        .min(Comparator.naturalOrder())
        .orElse(look);
  }

  private void takeIn(InboxEntry entry) {
    if (entry.attempts() >= InboxEntry.ATTEMPTS_MAX) {
      services.alerts().parked(claim.key(), entry);
      claim.commit(RowChange.NOTHING.park(entry.id()));
      return;
    }
    var change = EntryAttempt.count(entry, claim, () -> heard(entry.message()));
    claim.commit(change.take(entry.id()).with(row()));
  }

  private RowChange heard(Message matter) {
    return switch (matter) {
      case Message.NeedChanged n -> needs(n);
      case Message.PlanTried t -> tried(t);
      case Message.PlanBack b -> {
        pools = pools.working(b.adapter(), b.plan());
        yield RowChange.NOTHING;
      }
      case Message.SyncAgain _, Message.ForgeEvent _, Message.EventForRequest _ ->
          RowChange.NOTHING;
    };
  }

  /** A type that fails again and again is lent no more: it must not starve the others. */
  private RowChange tried(Message.PlanTried t) {
    var pool = placement.pools().stream().filter(p -> p.name().equals(t.pool())).findFirst();
    if (pool.isEmpty()) return RowChange.NOTHING;
    var adapter = pool.get().adapter();
    var before = pools.parked().size();
    pools =
        t.failure()
            .map(why -> pools.failing(adapter, t.plan(), why, pool.get().parkAfter(), now()))
            .orElseGet(() -> pools.working(adapter, t.plan()));
    if (pools.parked().size() > before) services.alerts().planParked(adapter, t.plan());
    return RowChange.NOTHING;
  }

  private Instant now() {
    return services.store().now();
  }

  private RowChange needs(Message.NeedChanged n) {
    var now = services.store().now();
    return switch (n.need()) {
      case PoolNeed.Nothing _ -> {
        pools = pools.freed(n.request(), now);
        wishes.remove(n.request());
        yield RowChange.NOTHING;
      }
      case PoolNeed.Place p -> wants(n, p, now);
      case PoolNeed.Keep k -> {
        pools =
            placement.reduced(pools, n.request(), k.plans(), now).keeping(n.request(), k.until());
        yield RowChange.NOTHING;
      }
      case PoolNeed.Longer l -> stretches(n, l, now);
    };
  }

  private RowChange wants(Message.NeedChanged n, PoolNeed.Place p, Instant now) {
    wishes.put(n.request(), PoolWish.fresh(n.from(), p.queued()));
    var held = pools.reservation(n.request());
    if (held.filter(r -> r.plans().equals(p.wish().plans())).isPresent())
      return placed(n.request(), held.get().pool(), now, RowChange.NOTHING);
    pools = pools.wanting(p.wish(), now);
    return RowChange.NOTHING;
  }

  private RowChange stretches(Message.NeedChanged n, PoolNeed.Longer l, Instant now) {
    if (l.byItself() && placement.isAwaited(pools, n.request(), now))
      return say(
          n,
          new Event.ExtensionAnswered(
              now, false, "another project waits for these machines", l.wished()));
    var stretch = placement.extend(pools, n.request(), l.longer());
    pools = stretch.after();
    var event =
        switch (stretch.answer()) {
          case PlacementAnswer.Extended _ -> new Event.ExtensionAnswered(now, true, "", l.wished());
          case PlacementAnswer.NotExtended no ->
              new Event.ExtensionAnswered(now, false, no.why(), l.wished());
          case PlacementAnswer.Placed _, PlacementAnswer.Waits _ ->
              throw new IllegalStateException("no answer to a wish for a later end");
        };
    return say(n, event);
  }

  /** One look over the whole list; only what is new is told. */
  private void place() {
    var now = services.store().now();
    var round = placement.place(pools, now);
    pools = round.after();
    var change = RowChange.NOTHING;
    for (var answer : round.answers()) change = answered(answer, now, change);
    var next = change.with(row());
    if (!row().equals(claim.row())) claim.commit(next);
  }

  private RowChange answered(PlacementAnswer answer, Instant now, RowChange change) {
    return switch (answer) {
      case PlacementAnswer.Placed p -> placed(p.request(), p.reservation().pool(), now, change);
      case PlacementAnswer.Waits w -> {
        var wish = Optional.ofNullable(wishes.get(w.request()));
        var never = never(w.request(), now);
        int told = never.isPresent() ? -w.place() : w.place();
        if (wish.isEmpty() || wish.get().isTold(told, w.closed())) yield change;
        wishes.put(w.request(), wish.get().told(told, w.closed()));
        var event = new Event.Waitlisted(now, w.place(), w.expected(), never, w.closed());
        yield change.send(wish.get().from(), messageId(), new Message.EventForRequest(event));
      }
      case PlacementAnswer.Extended _, PlacementAnswer.NotExtended _ -> change;
    };
  }

  /** The pools were changed after the approval, and none could serve it if all were free. */
  private Optional<String> never(long request, Instant now) {
    return pools.waiting().stream()
        .filter(w -> w.request() == request)
        .findFirst()
        .flatMap(w -> placement.impossible(w, now));
  }

  private RowChange placed(long request, String pool, Instant now, RowChange change) {
    var wish = Optional.ofNullable(wishes.get(request));
    if (wish.isEmpty()) return change;
    var event = new Event.Placed(now, pool, wish.get().queued());
    return change.send(wish.get().from(), messageId(), new Message.EventForRequest(event));
  }

  private RowChange say(Message.NeedChanged to, Event event) {
    return RowChange.NOTHING.send(to.from(), messageId(), new Message.EventForRequest(event));
  }

  private String messageId() {
    return "pools:" + claim.number() + ":" + ++words;
  }

  private Row.PoolsRow row() {
    return new Row.PoolsRow(pools, wishes);
  }
}
