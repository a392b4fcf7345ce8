package dev.berth.reconcile;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * When idle workers look for what has become due: one of all of them, once a second, whatever woke
 * the others in between.
 */
final class IdleLook {
  static final Duration EVERY = Duration.ofSeconds(1);

  private final LongSupplier nanoTime;
  private final AtomicLong next;

  IdleLook(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.next = new AtomicLong(nanoTime.getAsLong());
  }

  /** Until the next look; nothing or less when it is due. */
  Duration left() {
    return Duration.ofNanos(next.get() - nanoTime.getAsLong());
  }

  /** Whether a look is due and nobody else has taken it. */
  boolean take() {
    var due = next.get();
    var now = nanoTime.getAsLong();
    return now - due >= 0 && next.compareAndSet(due, now + EVERY.toNanos());
  }
}
