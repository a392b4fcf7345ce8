package dev.berth.reconcile.app;

import dev.berth.forge.DeliveryLog;
import dev.berth.forge.Known;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.Claim;
import dev.berth.store.Row;
import dev.berth.store.RowChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The turn of the app as such: asks the forge to send again what never reached us, compares what
 * providers hold with what requests have, and checks the histories once a day.
 */
public final class AppTurn {
  private static final Duration REDELIVER = Duration.ofMinutes(5);
  private static final Duration INVENTORY = Duration.ofHours(1);

  /** GitHub keeps deliveries for three days. */
  private static final Duration KEPT = Duration.ofDays(3);

  /** A delivery that we cannot take is not asked for for ever. */
  private static final int ASKED_MAX = 2;

  /** In one turn; the rest in the next. */
  private static final int REDELIVERED_MAX = 50;

  private final Claim claim;
  private final TurnServices services;
  private Row.AppRow row;

  public AppTurn(Claim claim, TurnServices services) {
    this.claim = claim;
    this.services = services;
    var now = services.store().now();
    this.row =
        claim.row() instanceof Row.AppRow r
            ? r
            : new Row.AppRow(now.minus(KEPT), Map.of(), now, now, Optional.empty());
  }

  public Instant run() {
    var taken = RowChange.NOTHING;
    for (var e : claim.inbox()) taken = taken.take(e.id());
    claim.commit(taken.with(row));
    var now = services.store().now();
    if (!now.isBefore(row.redeliverAt())) redeliver(now);
    if (!now.isBefore(row.inventoryAt())) inventory(now);
    var histories = new HistoryAudit(claim, services);
    histories.check(row, now).ifPresent(next -> row = next);
    return Stream.of(row.redeliverAt(), row.inventoryAt(), HistoryAudit.next(row, now))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private void redeliver(Instant now) {
    var deliveries = services.deliveries();
    var since =
        row.redeliveredUpTo().isBefore(now.minus(KEPT)) ? now.minus(KEPT) : row.redeliveredUpTo();
    var found = deliveries.failedSince(since);
    if (found instanceof Known.Is(var batch)) {
      var asked = ask(batch);
      var upTo = batch.complete() ? now.minus(Duration.ofHours(1)) : since;
      becomes(row.redelivering(upTo, asked, now.plus(REDELIVER)));
      return;
    }
    var again = found instanceof Known.Unknown(_, var at) ? at : now.plus(INVENTORY);
    becomes(row.redelivering(row.redeliveredUpTo(), row.redelivered(), again));
  }

  private Map<String, Integer> ask(DeliveryLog.Batch batch) {
    var guids = batch.failed().stream().map(DeliveryLog.Failed::guid).toList();
    var seen = services.store().seen(guids);
    var asked = new HashMap<>(row.redelivered());
    asked.keySet().retainAll(guids);
    int count = 0;
    for (var f : batch.failed()) {
      if (seen.contains(f.guid()) || asked.getOrDefault(f.guid(), 0) >= ASKED_MAX) continue;
      if (++count > REDELIVERED_MAX) break;
      services.deliveries().redeliver(f.id());
      asked.merge(f.guid(), 1, Integer::sum);
      services.metrics().count("berth_missed_and_healed", "what", "delivery");
    }
    return asked;
  }

  private void inventory(Instant now) {
    new InventoryCheck(services).compare(now);
    becomes(row.withInventoryAt(now.plus(INVENTORY)));
  }

  private void becomes(Row.AppRow next) {
    row = next;
    claim.commit(RowChange.of(row));
  }
}
