package dev.berth.store;

import dev.berth.pool.PlanFailures;
import java.time.Instant;
import java.util.List;

/** Plans that failed too often in a row at an adapter, and an operator's word that one works. */
public final class ParkedPlans {
  private ParkedPlans() {}

  /** Which plans are parked, with cause and count. */
  public static List<PlanFailures> of(StoreReads reads) {
    return reads.row(SubjectKey.POOLS).orElse(null) instanceof Row.PoolsRow row
        ? row.pools().parked()
        : List.of();
  }

  /**
   * Lends it again, from the next turn of the pools.
   *
   * @return false where nothing of that name is parked
   */
  public static boolean back(Store store, String adapter, String plan, Instant now) {
    var found = of(store.reads()).stream().filter(f -> f.isOf(adapter, plan)).findFirst();
    found.ifPresent(
        f ->
            store.enqueue(
                SubjectKey.POOLS,
                "back:" + adapter + ":" + plan + ":" + now,
                new Message.PlanBack(adapter, plan)));
    return found.isPresent();
  }
}
