package dev.berth.store.sql;

import dev.berth.provision.state.AdapterState;
import dev.berth.store.Store.Unavailable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What one adapter keeps, under its own name. */
final class AdapterStateTable implements AdapterState {
  private static final String COLUMNS = "SELECT entry, json, version FROM adapter_state";

  private final Transactions database;
  private final String namespace;

  AdapterStateTable(Transactions database, String namespace) {
    this.database = database;
    this.namespace = namespace;
  }

  @Override
  public Optional<Entry> find(String key) throws IOException {
    return reading(
        h ->
            h.createQuery(COLUMNS + " WHERE namespace = :namespace AND entry = :key")
                .bind("namespace", namespace)
                .bind("key", key)
                .map((r, _) -> new Entry(r.getString(1), r.getString(2), r.getLong(3)))
                .findOne());
  }

  @Override
  public List<Entry> after(String key, int limit) throws IOException {
    return reading(
        h ->
            h.createQuery(
                    COLUMNS
                        + " WHERE namespace = :namespace AND entry > :key"
                        + " ORDER BY entry LIMIT :limit")
                .bind("namespace", namespace)
                .bind("key", key)
                .bind("limit", limit)
                .map((r, _) -> new Entry(r.getString(1), r.getString(2), r.getLong(3)))
                .list());
  }

  @Override
  public boolean put(String key, String json, long version) throws IOException {
    if (key.length() > KEY_MAX)
      throw new IllegalArgumentException("a key has at most " + KEY_MAX + " characters");
    return changing(
        version == 0
            ? "INSERT INTO adapter_state (namespace, entry, json, version)"
                + " VALUES (:namespace, :key, :json, 1)"
                + " ON CONFLICT (namespace, entry) DO NOTHING"
            : "UPDATE adapter_state SET json = :json, version = version + 1"
                + " WHERE namespace = :namespace AND entry = :key AND version = :version",
        key,
        Optional.of(json),
        version);
  }

  @Override
  public boolean remove(String key, long version) throws IOException {
    return changing(
        "DELETE FROM adapter_state"
            + " WHERE namespace = :namespace AND entry = :key AND version = :version",
        key,
        Optional.empty(),
        version);
  }

  private boolean changing(String sql, String key, Optional<String> json, long version)
      throws IOException {
    try {
      return database.write(
          "adapter state",
          h -> {
            var update = h.createUpdate(sql).bind("namespace", namespace).bind("key", key);
            if (version != 0) update.bind("version", version);
            json.ifPresent(text -> update.bind("json", text));
            return update.execute() == 1;
          });
    } catch (Unavailable e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private <T> T reading(TransactionWork<T> work) throws IOException {
    try {
      return database.read("adapter state", work);
    } catch (Unavailable e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
