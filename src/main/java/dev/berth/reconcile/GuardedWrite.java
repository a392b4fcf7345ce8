package dev.berth.reconcile;

import dev.berth.forge.Wrote;
import dev.berth.store.Claim;
import dev.berth.store.Store.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a write reaches the forge that must not be made twice: it takes a slot of the limiter, is
 * written down as an intent, and is sent before a deadline. Whoever finds the intent open later
 * waits until the write cannot land any more, then looks for its key, and only then tries again.
 */
final class GuardedWrite {
  /** After the deadline of a call its effect may still appear within this. */
  static final Duration SETTLE = Duration.ofSeconds(30);

  /** Time to send the request, from before it was written down. */
  private static final Duration SEND_BY = Duration.ofSeconds(5);

  /** A request to the forge is given up after this. */
  private static final Duration CALL = Duration.ofSeconds(15);

  private static final Duration LANDS_WITHIN = SEND_BY.plus(CALL).plus(SETTLE);

  /** A slot so near is as good as now; nobody sleeps. */
  private static final Duration NEAR = Duration.ofMillis(50);

  private final Claim claim;
  private final Desk desk;

  GuardedWrite(Claim claim, Desk desk) {
    this.claim = claim;
    this.desk = desk;
  }

  /** Until when the write of that key may still land; empty when no turn has left it open. */
  Optional<Instant> mayLandUntil(String key) {
    return claim.intent(key).map(i -> i.until()).filter(desk.store().now()::isBefore);
  }

  /** Takes a slot of the limiter; empty when it is for now. */
  Optional<Instant> slot(Lane lane, boolean creates) {
    return Optional.of(desk.store().slot(lane, creates)).filter(this::isAhead);
  }

  /** Whether a slot has to be waited for. */
  boolean isAhead(Instant slot) {
    return slot.isAfter(desk.store().now().plus(NEAR));
  }

  /** Until when a write that is sent now may land. */
  Instant landsBy() {
    return desk.store().now().plus(LANDS_WITHIN);
  }

  Sending begin() {
    return new Sending(desk.nanoTime().getAsLong());
  }

  /** A write under way. */
  final class Sending {
    /** From before the intent was written down: a worker that stood still since must not send. */
    private final long start;

    private Sending(long start) {
      this.start = start;
    }

    /** False when the claim is running out: nothing may be sent then. */
    boolean intend(String key) {
      return claim.intend(key, LANDS_WITHIN, false);
    }

    /**
     * Sends it.
     *
     * @param call is given the time left in which the request may be sent
     */
    Wrote send(Function<Duration, Wrote> call) {
      var wrote = call.apply(SEND_BY.minusNanos(desk.nanoTime().getAsLong() - start));
      if (wrote instanceof Wrote.Later(var again, _, var forAll) && forAll)
        desk.store().noSlotBefore(again);
      return wrote;
    }
  }
}
