package dev.berth.store.sql;

import dev.berth.program.ServerSettings;
import dev.berth.store.InboxEntry;
import dev.berth.store.Message;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Entries of inboxes and the deliveries they came by. */
final class InboxTable {
  /** No prune deletes more rows of a kind. */
  static final int PRUNE_MAX = 500;

  /** Longer names of entries are cut; the rest is a hash. */
  private static final int ID_MAX = 200;

  /** The signal first: it locks the row, and the entry is numbered by it. */
  private static final String RAISE =
      """
      INSERT INTO subject (repository, number, due_at, signal)
      VALUES (:repository, :number, :now, 1)
      ON CONFLICT (repository, number) DO UPDATE SET
        signal = subject.signal + 1,
        due_at = CASE WHEN subject.due_at < excluded.due_at
                      THEN subject.due_at ELSE excluded.due_at END
      RETURNING id, signal
      """;

  private static final String ENTER =
      """
      INSERT INTO inbox (id, subject, seq, matter, at, remembered)
      VALUES (:id, :subject, :seq, :matter, :now, :remembered)
      ON CONFLICT (id) DO NOTHING
      """;

  private static final RowMapper<Raw> RAW =
      (r, _) ->
          new Raw(
              r.getString("id"),
              r.getLong("seq"),
              r.getString("matter"),
              r.getInt("attempts"),
              r.getLong("at"));

  private InboxTable() {}

  /** An entry as stored, not yet understood. */
  record Raw(String id, long seq, String matter, int attempts, long at) {
    InboxEntry read(PersonTable.Names names) {
      return new InboxEntry(
          id, seq, StoredJson.read(Message.class, matter, names), attempts, Micros.at(at));
    }
  }

  private record Raised(long subject, long signal) {}

  /** Keeps a delivery's name. False when it was there. */
  static boolean deliver(Handle h, String guid, long now) {
    return h.createUpdate(
                "INSERT INTO delivery (guid, at) VALUES (:guid, :now) ON CONFLICT (guid) DO"
                    + " NOTHING")
            .bind("guid", bounded(guid))
            .bind("now", now)
            .execute()
        == 1;
  }

  /**
   * An entry as it is written down.
   *
   * @param people whom it names: they just did something
   */
  record Entry(SubjectKey to, String id, String matter, Map<Long, String> people) {
    static Entry of(SubjectKey to, String given, Message matter) {
      var written = StoredJson.write(Message.class, matter);
      return new Entry(to, bounded(matter.entryId(given)), written.text(), written.people());
    }
  }

  /** Raises the subject's signal and writes the entry down. False when the entry was there. */
  static boolean enter(Handle h, Entry entry, long now) {
    if (!note(h, entry, now)) return false;
    PersonTable.learn(h, entry.people());
    return true;
  }

  /** The same, with nothing learned of people. */
  static boolean note(Handle h, Entry entry, long now) {
    if (isThere(h, entry.id())) return false;
    var raised =
        h.createQuery(RAISE)
            .bind("repository", entry.to().repository())
            .bind("number", entry.to().number())
            .bind("now", now)
            .map((r, _) -> new Raised(r.getLong("id"), r.getLong("signal")))
            .one();
    // Where somebody else entered it in this moment, the signal was raised in vain, no harm.
    return h.createUpdate(ENTER)
            .bind("id", entry.id())
            .bind("subject", raised.subject())
            .bind("seq", raised.signal())
            .bind("matter", entry.matter())
            .bind("now", now)
            .bind("remembered", entry.id().startsWith("comment:") ? 1 : 0)
            .execute()
        == 1;
  }

  static String bounded(String id) {
    return id.length() <= ID_MAX ? id : id.substring(0, ID_MAX - 64) + HistoryTable.sha256(id);
  }

