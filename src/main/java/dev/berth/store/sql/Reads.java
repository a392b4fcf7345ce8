package dev.berth.store.sql;

import dev.berth.store.HistoryLine;
import dev.berth.store.LedgerRow;
import dev.berth.store.Row;
import dev.berth.store.Store;
import dev.berth.store.Store.Figures;
import dev.berth.store.SubjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What pages, the API and operators read. Every answer is whole before it is used. */
final class Reads {
  /** So many names of deliveries are asked for at once. */
  private static final int SEEN_AT_ONCE = 500;

  private static final String DUE =
      "due_at <= :now AND claimed_until <= :now AND retry_at <= :now AND form <= :form";

  private final Transactions database;

  Reads(Transactions database) {
    this.database = database;
  }

  Instant nextDue() {
    return database.read(
        "look ahead",
        h ->
            h.createQuery(
                    "SELECT min(<greatest>(due_at, claimed_until, retry_at)) FROM subject"
                        + " WHERE due_at < :never AND form <= :form")
                .define("greatest", database.database().greatest())
                .bind("never", Micros.NEVER)
                .bind("form", Subjects.FORM)
                .map((r, _) -> r.getLong(1) == 0 && r.wasNull() ? Micros.NEVER : r.getLong(1))
                .findOne()
                .map(Micros::at)
                .orElse(Store.NEVER));
  }

  List<String> seen(List<String> deliveries) {
    var found = new ArrayList<String>();
    for (int i = 0; i < deliveries.size(); i += SEEN_AT_ONCE) {
      var some = deliveries.subList(i, Math.min(deliveries.size(), i + SEEN_AT_ONCE));
      found.addAll(database.read("list", h -> Inbox.seen(h, some)));
    }
    return List.copyOf(found);
  }

  List<LedgerRow> ledger(int offset, int limit) {
    return database.read(
        "list",
        h ->
            lines(
                h,
                h.createQuery(
                        """
                        SELECT line FROM ledger WHERE published = 1
                         ORDER BY opened DESC, request DESC LIMIT :limit OFFSET :offset
                        """)
                    .bind("limit", limit)
                    .bind("offset", offset)));
  }

  Optional<LedgerRow> ledgerRow(long request) {
    return database.read(
        "list",
        h ->
            lines(
                    h,
                    h.createQuery("SELECT line FROM ledger WHERE request = :request")
                        .bind("request", request))
                .stream()
                .findFirst());
  }

  private static List<LedgerRow> lines(Handle h, Query query) {
    var names = new People.Names(h);
    return query.mapTo(String.class).list().stream()
        .map(text -> Json.read(LedgerRow.class, text, names))
        .toList();
  }

  Optional<Row> row(SubjectKey key) {
    return database.read("read", h -> Subjects.find(h, key).flatMap(id -> row(h, id)));
  }

  Optional<Row> row(long id) {
    return database.read("read", h -> row(h, id));
  }

  private static Optional<Row> row(Handle h, long id) {
    return h.createQuery("SELECT state FROM subject WHERE id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .findOne()
        .map(text -> Json.read(Row.class, text, new People.Names(h)));
  }

  List<HistoryLine> history(long id, int offset, int limit) {
    return database.read("list", h -> HistoryChain.page(h, id, offset, limit));
  }

  List<Long> requestsNotOver(long afterId, int limit) {
    return database.read(
        "list",
        h ->
            h.createQuery(
                    """
                    SELECT id FROM subject WHERE id > :after AND looked_after = 1
                     ORDER BY id LIMIT :limit
                    """)
                .bind("after", afterId)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
  }

  List<SubjectKey> openIssues(long repository, int afterNumber, int limit) {
    return database.read(
        "list",
        h ->
            h
                .createQuery(
                    """
                    SELECT number FROM subject
                     WHERE repository = :repository AND number > :after AND looked_after = 1
                     ORDER BY number LIMIT :limit
                    """)
                .bind("repository", repository)
                .bind("after", afterNumber)
                .bind("limit", limit)
                .mapTo(Integer.class)
                .list()
                .stream()
                .map(n -> new SubjectKey(repository, n))
                .toList());
  }

  Figures figures() {
    return database.read("count", this::figures);
  }

  private Figures figures(Handle h) {
    var now = database.now(h);
    var due = count(h, "subject WHERE " + DUE, now);
    var oldest =
        h.createQuery("SELECT due_at FROM subject WHERE " + DUE + " ORDER BY due_at LIMIT 1")
            .bind("now", now)
            .bind("form", Subjects.FORM)
            .mapTo(Long.class)
            .findOne();
    return new Figures(
        oldest.map(Micros::at),
        due,
        count(h, "inbox WHERE parked_at IS NOT NULL", now),
        count(h, "subject WHERE tries >= " + Subjects.TRIES_AT_ONCE, now),
        count(h, "intent WHERE lands_until < :now", now),
        Subjects.byWord(h));
  }

  private static long count(Handle h, String of, long now) {
    return h.createQuery("SELECT count(*) FROM " + of)
        .bind("now", now)
        .bind("form", Subjects.FORM)
        .configure(
            org.jdbi.v3.core.statement.SqlStatements.class, c -> c.setUnusedBindingAllowed(true))
        .mapTo(Long.class)
        .one();
  }
}
