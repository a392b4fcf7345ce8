package dev.berth.store.sql;

import dev.berth.store.PersonQueue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** When new requests of each person are begun. */
final class TurnTable {
  private TurnTable() {}

  static long turnOf(Handle h, long person, String what, long now) {
    var there = find(h, what);
    if (there.isPresent()) return there.get();
    var at = Micros.of(PersonQueue.next(before(h, person), Micros.at(now)));
    h.createUpdate("DELETE FROM turn WHERE at < :old")
        .bind("old", now - PersonQueue.KEPT.toNanos() / 1000)
        .execute();
    h.createUpdate(
            "INSERT INTO turn (what, person, at) VALUES (:what, :person, :at)"
                + " ON CONFLICT (what) DO NOTHING")
        .bind("what", what)
        .bind("person", person)
        .bind("at", at)
        .execute();
    return find(h, what).orElse(at);
  }

  private static Optional<Long> find(Handle h, String what) {
    return h.createQuery("SELECT at FROM turn WHERE what = :what")
        .bind("what", what)
        .mapTo(Long.class)
        .findOne();
  }

  private static List<Instant> before(Handle h, long person) {
    return h.createQuery("SELECT at FROM turn WHERE person = :person ORDER BY at DESC LIMIT :limit")
        .bind("person", person)
        .bind("limit", PersonQueue.AT_ONCE)
        .mapTo(Long.class)
        .map(Micros::at)
        .list();
  }
}
