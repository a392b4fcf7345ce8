package dev.berth.store.sql;

import java.util.Arrays;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Whether a database has the tables of this version: who comes beside a server changes none. */
final class SchemaVersion {
  private SchemaVersion() {}

  /**
   * @throws Other when it has not
   */
  static void check(FluentConfiguration database, String kind) {
    var info = database.locations("classpath:db/" + kind).load().info();
    if (info.current() == null || info.pending().length > 0)
      throw new Other("the database was made by an older version: start the server once");
    if (Arrays.stream(info.applied()).anyMatch(a -> a.getState() == MigrationState.FUTURE_SUCCESS))
      throw new Other("the database was made by a newer version: use that one");
  }

  /** The database is of another version. */
  static final class Other extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Other(String message) {
      super(message);
    }
  }
}
