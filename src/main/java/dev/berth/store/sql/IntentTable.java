package dev.berth.store.sql;

import dev.berth.store.Intent;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Effects that were written down before they were made, and may still land. */
final class IntentTable {
  private IntentTable() {}

  static void keep(Handle h, long id, String key, long until) {
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

  static List<Intent> open(Handle h, long id) {
    return h.createQuery(
            "SELECT key, lands_until FROM intent WHERE subject = :id ORDER BY lands_until, key")
        .bind("id", id)
        .map((r, _) -> new Intent(r.getString("key"), Micros.at(r.getLong("lands_until"))))
        .list();
  }
}
