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
public record Entry(String id, long sequence, Matter matter, int attempts, Instant at) {
  /** Begun so often without an end, an entry is parked and shown to the operators. */
  public static final int ATTEMPTS_MAX = 5;
}
