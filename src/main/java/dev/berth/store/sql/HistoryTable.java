package dev.berth.store.sql;

import dev.berth.store.HistoryLine;
import dev.berth.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Each subject's history: every line's hash also covers the hash of the line before. */
final class HistoryTable {
  private HistoryTable() {}

  /** The end of a subject's chain. */
  record Head(long seq, String hash) {
    Head with(long subject, HistoryLine line) {
      var all = new StringBuilder(hash);
      part(all, Long.toString(subject));
      part(all, Long.toString(seq + 1));
      part(all, line.at().toString());
      part(all, line.by().map(String::valueOf).orElse(""));
      part(all, line.what());
      part(all, line.detail());
      return new Head(seq + 1, sha256(all.toString()));
    }
  }

  private record Stored(HistoryLine line, String hash) {}

  /** With its length, so that text cannot be moved from one part into the next. */
  private static void part(StringBuilder all, String text) {
    all.append('\n').append(text.length()).append(':').append(text);
  }

  static void append(Handle h, long subject, Head head, List<HistoryLine> lines) {
    var end = head;
    for (var given : lines) {
      var line = clean(given);
      end = end.with(subject, line);
      insert(h, subject, end, line);
    }
    h.createUpdate("UPDATE subject SET history_seq = :seq, history_hash = :hash WHERE id = :id")
        .bind("seq", end.seq())
        .bind("hash", end.hash())
        .bind("id", subject)
        .execute();
  }

  /** PostgreSQL takes no zero in a text. */
  private static HistoryLine clean(HistoryLine line) {
    return new HistoryLine(
        line.at(), line.by(), line.what().replace("\0", ""), line.detail().replace("\0", ""));
  }

  private static void insert(Handle h, long subject, Head end, HistoryLine line) {
    h.createUpdate(
            """
            INSERT INTO history (subject, seq, at, person, what, detail, hash)
            VALUES (:subject, :seq, :at, :person, :what, :detail, :hash)
            """)
        .bind("subject", subject)
        .bind("seq", end.seq())
        .bind("at", line.at().toString())
        .bindByType("person", line.by().orElse(null), Long.class)
        .bind("what", line.what())
        .bind("detail", line.detail())
        .bind("hash", end.hash())
        .execute();
  }

  static List<HistoryLine> page(Handle h, long subject, int offset, int limit) {
    return stored(h, subject, offset, limit).stream().map(Stored::line).toList();
  }

  private static List<Stored> stored(Handle h, long subject, int offset, int limit) {
    return h.createQuery(
            """
            SELECT at, person, what, detail, hash FROM history
             WHERE subject = :subject ORDER BY seq LIMIT :limit OFFSET :offset
            """)
        .bind("subject", subject)
        .bind("limit", limit)
        .bind("offset", offset)
        .map(
            (r, _) ->
                new Stored(
                    new HistoryLine(
                        Instant.parse(r.getString("at")),
                        Optional.ofNullable(r.getObject("person"))
                            .map(n -> ((Number) n).longValue()),
                        r.getString("what"),
                        r.getString("detail")),
                    r.getString("hash")))
        .list();
  }

  /** Number of the first line that is not what was once written; empty when all are. */
  static Optional<Long> broken(Handle h, long subject) {
    var head = new Head(0, "");
    for (var stored : stored(h, subject, 0, Integer.MAX_VALUE)) {
      head = head.with(subject, stored.line());
      if (!head.hash().equals(stored.hash())) return Optional.of(head.seq());
    }
    return end(h, subject).equals(head) ? Optional.empty() : Optional.of(head.seq() + 1);
  }

  /** The histories of the next rows that have one. */
  static Store.Checked check(Handle h, long after, int limit, String digest) {
    var ids =
        h.createQuery(
                """
                SELECT id FROM subject WHERE id > :after AND history_seq > 0
                 ORDER BY id LIMIT :limit
                """)
            .bind("after", after)
            .bind("limit", limit)
            .mapTo(Long.class)
            .list();
    var broken = new ArrayList<Long>();
    var ends = digest;
    for (var id : ids) {
      if (broken(h, id).isPresent()) broken.add(id);
      var all = new StringBuilder(ends);
      part(all, Long.toString(id));
      part(all, end(h, id).hash());
      ends = sha256(all.toString());
    }
    var last = ids.isEmpty() ? Optional.<Long>empty() : Optional.of(ids.getLast());
    return new Store.Checked(last, broken, ends);
  }

  private static Head end(Handle h, long subject) {
    return h.createQuery("SELECT history_seq, history_hash FROM subject WHERE id = :id")
        .bind("id", subject)
        .map((r, _) -> new Head(r.getLong("history_seq"), r.getString("history_hash")))
        .one();
  }

  static String sha256(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
