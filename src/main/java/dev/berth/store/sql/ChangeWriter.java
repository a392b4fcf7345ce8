package dev.berth.store.sql;

import dev.berth.forge.Person;
import dev.berth.store.Row;
import dev.berth.store.RowChange;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes one change of a claim; the rows are locked and the fence was passed. */
record ChangeWriter(Handle h, ClaimQueries.Held held, long now) {
  void write(RowChange change, HistoryTable.Head head) {
    var names = new HashMap<Long, String>();
    change.row().ifPresent(r -> names.putAll(row(r)));
    for (var id : change.taken()) InboxTable.take(h, held.id(), id, now);
    for (var id : change.parked()) InboxTable.park(h, held.id(), id, now);
    for (var id : change.waiting()) InboxTable.forgive(h, held.id(), id);
    if (!change.history().isEmpty()) HistoryTable.append(h, held.id(), head, change.history());
    for (var key : change.settled()) IntentTable.settle(h, held.id(), key);
    change.ledger().ifPresent(l -> LedgerTable.write(h, l));
    // Rows that are new are made in one order by everybody, like the locks on those that are not.
    for (var w : inOrder(change.messages()))
      InboxTable.enter(h, InboxTable.Entry.of(w.to(), w.id(), w.matter()), now);
    PersonTable.keep(h, names);
    PersonTable.learn(h, byNumber(change.names()));
  }

  private java.util.Map<Long, String> row(Row row) {
    var written = StoredJson.write(Row.class, row);
    SubjectTable.write(h, held.id(), written.text(), row);
    return written.people();
  }

  /** Words for one subject keep their order. */
  private static List<RowChange.OutgoingMessage> inOrder(List<RowChange.OutgoingMessage> words) {
    return words.stream()
        .sorted(
            Comparator.comparingLong((RowChange.OutgoingMessage w) -> w.to().repository())
                .thenComparingInt(w -> w.to().number()))
        .toList();
  }

  private static java.util.Map<Long, String> byNumber(List<Person> people) {
    var all = new HashMap<Long, String>();
    for (var p : people) all.put(p.id(), p.login());
    return all;
  }
}
