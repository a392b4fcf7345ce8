package dev.berth.store.sql;

import dev.berth.store.HistoryLine;
import dev.berth.store.LedgerRow;
import dev.berth.store.Row;
import dev.berth.store.Store.Checked;
import dev.berth.store.Store.Figures;
import dev.berth.store.Store.Parked;
import dev.berth.store.StoreReads;
import dev.berth.store.SubjectKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What pages, the API and operators read. Every answer is whole before it is used. */
final class SqlReads implements StoreReads {
  private static final String DUE =
      "due_at <= :now AND claimed_until <= :now AND retry_at <= :now AND form <= :form";

  private final Transactions database;

  SqlReads(Transactions database) {
    this.database = database;
  }

  @Override
  public List<LedgerRow> ledger(int offset, int limit) {
    return database.read("list", h -> LedgerTable.page(h, offset, limit));
  }

  @Override
  public Optional<LedgerRow> ledgerRow(long request) {
    return database.read("list", h -> LedgerTable.line(h, request));
  }

  @Override
  public List<LedgerRow> endedLeases(long request) {
    return database.read("list", h -> LedgerTable.ended(h, request));
  }

  @Override
  public Map<String, Long> ledgerStates() {
    return database.read("count", LedgerTable::states);
  }

  @Override
  public Optional<Row> row(SubjectKey key) {
    return database.read("read", h -> SubjectTable.find(h, key).flatMap(id -> row(h, id)));
  }

  @Override
  public Optional<Row> row(long id) {
    return database.read("read", h -> row(h, id));
  }

  private static Optional<Row> row(Handle h, long id) {
    return h.createQuery("SELECT state FROM subject WHERE id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .findOne()
        .map(text -> StoredJson.read(Row.class, text, new PersonTable.Names(h)));
  }

  @Override
  public boolean isIntended(SubjectKey key, String intent) {
    return database.read(
        "read",
        h ->
            SubjectTable.find(h, key).stream()
                .flatMap(id -> IntentTable.open(h, id).stream())
                .anyMatch(i -> i.key().equals(intent)));
  }

  @Override
  public List<HistoryLine> history(long id, int offset, int limit) {
    return database.read("list", h -> HistoryTable.page(h, id, offset, limit));
  }

  @Override
  public List<Long> requestsNotOver(long afterId, int limit) {
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

  @Override
  public List<SubjectKey> openIssues(long repository, int afterNumber, int limit) {
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

  @Override
  public List<Parked> parked(int limit) {
    return database.read("list", h -> InboxTable.parked(h, limit));
  }

  @Override
  public Checked checkHistories(long afterId, int limit, String digest) {
    return database.read("check", h -> HistoryTable.check(h, afterId, limit, digest));
  }

  @Override
  public Figures figures() {
    return database.read("count", this::figures);
  }

  private Figures figures(Handle h) {
    var now = database.now(h);
    var due = count(h, "subject WHERE " + DUE, now);
    var oldest =
        h.createQuery("SELECT due_at FROM subject WHERE " + DUE + " ORDER BY due_at LIMIT 1")
            .bind("now", now)
            .bind("form", SubjectTable.FORM)
            .mapTo(Long.class)
            .findOne();
    return new Figures(
        oldest.map(Micros::at),
        due,
        count(h, "inbox WHERE parked_at IS NOT NULL", now),
        count(h, "subject WHERE tries >= " + ClaimQueries.TRIES_AT_ONCE, now),
        count(h, "intent WHERE lands_until < :now", now),
        SubjectTable.byWord(h));
  }

  private static long count(Handle h, String of, long now) {
    return h.createQuery("SELECT count(*) FROM " + of)
        .bind("now", now)
        .bind("form", SubjectTable.FORM)
        .configure(
            org.jdbi.v3.core.statement.SqlStatements.class, c -> c.setUnusedBindingAllowed(true))
        .mapTo(Long.class)
        .one();
  }
}
