package dev.berth.reconcile;

import dev.berth.forge.Deliveries;
import dev.berth.forge.Known;
import dev.berth.store.Change;
import dev.berth.store.Claim;
import dev.berth.store.Row;
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
final class AppTurn {
  private static final Duration REDELIVER = Duration.ofMinutes(5);
  private static final Duration INVENTORY = Duration.ofHours(1);

  /** GitHub keeps deliveries for three days. */
  private static final Duration KEPT = Duration.ofDays(3);

  /** A delivery that we cannot take is not asked for for ever. */
  private static final int ASKED_MAX = 2;

  /** In one turn; the rest in the next. */
  private static final int REDELIVERED_MAX = 50;

  private final Claim claim;
  private final Desk desk;
  private Row.OfApp row;

  AppTurn(Claim claim, Desk desk) {
    this.claim = claim;
    this.desk = desk;
    var now = desk.store().now();
    this.row =
        claim.row() instanceof Row.OfApp r
            ? r
            : new Row.OfApp(now.minus(KEPT), Map.of(), now, now, Optional.empty());
  }

  Instant take() {
    var taken = Change.NOTHING;
    for (var e : claim.inbox()) taken = taken.taking(e.id());
    claim.commit(taken.with(row));
    var now = desk.store().now();
    if (!now.isBefore(row.redeliverAt())) redeliver(now);
    if (!now.isBefore(row.inventoryAt())) inventory(now);
    var histories = new Histories(claim, desk);
    histories.check(row, now).ifPresent(next -> row = next);
    return Stream.of(row.redeliverAt(), row.inventoryAt(), Histories.next(row, now))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private void redeliver(Instant now) {
    var deliveries = desk.deliveries();
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

  private Map<String, Integer> ask(Deliveries.Batch batch) {
    var guids = batch.failed().stream().map(Deliveries.Failed::guid).toList();
    var seen = desk.store().seen(guids);
    var asked = new HashMap<>(row.redelivered());
    asked.keySet().retainAll(guids);
    int count = 0;
    for (var f : batch.failed()) {
      if (seen.contains(f.guid()) || asked.getOrDefault(f.guid(), 0) >= ASKED_MAX) continue;
      if (++count > REDELIVERED_MAX) break;
      desk.deliveries().redeliver(f.id());
      asked.merge(f.guid(), 1, Integer::sum);
      desk.metrics().count("berth_missed_and_healed", "what", "delivery");
    }
    return asked;
  }

  private void inventory(Instant now) {
    new Inventory(desk).compare(now);
    becomes(row.withInventoryAt(now.plus(INVENTORY)));
  }

  private void becomes(Row.OfApp next) {
    row = next;
    claim.commit(Change.of(row));
  }
}
