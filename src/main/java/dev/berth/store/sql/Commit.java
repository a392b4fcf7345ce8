package dev.berth.store.sql;

import dev.berth.forge.Person;
import dev.berth.store.Change;
import dev.berth.store.LedgerRow;
import dev.berth.store.Row;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes one change of a claim; the rows are locked and the fence was passed. */
record Commit(Handle h, ClaimQueries.Held held, long now) {
  void write(Change change, HistoryChain.Head head) {
    var names = new HashMap<Long, String>();
    change.row().ifPresent(r -> names.putAll(row(r)));
    for (var id : change.taken()) Inbox.take(h, held.id(), id, now);
    for (var id : change.parked()) Inbox.park(h, held.id(), id, now);
    for (var id : change.waiting()) Inbox.forgive(h, held.id(), id);
    if (!change.history().isEmpty()) HistoryChain.append(h, held.id(), head, change.history());
    for (var key : change.settled()) IntentTable.settle(h, held.id(), key);
    change.ledger().ifPresent(this::list);
    // Rows that are new are made in one order by everybody, like the locks on those that are not.
    for (var w : inOrder(change.words())) Inbox.enter(h, w.to(), w.id(), w.matter(), now);
    People.keep(h, names);
    People.learn(h, byNumber(change.names()));
  }

  private java.util.Map<Long, String> row(Row row) {
    var written = Json.write(Row.class, row);
    Subjects.write(h, held.id(), written.text(), row);
    return written.people();
  }

  /** Words for one subject keep their order. */
  private static List<Change.Word> inOrder(List<Change.Word> words) {
    return words.stream()
        .sorted(
            Comparator.comparingLong((Change.Word w) -> w.to().repository())
                .thenComparingInt(w -> w.to().number()))
        .toList();
  }

  private void list(LedgerRow line) {
    var written = Json.write(LedgerRow.class, line);
    h.createUpdate(
            """
            INSERT INTO ledger (request, opened, published, line)
            VALUES (:request, :opened, :published, :line)
            ON CONFLICT (request) DO UPDATE SET
              opened = excluded.opened, published = excluded.published, line = excluded.line
            """)
        .bind("request", line.request())
        .bind("opened", Micros.of(line.opened()))
        .bind("published", line.published() ? 1 : 0)
        .bind("line", written.text())
        .execute();
  }

  private static java.util.Map<Long, String> byNumber(List<Person> people) {
    var all = new HashMap<Long, String>();
    for (var p : people) all.put(p.id(), p.login());
    return all;
  }
}
