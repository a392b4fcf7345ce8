package dev.berth.store;

import dev.berth.forge.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When something new that one person asked for is begun: a few at once, the rest at a distance, so
 * that one account with forty issues keeps nobody else waiting. All replicas share it.
 */
public interface PersonQueue {
  /** So many new requests of one person are begun at once. */
  int AT_ONCE = 5;

  /** So far apart the others are. */
  Duration EVERY = Duration.ofSeconds(20);

  /** Nobody's request is put off for longer. */
  Duration PUT_OFF_MAX = Duration.ofHours(1);

  /** So long it is remembered what was begun when. */
  Duration KEPT = Duration.ofDays(1);

  /**
   * The instant from which it may be begun; the same whenever it is asked for again.
   *
   * @param what names it, unique among all
   */
  Instant turnOf(Person person, String what);

  /** The next turn after those given, newest first. */
  static Instant next(List<Instant> before, Instant now) {
    if (before.size() < AT_ONCE) return now;
    var newest = before.getFirst();
    var full = before.get(AT_ONCE - 1).plus(EVERY.multipliedBy(AT_ONCE));
    var turn = full.isAfter(now) ? later(newest.plus(EVERY), now) : later(newest, now);
    var last = now.plus(PUT_OFF_MAX);
    return turn.isAfter(last) ? last : turn;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
