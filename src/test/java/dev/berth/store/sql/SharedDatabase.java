package dev.berth.store.sql;

import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** One database for several workers of a test, each with a name of its own. */
public final class SharedDatabase implements AutoCloseable {
  private final Database database;

  private SharedDatabase(Database database) {
    this.database = database;
  }

  public static SharedDatabase sqlite(Path file, InstantSource clock) {
    return new SharedDatabase(Sqlite.open(file, clock));
  }

  public static SharedDatabase postgresql(String url, InstantSource clock) {
    return new SharedDatabase(Postgres.open(url, Optional.of(clock), Postgres.Waits.USUAL));
  }

  public Store open(String worker) {
    return new SqlStore(database, worker, (_, _) -> {});
  }

  /** As after a failover to a standby that did not get the last claim of the row. */
  public void missedLastClaim(SubjectKey key) {
    database.write(
        h ->
            h.createUpdate(
                    """
                    UPDATE subject SET claim = claim - 1, tries = tries - 1, claimed_until = 0,
                      retry_at = 0, worker = ''
                     WHERE repository = :repository AND number = :number
                    """)
                .bind("repository", key.repository())
                .bind("number", key.number())
                .execute());
  }

  /** As the start of the only process on a file does. */
  public void freeClaims() {
    database.write(h -> h.execute("UPDATE subject SET claimed_until = 0"));
  }

  @Override
  public void close() {
    database.close();
  }
}
