package dev.berth.pool;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a request needs of the pools at the moment. The pools are told whenever it is another than
 * they were told last, so no transition can forget to give a place back.
 */
public sealed interface PoolNeed {
  record Nothing() implements PoolNeed {}

  /**
   * A place.
   *
   * @param wish how many of what, since when
   * @param queued the wish's own mark, returned with the answer
   */
  record Place(WaitingRequest wish, Instant queued) implements PoolNeed {}

  /**
   * The place it has, until then.
   *
   * @param plans how many of each are still in use
   */
  record Keep(Instant until, Map<String, Integer> plans) implements PoolNeed {
    public Keep {
      plans = Map.copyOf(plans);
    }
  }

  /**
   * The place it has; would {@code longer} be possible?
   *
   * @param byItself nobody approved it: only while nobody else waits for the machines
   * @param wished when: a wish like an older one is asked for all the same
   */
  record Longer(Instant until, Instant longer, boolean byItself, Optional<Instant> wished)
      implements PoolNeed {}
}
