package dev.berth.pool;

import java.time.Instant;
import java.util.Optional;

/** What the pools tell a request. */
public sealed interface PlacementAnswer {
  long request();

  /** The machines are kept for it from now on. */
  record Placed(long request, Reservation reservation) implements PlacementAnswer {}

  /**
   * No pool has room now.
   *
   * @param place among those who wait for the same plans, from 1
   * @param expected when leases that end would make room; empty when that cannot be told
   * @param why what is short, in words for people
   * @param closed why no pool that would do lends anything now; empty where one does
   */
  record Waits(
      long request, int place, Optional<Instant> expected, String why, Optional<String> closed)
      implements PlacementAnswer {}

  /** The place is kept until then. */
  record Extended(long request, Instant until) implements PlacementAnswer {}

  /**
   * The place cannot be kept that long.
   *
   * @param latest the latest end that would do; empty when none later than now kept
   * @param why in words for people
   */
  record NotExtended(long request, Optional<Instant> latest, String why)
      implements PlacementAnswer {}
}
