package dev.berth.request;

import dev.berth.pool.Waiting;
import java.time.Instant;

/**
 * What a request needs of the pools at the moment. The pools are told whenever it is another than
 * they were told last, so no transition can forget to give a place back.
 */
public sealed interface Need {
  record Nothing() implements Need {}

  /**
   * A place.
   *
   * @param wish how many of what, since when
   * @param queued the wish's own mark, returned with the answer
   */
  record Place(Waiting wish, Instant queued) implements Need {}

  /** The place it has, until then. */
  record Keep(Instant until) implements Need {}

  /** The place it has until {@code until}; would {@code longer} be possible? */
  record Longer(Instant until, Instant longer) implements Need {}
}