  private static boolean isThere(Handle h, String id) {
    return h.createQuery("SELECT count(*) FROM inbox WHERE id = :id")
            .bind("id", id)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** Entries not taken yet, oldest first: one more than a page, if there are as many. */
  static List<Raw> open(Handle h, long subject) {
    return open(h, subject, -1);
  }

  static List<Raw> open(Handle h, long subject, long after) {
    return h.createQuery(
            """
            SELECT id, seq, matter, attempts, at FROM inbox
             WHERE subject = :subject AND taken_at IS NULL AND parked_at IS NULL
               AND seq > :after
             ORDER BY seq LIMIT :limit
            """)
        .bind("subject", subject)
        .bind("after", after)
        .bind("limit", Store.INBOX_PAGE + 1)
        .map(RAW)
        .list();
  }

  /** Has had its effect: what it said is not kept. */
  static void take(Handle h, long subject, String id, long now) {
    h.createUpdate(
            "UPDATE inbox SET taken_at = :now, matter = '' WHERE id = :id AND subject = :subject")
        .bind("now", now)
        .bind("id", id)
        .bind("subject", subject)
        .execute();
  }

  static void park(Handle h, long subject, String id, long now) {
    ParkedText.guard(h, id);
    h.createUpdate("UPDATE inbox SET parked_at = :now WHERE id = :id AND subject = :subject")
        .bind("now", now)
        .bind("id", id)
        .bind("subject", subject)
        .execute();
  }

  static void begin(Handle h, long subject, String id) {
    h.createUpdate("UPDATE inbox SET attempts = attempts + 1 WHERE id = :id AND subject = :subject")
        .bind("id", id)
        .bind("subject", subject)
        .execute();
  }

  /** An attempt that a reason outside cut short was none, and shows that the entry does no harm. */
  static void forgive(Handle h, long subject, String id) {
    h.createUpdate("UPDATE inbox SET attempts = 0 WHERE id = :id AND subject = :subject")
        .bind("id", id)
        .bind("subject", subject)
        .execute();
  }

  static List<String> seen(Handle h, List<String> deliveries) {
    if (deliveries.isEmpty()) return List.of();
    return h.createQuery("SELECT guid FROM delivery WHERE guid IN (<guids>)")
        .bindList("guids", deliveries)
        .mapTo(String.class)
        .list();
  }

  static List<Store.Parked> parked(Handle h, int limit) {
    return h.createQuery(
            """
            SELECT s.repository, s.number, i.id, i.matter, i.parked_at
              FROM inbox i JOIN subject s ON s.id = i.subject
             WHERE i.parked_at IS NOT NULL ORDER BY i.parked_at LIMIT :limit
            """)
        .bind("limit", limit)
        .map(
            (r, _) ->
                new Store.Parked(
                    new SubjectKey(r.getLong("repository"), r.getInt("number")),
                    r.getString("id"),
                    r.getString("matter"),
                    Micros.at(r.getLong("parked_at"))))
        .list();
  }

  static void prune(Handle h, long now, ServerSettings.Retention kept) {
    var before = now - kept.deliveries().toNanos() / 1000;
    delete(h, "delivery", "guid", "at < :before", "at", before);
    delete(h, "inbox", "id", "taken_at < :before AND remembered = 0", "taken_at", before);
    var parked = now - kept.parked().toNanos() / 1000;
    delete(h, "inbox", "id", "parked_at < :before", "parked_at", parked);
  }

  /** Names of parked entries that begin so, at most two. */
  static List<String> parkedLike(Handle h, String start) {
    return h.createQuery(
            """
            SELECT id FROM inbox WHERE parked_at IS NOT NULL AND substr(id, 1, :length) = :start
             ORDER BY id LIMIT 2
            """)
        .bind("length", start.length())
        .bind("start", start)
        .mapTo(String.class)
        .list();
  }

  /** As if it had just come in. False when it is not parked. */
  static boolean unpark(Handle h, String id, long now) {
    var subject =
        h.createQuery("SELECT subject FROM inbox WHERE id = :id AND parked_at IS NOT NULL")
            .bind("id", id)
            .mapTo(Long.class)
            .findOne();
    if (subject.isEmpty()) return false;
    // The signal first, as for every entry: it locks the row.
    h.createUpdate(
            """
            UPDATE subject SET signal = signal + 1,
                               due_at = CASE WHEN due_at < :now THEN due_at ELSE :now END
             WHERE id = :subject
            """)
        .bind("now", now)
        .bind("subject", subject.get())
        .execute();
    return h.createUpdate(
                "UPDATE inbox SET parked_at = NULL, attempts = 0"
                    + " WHERE id = :id AND parked_at IS NOT NULL")
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Never to be taken in; its name is remembered. False when it is not parked. */
  static boolean drop(Handle h, String id, long now) {
    return h.createUpdate(
                "UPDATE inbox SET parked_at = NULL, taken_at = :now, matter = ''"
                    + " WHERE id = :id AND parked_at IS NOT NULL")
            .bind("now", now)
            .bind("id", id)
            .execute()
        == 1;
  }

  private static void delete(
      Handle h, String table, String key, String old, String order, long before) {
    h.createUpdate(
            "DELETE FROM <table> WHERE <key> IN"
                + " (SELECT <key> FROM <table> WHERE <old> ORDER BY <order> LIMIT :limit)")
        .define("table", table)
        .define("key", key)
        .define("old", old)
        .define("order", order)
        .bind("before", before)
        .bind("limit", PRUNE_MAX)
        .execute();
  }
}
