package dev.berth.store.sql;

import dev.berth.request.Closed;
import dev.berth.request.Request;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of rows: made, found, written. {@link ClaimQueries} gives them to workers. */
final class SubjectTable {
  /** The newest form of rows that this program reads, and the one it writes. */
  static final int FORM = 1;

  private SubjectTable() {}

  static void write(Handle h, long id, String text, Row row) {
    var request = row instanceof Row.IssueRow i ? i.request() : Optional.<Request>empty();
    var live = request.filter(r -> !(r.state() instanceof Closed));
    var stillOpen = request.isPresent() && row instanceof Row.IssueRow i && i.shown().open();
    h.createUpdate(
            """
            UPDATE subject SET state = :state, form = :form, word = :word, looked_after = :after
             WHERE id = :id
            """)
        .bind("state", text)
        .bind("form", FORM)
        .bind("word", live.map(r -> r.state().word()).orElse(""))
        .bind("after", live.isPresent() || stillOpen ? 1 : 0)
        .bind("id", id)
        .execute();
  }

  static Optional<Long> find(Handle h, SubjectKey key) {
    return h.createQuery(
            "SELECT id FROM subject WHERE repository = :repository AND number = :number")
        .bind("repository", key.repository())
        .bind("number", key.number())
        .mapTo(Long.class)
        .findOne();
  }

  static void ensure(Handle h, SubjectKey key, long now) {
    h.createUpdate(
            """
            INSERT INTO subject (repository, number, due_at, signal)
            VALUES (:repository, :number, :now, 1) ON CONFLICT (repository, number) DO NOTHING
            """)
        .bind("repository", key.repository())
        .bind("number", key.number())
        .bind("now", now)
        .execute();
  }

  static Map<String, Long> byWord(Handle h) {
    return h.createQuery("SELECT word, count(*) AS n FROM subject WHERE word <> '' GROUP BY word")
        .reduceRows(
            new java.util.HashMap<>(),
            (all, r) -> {
              all.put(r.getColumn("word", String.class), r.getColumn("n", Long.class));
              return all;
            });
  }
}
