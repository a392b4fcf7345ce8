package dev.berth.reconcile.app;

import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.Claim;
import dev.berth.store.InventoryFinding;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.RowChange;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The turn of the app as such: asks the forge to send again what never reached us, compares what
 * providers hold with what requests have, checks the histories once a day, and keeps the comment
 * that says to the operators what is wrong.
 */
public final class AppTurn {
  private static final Duration INVENTORY = Duration.ofMinutes(10);

  /** While there is a machine that nobody has: an operator is at it. */
  private static final Duration INVENTORY_SOON = Duration.ofSeconds(30);

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
            : new Row.AppRow(
                now.minus(WebhookRedelivery.KEPT),
                Map.of(),
                now,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
  }

  public Instant run() {
    var taken = RowChange.NOTHING;
    for (var e : claim.inbox()) taken = taken.take(e.id());
    claim.commit(taken.with(row));
    var now = services.store().now();
    var isAsked = claim.inbox().stream().anyMatch(e -> e.message() instanceof Message.SyncAgain);
    if (!now.isBefore(row.redeliverAt())) becomes(new WebhookRedelivery(services).run(row, now));
    if (isAsked || !now.isBefore(row.inventoryAt())) inventory(now);
    var histories = new HistoryAudit(claim, services);
    histories.check(row, now).ifPresent(next -> row = next);
    var comment = new OperatorsComment(claim, services);
    row = comment.keep(row);
    return Stream.of(
            row.redeliverAt(),
            row.inventoryAt(),
            HistoryAudit.next(row, now),
            comment.next(row).orElse(row.inventoryAt()))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private void inventory(Instant now) {
    var found = new InventoryCheck(services).compare(row.findings().orElse(List.of()), now);
    var hasStray = found.stream().anyMatch(f -> f.kind() == InventoryFinding.Kind.STRAY);
    var before = row.unleased();
    becomes(row.inventoried(found, now.plus(hasStray ? INVENTORY_SOON : INVENTORY)));
    if (!row.unleased().equals(before)) tellPools();
  }

  /** What nobody has is no stock, and is some again once it is gone. */
  private void tellPools() {
    var why = new Message.SyncAgain("machines without a lease");
    services.store().enqueue(SubjectKey.POOLS, "unleased:" + claim.number(), why);
  }

  private void becomes(Row.AppRow next) {
    row = next;
    claim.commit(RowChange.of(row));
  }
}
