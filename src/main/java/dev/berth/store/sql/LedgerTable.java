package dev.berth.store.sql;

import dev.berth.store.LedgerRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The ledger: one line a request in {@code ledger}, for its newest lease, and one in {@code
 * ended_lease} for each that was over when the request was opened again. The column {@code
 * published} says what is listed.
 */
final class LedgerTable {
  private LedgerTable() {}

  static void write(Handle h, LedgerRow line) {
    keepEnded(h, line);
    h.createUpdate(
            """
            INSERT INTO ledger (request, lease, opened, published, line)
            VALUES (:request, :lease, :opened, :published, :line)
            ON CONFLICT (request) DO UPDATE SET lease = excluded.lease,
              opened = excluded.opened, published = excluded.published, line = excluded.line
            """)
        .bind("request", line.request())
        .bind("lease", line.leaseNumber())
        .bind("opened", Micros.of(line.opened()))
        .bind("published", line.isListed() ? 1 : 0)
        .bind("line", StoredJson.write(LedgerRow.class, line).text())
        .execute();
    publishEnded(h, line);
  }

  /** A new lease begins: the line of the one before it is set aside as it is. */
  private static void keepEnded(Handle h, LedgerRow line) {
    h.createUpdate(
            """
            INSERT INTO ended_lease (request, lease, opened, published, line)
            SELECT request, lease, opened, published, line FROM ledger
             WHERE request = :request AND lease < :lease
            ON CONFLICT (request, lease) DO NOTHING
            """)
        .bind("request", line.request())
        .bind("lease", line.leaseNumber())
        .execute();
  }

  /** Whether it is public is one answer for all leases of a request. */
  private static void publishEnded(Handle h, LedgerRow line) {
    if (line.leaseNumber() == 1) return;
    for (var old : ended(h, line.request())) {
      if (old.published() == line.published()) continue;
      var next = old.publishing(line.published());
      h.createUpdate(
              """
              UPDATE ended_lease SET published = :published, line = :line
               WHERE request = :request AND lease = :lease
              """)
          .bind("published", next.isListed() ? 1 : 0)
          .bind("line", StoredJson.write(LedgerRow.class, next).text())
          .bind("request", old.request())
          .bind("lease", old.leaseNumber())
          .execute();
    }
  }

  static List<LedgerRow> page(Handle h, int offset, int limit) {
    return lines(
        h,
        h.createQuery(
                """
                SELECT line FROM (
                  SELECT request, lease, opened, line FROM ledger WHERE published = 1
                  UNION ALL
                  SELECT request, lease, opened, line FROM ended_lease WHERE published = 1
                ) AS leases
                 ORDER BY opened DESC, request DESC, lease DESC LIMIT :limit OFFSET :offset
                """)
            .bind("limit", limit)
            .bind("offset", offset));
  }

  static Optional<LedgerRow> line(Handle h, long request) {
    return lines(
            h,
            h.createQuery("SELECT line FROM ledger WHERE request = :request")
                .bind("request", request))
        .stream()
        .findFirst();
  }

  static List<LedgerRow> ended(Handle h, long request) {
    return lines(
        h,
        h.createQuery("SELECT line FROM ended_lease WHERE request = :request ORDER BY lease DESC")
            .bind("request", request));
  }

  static Map<String, Long> states(Handle h) {
    return h.createQuery(
            """
            SELECT s.word, count(*) AS n FROM ledger l JOIN subject s ON s.id = l.request
             WHERE l.published = 1 AND s.word <> '' GROUP BY s.word
            """)
        .reduceRows(
            new HashMap<>(),
            (all, r) -> {
              all.put(r.getColumn("word", String.class), r.getColumn("n", Long.class));
              return all;
            });
  }

  private static List<LedgerRow> lines(Handle h, Query query) {
    var names = new PersonTable.Names(h);
    return query.mapTo(String.class).list().stream()
        .map(text -> StoredJson.read(LedgerRow.class, text, names))
        .toList();
  }
}
