package dev.berth.reconcile.app;

import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.Claim;
import dev.berth.store.HistoryCheck;
import dev.berth.store.HistoryLine;
import dev.berth.store.Row;
import dev.berth.store.RowChange;
import dev.berth.store.StoredNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a day all histories are held against their own hashes, some in each turn. At the end a hash
 * over all of them goes into the history of the app and into the log: who keeps the log elsewhere
 * sees, too, when a history was rewritten as a whole.
 */
final class HistoryAudit {
  private static final Logger log = LoggerFactory.getLogger(HistoryAudit.class);
  private static final Duration EVERY = Duration.ofDays(1);

  /** In one turn, so that its claim is not outlived. */
  private static final int ROWS = 200;

  private final Claim claim;
  private final TurnServices services;

  HistoryAudit(Claim claim, TurnServices services) {
    this.claim = claim;
    this.services = services;
  }

  static Instant next(Row.AppRow row, Instant now) {
    return row.histories().map(HistoryCheck::at).orElse(now);
  }

  /** The row after some were checked; empty when it is not the time. */
  Optional<Row.AppRow> check(Row.AppRow row, Instant now) {
    if (now.isBefore(next(row, now))) return Optional.empty();
    var so = row.histories().orElse(new HistoryCheck(now, 0, "", 0, 0));
    var page = services.store().reads().checkHistories(so.after(), ROWS, so.digest());
    page.broken().forEach(services.alerts()::brokenHistory);
    var found = so.found() + page.broken().size();
    var last = page.last();
    var next =
        last.isPresent()
            ? new HistoryCheck(now, last.get(), page.digest(), found, so.broken())
            : new HistoryCheck(now.plus(EVERY), 0, "", 0, found);
    var after = row.with(next);
    var change = RowChange.of(after);
    claim.commit(
        last.isPresent() ? change : change.addHistory(brokenLine(found, so.digest(), now)));
    return Optional.of(after);
  }

  private static HistoryLine brokenLine(long broken, String digest, Instant now) {
    log.info("all histories checked: {} broken; their ends together are {}", broken, digest);
    var detail = String.format(Locale.ROOT, "{\"broken\":%d,\"ends\":\"%s\"}", broken, digest);
    return new HistoryLine(now, Optional.empty(), StoredNames.HISTORIES_CHECKED, detail);
  }
}
