package dev.berth.store.sql;

import dev.berth.store.Claim;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The statements of a claim: a due row is claimed, each write is fenced, and it is let go. */
final class ClaimQueries {
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
      RETURNING id, repository, number, claim, signal, state
      """;

  private static final String FENCED = " WHERE id = :id AND claim = :claim AND worker = :worker";

  private static final RowMapper<Held> HELD =
      (r, _) ->
          new Held(
              r.getLong("id"),
              new SubjectKey(r.getLong("repository"), r.getInt("number")),
              r.getLong("claim"),
              r.getLong("signal"),
              r.getString("state"));

  private ClaimQueries() {}

  /**
   * A claim as the database gave it.
   *
   * @param seen the row's signal at that moment
   */
  record Held(long id, SubjectKey key, long claim, long seen, String state) {}

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
        .bind("form", SubjectTable.FORM)
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
  static HistoryTable.Head fence(Handle h, Held held, Replica worker, long now) {
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
        .map((r, _) -> new HistoryTable.Head(r.getLong("history_seq"), r.getString("history_hash")))
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

  /** Locks rows that a commit is about to touch, in the order of their ids. */
  static void lock(Handle h, Database db, long own, Collection<SubjectKey> others) {
    if (others.isEmpty() || db.forUpdate().isEmpty()) return;
    var ids = new TreeSet<Long>();
    ids.add(own);
    for (var key : others) SubjectTable.find(h, key).ifPresent(ids::add);
    h.createQuery("SELECT id FROM subject WHERE id IN (<ids>) ORDER BY id" + db.forUpdate())
        .bindList("ids", List.copyOf(ids))
        .mapTo(Long.class)
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
}
