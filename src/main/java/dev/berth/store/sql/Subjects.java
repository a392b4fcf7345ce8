package dev.berth.store.sql;

import dev.berth.request.Closed;
import dev.berth.request.Request;
import dev.berth.store.Claim;
import dev.berth.store.Intent;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The rows: claimed, fenced, written, let go. */
final class Subjects {
  /** The newest form of rows that this program reads, and the one it writes. */
  static final int FORM = 1;

  /** A row claimed so often without an end of its turn waits longer each time. */
  static final int TRIES_AT_ONCE = 3;

  /** The first such wait; each other is twice as long. */
  static final Duration BACKOFF = Duration.ofSeconds(15);

  /** So often the wait doubles: a server that is killed takes rows with it that did nothing. */
  static final int DOUBLINGS = 4;

  /** No such wait is longer than these four minutes. */
  static final Duration BACKOFF_MAX = BACKOFF.multipliedBy(1L << DOUBLINGS);

  /** Not before: {@code due_at} is left alone, so that a signal that comes now is seen later. */
  private static final String CLAIM =
      """
      UPDATE subject SET
        claim = claim + 1, worker = :worker, claimed_until = :until, tries = tries + 1,
        retry_at = CASE WHEN tries + 1 < :atOnce THEN 0
                        WHEN tries + 1 > :atOnce + :doublings THEN :now + :most
                        ELSE :now + (1 << (tries + 1 - :atOnce)) * :backoff END
      WHERE id = (SELECT id FROM subject
                   WHERE due_at <= :now AND claimed_until <= :now AND retry_at <= :now
                     AND form <= :form
                   ORDER BY due_at, id LIMIT 1<lock>)
      RETURNING id, repository, number, claim, signal, tries, state
      """;

  private static final String FENCED = " WHERE id = :id AND claim = :claim AND worker = :worker";

  private static final RowMapper<Held> HELD =
      (r, _) ->
          new Held(
              r.getLong("id"),
              new SubjectKey(r.getLong("repository"), r.getInt("number")),
              r.getLong("claim"),
              r.getLong("signal"),
              r.getInt("tries"),
              r.getString("state"));

  private Subjects() {}

  /**
   * A claim as the database gave it.
   *
   * @param seen the row's signal at that moment
   */
  record Held(long id, SubjectKey key, long claim, long seen, int tries, String state) {}

  static Optional<Held> claim(Handle h, Database db, Replica worker, long now) {
    return h
        .createQuery(CLAIM)
        .define("lock", db.forUpdateSkipLocked())
        .bind("worker", worker.name())
        .bind("now", now)
        .bind("until", worker.until(now))
        .bind("atOnce", TRIES_AT_ONCE)
        .bind("doublings", DOUBLINGS)
        .bind("most", BACKOFF_MAX.toNanos() / 1000)
        .bind("backoff", BACKOFF.toNanos() / 1000)
        .bind("form", FORM)
        .map(HELD)
        .list()
        .stream()
        .findFirst();
  }

  /**
   * First of every write of a claim, which it renews.
   *
   * @throws Claim.Lost when somebody else has the row
   */
  static HistoryChain.Head fence(Handle h, Held held, Replica worker, long now) {
    return h
        .createQuery(
            """
            UPDATE subject SET claimed_until =
              CASE WHEN claimed_until < :until THEN :until ELSE claimed_until END
            """
                + FENCED
                + " RETURNING history_seq, history_hash")
        .bind("until", worker.until(now))
        .bind("id", held.id())
        .bind("claim", held.claim())
        .bind("worker", worker.name())
        .map((r, _) -> new HistoryChain.Head(r.getLong("history_seq"), r.getString("history_hash")))
        .list()
        .stream()
        .findFirst()
        .orElseThrow(() -> new Claim.Lost(held.key()));
  }

  /** As the fence, and only if nothing was signalled since the claim. */
  static boolean fenceUnlessSignalled(Handle h, Held held, Replica worker, long now) {
    return h.createUpdate(
                """
                UPDATE subject SET claimed_until =
                  CASE WHEN claimed_until < :until THEN :until ELSE claimed_until END
                """
                    + FENCED
                    + " AND signal = :seen")
            .bind("until", worker.until(now))
            .bind("id", held.id())
            .bind("claim", held.claim())
            .bind("worker", worker.name())
            .bind("seen", held.seen())
            .execute()
        == 1;
  }

  /** The signal is compared with what the claim returned, never with the inbox. */
  static boolean letGo(Handle h, Held held, Replica worker, long next, long now) {
    return h.createUpdate(
                """
                UPDATE subject SET claimed_until = 0, tries = 0, retry_at = 0,
                  due_at = CASE WHEN signal = :seen THEN :next ELSE :now END
                """
                    + FENCED)
            .bind("seen", held.seen())
            .bind("next", next)
            .bind("now", now)
            .bind("id", held.id())
            .bind("claim", held.claim())
            .bind("worker", worker.name())
            .execute()
        == 1;
  }

  static void write(Handle h, long id, String text, Row row) {
    var request = row instanceof Row.OfIssue i ? i.request() : Optional.<Request>empty();
    var live = request.filter(r -> !(r.state() instanceof Closed));
    var stillOpen = request.isPresent() && row instanceof Row.OfIssue i && i.shown().open();
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

  /** Locks rows that a commit is about to touch, in the order of their ids. */
  static void lock(Handle h, Database db, long own, Collection<SubjectKey> others) {
    if (others.isEmpty() || db.forUpdate().isEmpty()) return;
    var ids = new TreeSet<Long>();
    ids.add(own);
    for (var key : others) find(h, key).ifPresent(ids::add);
    h.createQuery("SELECT id FROM subject WHERE id IN (<ids>) ORDER BY id" + db.forUpdate())
        .bindList("ids", List.copyOf(ids))
        .mapTo(Long.class)
        .list();
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

  static void intend(Handle h, long id, String key, long until) {
    h.createUpdate(
            """
            INSERT INTO intent (subject, key, lands_until) VALUES (:id, :key, :until)
            ON CONFLICT (subject, key) DO UPDATE SET lands_until = excluded.lands_until
            """)
        .bind("id", id)
        .bind("key", key)
        .bind("until", until)
        .execute();
  }

  static void settle(Handle h, long id, String key) {
    h.createUpdate("DELETE FROM intent WHERE subject = :id AND key = :key")
        .bind("id", id)
        .bind("key", key)
        .execute();
  }

  static List<Intent> intents(Handle h, long id) {
    return h.createQuery(
            "SELECT key, lands_until FROM intent WHERE subject = :id ORDER BY lands_until, key")
        .bind("id", id)
        .map((r, _) -> new Intent(r.getString("key"), Micros.at(r.getLong("lands_until"))))
        .list();
  }

  /** A clean end: what this worker holds is free at once, and no try of it counts. */
  static void free(Handle h, Replica worker) {
    h.createUpdate(
            """
            UPDATE subject SET claimed_until = 0, retry_at = 0, tries = tries - 1
             WHERE worker = :worker AND claimed_until > 0 AND tries > 0
            """)
        .bind("worker", worker.name())
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
