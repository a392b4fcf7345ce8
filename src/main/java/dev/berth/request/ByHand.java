package dev.berth.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What people have to do for one machine of a provider that is a person, and what they said.
 *
 * @param open the provider waits for somebody to do it
 * @param calls how often operators were called for it
 * @param due when they are called next
 * @param untold the provider does not know yet that it was made
 * @param deleted somebody says that it is there no more
 */
public record ByHand(boolean open, int calls, Instant due, boolean untold, boolean deleted) {
  static final ByHand FRESH = new ByHand(false, 0, Instant.EPOCH, false, false);

  /** Between one call and the next; the first gap is the time that making usually takes. */
  private static final List<Duration> GAPS =
      List.of(
          Duration.ofDays(1),
          Duration.ofDays(2),
          Duration.ofDays(4),
          Duration.ofDays(7),
          Duration.ofDays(14));

  /** After that everybody knows; the status comment goes on showing it. */
  public static final int CALLS_MAX = 2 + GAPS.size();

  ByHand opened() {
    return new ByHand(true, calls, due, untold, deleted);
  }

  ByHand told() {
    return new ByHand(open, calls, due, true, deleted);
  }

  ByHand noted() {
    return new ByHand(open, calls, due, false, deleted);
  }

  ByHand cleared() {
    return new ByHand(open, calls, due, untold, true);
  }

  /**
   * Operators are called now.
   *
   * @param usual how long it usually takes: they are called again after that
   */
  ByHand called(Instant now, Duration usual) {
    var gap = calls == 0 ? usual : GAPS.get(Math.min(calls, GAPS.size()) - 1);
    return new ByHand(open, calls + 1, now.plus(gap), untold, deleted);
  }

  /** When operators are called; {@link Instant#MAX} when they were often enough. */
  Instant callAt() {
    return open && !deleted && calls < CALLS_MAX ? due : Instant.MAX;
  }
}
