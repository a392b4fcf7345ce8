package dev.berth.store.sql;

import dev.berth.store.Claim;
import dev.berth.store.InboxEntry;
import dev.berth.store.Intent;
import dev.berth.store.Row;
import dev.berth.store.RowChange;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A claim with what the row held when it was made, kept up to date by what it writes itself. */
final class SqlClaim implements Claim {
  private final Transactions database;
  private final Replica worker;
  private final ClaimQueries.Held held;

  /** More entries wait than one turn may see. */
  private final boolean more;

  private Row row;
  private List<InboxEntry> inbox;
  private List<Intent> intents;
  private boolean tookSome;
  private boolean over;

  SqlClaim(Transactions database, Replica worker, ClaimQueries.Held held, Contents contents) {
    this.database = database;
    this.worker = worker;
    this.held = held;
    this.row = contents.row();
    this.inbox = contents.inbox();
    this.intents = contents.intents();
    this.more = contents.more();
  }

  /** What a claimed row holds. */
  record Contents(Row row, List<InboxEntry> inbox, List<Intent> intents, boolean more) {
    Contents {
      inbox = List.copyOf(inbox);
      intents = List.copyOf(intents);
    }
  }

  @Override
  public SubjectKey key() {
    return held.key();
  }

  @Override
  public long id() {
    return held.id();
  }

  @Override
  public long number() {
    return held.claim();
  }

  @Override
  public Row row() {
    return row;
  }

  @Override
  public List<InboxEntry> inbox() {
    return inbox;
  }

  @Override
  public List<InboxEntry> inboxAfter(long sequence) {
    return fenced(
        "look further",
        h -> {
          head(h, database.now(h));
          var raw = page(InboxTable.open(h, id(), sequence));
          var names = new PersonTable.Names(h);
          return raw.stream().map(r -> r.read(names)).toList();
        });
  }

  @Override
  public List<Intent> intents() {
    return intents;
  }

  @Override
  public void commit(RowChange change) {
    if (change.isNothing()) return;
    fenced(
        "commit",
        h -> {
          var now = database.now(h);
          ClaimQueries.lock(
              h,
              database.database(),
              id(),
              change.messages().stream().map(RowChange.OutgoingMessage::to).toList());
          new ChangeWriter(h, held, now).write(change, head(h, now));
          return true;
        });
    change.row().ifPresent(r -> row = r);
    tookSome |= !change.taken().isEmpty() || !change.parked().isEmpty();
    inbox =
        inbox.stream()
            .filter(e -> !change.taken().contains(e.id()) && !change.parked().contains(e.id()))
            .toList();
    intents = intents.stream().filter(i -> !change.settled().contains(i.key())).toList();
  }

  @Override
  public void countAttempt(InboxEntry entry) {
    fenced(
        "begin",
        h -> {
          head(h, database.now(h));
          InboxTable.begin(h, id(), entry.id());
          return true;
        });
  }

  @Override
  public boolean recordIntent(String key, Duration lasts, boolean unlessSignalled) {
    var until = new long[1];
    var may =
        fenced(
            "intend",
            h -> {
              var now = database.now(h);
              if (!mayIntend(h, unlessSignalled, now)) return false;
              until[0] = Micros.of(Micros.at(now).plus(lasts));
              IntentTable.keep(h, id(), key, until[0]);
              return true;
            });
    if (may) remember(new Intent(key, Micros.at(until[0])));
    return may;
  }

  private boolean mayIntend(Handle h, boolean unlessSignalled, long now) {
    if (unlessSignalled && ClaimQueries.fenceUnlessSignalled(h, held, worker, now)) return true;
    head(h, now);
    return !unlessSignalled;
  }

  private void remember(Intent intent) {
    var all = new ArrayList<>(intents);
    all.removeIf(i -> i.key().equals(intent.key()));
    all.add(intent);
    intents = List.copyOf(all);
  }

  @Override
  public void release(Instant next) {
    fenced(
        "let go",
        h -> {
          var now = database.now(h);
          // A page was full and some of it was dealt with: the rest is worth a turn at once.
          var at = more && tookSome ? now : Math.max(now, Micros.of(next));
          if (!ClaimQueries.letGo(h, held, worker, at, now)) throw new Lost(key());
          return true;
        });
    over = true;
  }

  private <T> T fenced(String what, TransactionWork<T> work) {
    if (over) throw new Lost(key());
    return database.write(what, work);
  }

  private HistoryTable.Head head(Handle h, long now) {
    return ClaimQueries.fence(h, held, worker, now);
  }

  /** No page is longer, so that a turn has an end. */
  static <T> List<T> page(List<T> all) {
    return all.subList(0, Math.min(all.size(), Store.INBOX_PAGE));
  }
}
