package dev.berth.reconcile;

import dev.berth.pool.Answer;
import dev.berth.pool.Placement;
import dev.berth.pool.Pools;
import dev.berth.request.Event;
import dev.berth.request.Need;
import dev.berth.store.Change;
import dev.berth.store.Claim;
import dev.berth.store.Entry;
import dev.berth.store.Matter;
import dev.berth.store.Row;
import dev.berth.store.Row.OfPools.Wish;
import dev.berth.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The turn of the program's pools: takes in what requests need, places over the whole waiting list,
 * answers into their inboxes. It alone takes stock and budget, so nothing is lent twice.
 */
final class PoolsTurn {
  /** A waiting list is looked over again that often: a donor's end date may have come. */
  private static final Duration LOOK = Duration.ofHours(1);

  private final Claim claim;
  private final Desk desk;
  private final Placement placement;
  private Pools pools;
  private final Map<Long, Wish> wishes;
  private int words;

  PoolsTurn(Claim claim, Desk desk) {
    this.claim = claim;
    this.desk = desk;
    var program = desk.programs().shared();
    this.placement = new Placement(program.pools(), program.catalogue());
    var row = claim.row() instanceof Row.OfPools r ? r : new Row.OfPools(Pools.EMPTY, Map.of());
    this.pools = row.pools();
    this.wishes = new HashMap<>(row.wishes());
  }

  Instant take() {
    for (var entry : claim.inbox()) takeIn(entry);
    place();
    return pools.waiting().isEmpty() ? Store.NEVER : desk.store().now().plus(LOOK);
  }

  private void takeIn(Entry entry) {
    if (entry.attempts() >= Entry.ATTEMPTS_MAX) {
      desk.trouble().parked(claim.key(), entry);
      claim.commit(Change.NOTHING.parking(entry.id()));
      return;
    }
    var change = Attempt.at(entry, claim, () -> heard(entry.matter()));
    claim.commit(change.taking(entry.id()).with(row()));
  }

  private Change heard(Matter matter) {
    return switch (matter) {
      case Matter.Needs n -> needs(n);
      case Matter.Look _, Matter.Heard _, Matter.Answer _ -> Change.NOTHING;
    };
  }

  private Change needs(Matter.Needs n) {
    var now = desk.store().now();
    return switch (n.need()) {
      case Need.Nothing _ -> {
        pools = pools.freed(n.request(), now);
        wishes.remove(n.request());
        yield Change.NOTHING;
      }
      case Need.Place p -> wants(n, p, now);
      case Need.Keep k -> {
        pools =
            placement.reduced(pools, n.request(), k.plans(), now).keeping(n.request(), k.until());
        yield Change.NOTHING;
      }
      case Need.Longer l -> stretches(n, l, now);
    };
  }

  private Change wants(Matter.Needs n, Need.Place p, Instant now) {
    wishes.put(n.request(), new Wish(n.from(), p.queued(), 0));
    var held = pools.reservation(n.request());
    if (held.filter(r -> r.plans().equals(p.wish().plans())).isPresent())
      return placed(n.request(), held.get().pool(), now, Change.NOTHING);
    pools = pools.freed(n.request(), now).wanting(p.wish());
    return Change.NOTHING;
  }

  private Change stretches(Matter.Needs n, Need.Longer l, Instant now) {
    if (l.byItself() && placement.isAwaited(pools, n.request(), now))
      return say(n, new Event.Stretched(now, false, "another project waits for these machines"));
    var stretch = placement.extend(pools, n.request(), l.longer());
    pools = stretch.after();
    var event =
        switch (stretch.answer()) {
          case Answer.Extended _ -> new Event.Stretched(now, true, "");
          case Answer.NotExtended no -> new Event.Stretched(now, false, no.why());
          case Answer.Placed _, Answer.Waits _ ->
              throw new IllegalStateException("no answer to a wish for a later end");
        };
    return say(n, event);
  }

  /** One look over the whole list; only what is new is told. */
  private void place() {
    var now = desk.store().now();
    var round = placement.place(pools, now);
    pools = round.after();
    var change = Change.NOTHING;
    for (var answer : round.answers()) change = told(answer, now, change);
    var next = change.with(row());
    if (!row().equals(claim.row())) claim.commit(next);
  }

  private Change told(Answer answer, Instant now, Change change) {
    return switch (answer) {
      case Answer.Placed p -> placed(p.request(), p.reservation().pool(), now, change);
      case Answer.Waits w -> {
        var wish = Optional.ofNullable(wishes.get(w.request()));
        if (wish.isEmpty() || wish.get().toldPlace() == w.place()) yield change;
        wishes.put(w.request(), new Wish(wish.get().from(), wish.get().queued(), w.place()));
        var event = new Event.Waits(now, w.place(), w.expected());
        yield change.saying(wish.get().from(), wordId(), new Matter.Answer(event));
      }
      case Answer.Extended _, Answer.NotExtended _ -> change;
    };
  }

  private Change placed(long request, String pool, Instant now, Change change) {
    var wish = Optional.ofNullable(wishes.get(request));
    if (wish.isEmpty()) return change;
    var event = new Event.Placed(now, pool, wish.get().queued());
    return change.saying(wish.get().from(), wordId(), new Matter.Answer(event));
  }

  private Change say(Matter.Needs to, Event event) {
    return Change.NOTHING.saying(to.from(), wordId(), new Matter.Answer(event));
  }

  private String wordId() {
    return "pools:" + claim.number() + ":" + ++words;
  }

  private Row.OfPools row() {
    return new Row.OfPools(pools, wishes);
  }
}
