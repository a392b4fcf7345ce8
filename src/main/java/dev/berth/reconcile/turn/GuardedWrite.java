package dev.berth.reconcile.turn;

import dev.berth.forge.Wrote;
import dev.berth.store.Claim;
import dev.berth.store.Store.WriteLane;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a write reaches the forge that must not be made twice: it takes a slot of the limiter, is
 * written down as an intent, and is sent before a deadline. Whoever finds the intent open later
 * waits until the write cannot land any more, then looks for its key, and only then tries again.
 */
public final class GuardedWrite {
  /** After the deadline of a call its effect may still appear within this. */
  public static final Duration SETTLE = Duration.ofSeconds(30);

  /** How the intents of new comments begin. */
  public static final String COMMENT = "comment:";

  /** The intent under which the status comment is edited. */
  public static final String STATUS_EDIT = "edit:status";

  /** Time to send the request, from before it was written down. */
  private static final Duration SEND_BY = Duration.ofSeconds(5);

  /** A request to the forge is given up after this. */
  private static final Duration CALL = Duration.ofSeconds(15);

  private static final Duration LANDS_WITHIN = SEND_BY.plus(CALL).plus(SETTLE);

  /** A slot so near is as good as now; nobody sleeps. */
  private static final Duration NEAR = Duration.ofMillis(50);

  private final Claim claim;
  private final TurnServices services;

  public GuardedWrite(Claim claim, TurnServices services) {
    this.claim = claim;
    this.services = services;
  }

  /** The intent under which a comment of that key is made. */
  public static String commentIntent(String key) {
    return COMMENT + key;
  }

  /** Until when the write of that key may still land; empty when no turn has left it open. */
  public Optional<Instant> mayLandUntil(String key) {
    return claim.intent(key).map(i -> i.until()).filter(services.store().now()::isBefore);
  }

  /** Takes a slot of the limiter; empty when it is for now. */
  public Optional<Instant> slot(WriteLane lane, boolean creates) {
    return Optional.of(services.store().nextSlot(lane, creates)).filter(this::isAhead);
  }

  /** Whether a slot has to be waited for. */
  public boolean isAhead(Instant slot) {
    return slot.isAfter(services.store().now().plus(NEAR));
  }

  /** Until when a write that is sent now may land. */
  public Instant landsBy() {
    return services.store().now().plus(LANDS_WITHIN);
  }

  public Sending begin() {
    return new Sending(services.nanoTime().getAsLong());
  }

  /** A write under way. */
  public final class Sending {
    /** From before the intent was written down: a worker that stood still since must not send. */
    private final long start;

    private Sending(long start) {
      this.start = start;
    }

    /** False when the claim is running out: nothing may be sent then. */
    public boolean intend(String key) {
      return claim.recordIntent(key, LANDS_WITHIN, false);
    }

    /**
     * Sends it.
     *
     * @param call is given the time left in which the request may be sent
     */
    public Wrote send(Function<Duration, Wrote> call) {
      var wrote = call.apply(SEND_BY.minusNanos(services.nanoTime().getAsLong() - start));
      if (wrote instanceof Wrote.Later(var again, _, var forAll) && forAll)
        services.store().pauseUntil(again);
      return wrote;
    }
  }
}
