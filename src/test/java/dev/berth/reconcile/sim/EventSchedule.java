package dev.berth.reconcile.sim;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What will happen in a world by itself, soonest first. */
public final class EventSchedule {
  private final PriorityQueue<Item> items =
      new PriorityQueue<>(Comparator.comparing(Item::at).thenComparingLong(Item::order));
  private long order;

  private record Item(Instant at, long order, Runnable what) {}

  public void at(Instant at, Runnable what) {
    items.add(new Item(at, order++, what));
  }

  Optional<Instant> next() {
    return Optional.ofNullable(items.peek()).map(Item::at);
  }

  boolean isDue(Instant now) {
    return next().filter(at -> !at.isAfter(now)).isPresent();
  }

  void one() {
    items.remove().what().run();
  }
}
