package dev.berth.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** When those who wait would be placed if every lease ended as planned and nobody else came. */
final class Forecast {
  /** Further ends are not looked at: who waits behind so many is told no date. */
  private static final int ENDS_MAX = 200;

  /** What is kept for longer is never expected back. */
  private static final Duration HORIZON = Duration.ofDays(3_650);

  private final Placement placement;

  Forecast(Placement placement) {
    this.placement = placement;
  }

  Map<Long, Instant> of(PoolBook state, Instant now) {
    var expected = new HashMap<Long, Instant>();
    var at = state;
    var time = now;
    for (int i = 0; i < ENDS_MAX && !at.waiting().isEmpty(); i++) {
      Optional<Reservation> next =
          at.reservations().stream().min(Comparator.comparing(Reservation::until));
      if (next.isEmpty() || next.get().until().isAfter(now.plus(HORIZON))) break;
      // An end that is past already is overdue: its machines may come back any moment.
      if (next.get().until().isAfter(time)) time = next.get().until();
      var pass = placement.pass(at.freed(next.get().request(), time), time);
      for (var r : pass.placed()) expected.put(r.request(), time);
      at = pass.after();
    }
    return expected;
  }
}
