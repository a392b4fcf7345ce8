package dev.berth.reconcile.app;

import dev.berth.forge.DeliveryLog;
import dev.berth.forge.Known;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Heals lost webhooks: the forge is asked to send again what never reached us. */
final class WebhookRedelivery {
  /** GitHub keeps deliveries for three days. */
  static final Duration KEPT = Duration.ofDays(3);

  private static final Duration EVERY = Duration.ofMinutes(5);

  /** Deliveries of the last hour may still come by themselves or again. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  /** Where there is no list, as with a token: it may come with other settings of the forge. */
  private static final Duration NO_LIST = Duration.ofHours(1);

  /** A delivery that we cannot take is not asked for for ever. */
  private static final int ASKED_MAX = 2;

  /** In one turn; the rest in the next. */
  private static final int REDELIVERED_MAX = 50;

  private final TurnServices services;

  WebhookRedelivery(TurnServices services) {
    this.services = services;
  }

  /** The row with what was asked for, and when to look again. */
  Row.AppRow run(Row.AppRow row, Instant now) {
    var oldest = now.minus(KEPT);
    var since = row.redeliveredUpTo().isBefore(oldest) ? oldest : row.redeliveredUpTo();
    var found = services.deliveries().failedSince(since);
    if (found instanceof Known.Is(var batch)) {
      var asked = ask(row, batch);
      return row.redelivering(
          batch.complete() ? now.minus(OVERLAP) : since, asked, now.plus(EVERY));
    }
    var again = found instanceof Known.Unknown(_, var at) ? at : now.plus(NO_LIST);
    return row.redelivering(row.redeliveredUpTo(), row.redelivered(), again);
  }

  private Map<String, Integer> ask(Row.AppRow row, DeliveryLog.Batch batch) {
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
}
