package dev.berth.store.sql;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** What only this installation knows, shared by all its replicas. Never changed once it is made. */
final class SecretTable {
  private SecretTable() {}

  /**
   * A secret as it is kept.
   *
   * @param madeAt the first start of a server that knew of it
   */
  record Kept(String text, Instant madeAt) {}

  /** The secret of that name; made by whichever replica asks first. */
  static Kept findOrMake(Handle h, String name, Supplier<String> fresh, long now) {
    var there = find(h, name);
    if (there.isPresent()) return there.get();
    h.createUpdate(
            "INSERT INTO secret (name, text, made_at) VALUES (:name, :text, :at)"
                + " ON CONFLICT (name) DO NOTHING")
        .bind("name", name)
        .bind("text", fresh.get())
        .bind("at", now)
        .execute();
    return find(h, name).orElseThrow();
  }

  private static Optional<Kept> find(Handle h, String name) {
    return h.createQuery("SELECT text, made_at FROM secret WHERE name = :name")
        .bind("name", name)
        .map((r, _) -> new Kept(r.getString(1), Micros.at(r.getLong(2))))
        .findOne();
  }
}
