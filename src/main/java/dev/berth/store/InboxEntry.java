package dev.berth.store;

import java.time.Instant;

/**
 * A line in a subject's inbox.
 *
 * @param id unique for ever: the delivery's, {@code comment:ID} for a created comment, or made from
 *     what it is about
 * @param sequence order in this inbox
 * @param attempts how often it was begun, the present one not counted
 */
public record InboxEntry(String id, long sequence, Message message, int attempts, Instant at) {
  /**
   * Begun so often without an end, an entry is parked and shown to the operators. A try that fails
   * by itself counts {@link #FAILURE} times, so five of them are enough; one that was cut off, by a
   * kill or a claim that ran out, is rarely the entry's fault and counts once.
   */
  public static final int ATTEMPTS_MAX = 10;

  /** What a try that ended in an exception counts. */
  public static final int FAILURE = 2;
}
