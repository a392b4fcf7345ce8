package dev.berth.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether all work stands still, because the database is older than what the forge and the
 * providers show: a backup was restored. Kept in the database, so that a start does not forget it.
 */
public interface Standstill {
  /** So many lines say enough; no more are kept. */
  int EVIDENCE_MAX = 50;

  /** Meanwhile each row is looked at that often. */
  Duration LOOK_AGAIN = Duration.ofMinutes(5);

  /** What was found, a line each, oldest first; empty while the work goes on. */
  List<String> evidence();

  /**
   * When an operator last said that the work may go on: what is older proves nothing any more, and
   * what was said before then is no order.
   */
  Instant resumedAt();

  /** From now on all work stands still. False where that is known already. */
  boolean stand(String evidence);
}
