package dev.berth.request.machine;

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
public record ManualTask(boolean open, int calls, Instant due, boolean untold, boolean deleted) {
  static final ManualTask FRESH = new ManualTask(false, 0, Instant.EPOCH, false, false);

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

  ManualTask opened() {
    return new ManualTask(true, calls, due, untold, deleted);
  }

  ManualTask told() {
    return new ManualTask(open, calls, due, true, deleted);
  }

  ManualTask noted() {
    return new ManualTask(open, calls, due, false, deleted);
  }

  ManualTask cleared() {
    return new ManualTask(open, calls, due, untold, true);
  }

  /**
   * Operators are called now.
   *
   * @param usual how long it usually takes: they are called again after that
   */
  public ManualTask called(Instant now, Duration usual) {
    var gap = calls == 0 ? usual : GAPS.get(Math.min(calls, GAPS.size()) - 1);
    return new ManualTask(open, calls + 1, now.plus(gap), untold, deleted);
  }

  /** When operators are called; {@link Instant#MAX} when they were often enough. */
  public Instant callAt() {
    return open && !deleted && calls < CALLS_MAX ? due : Instant.MAX;
  }
}
