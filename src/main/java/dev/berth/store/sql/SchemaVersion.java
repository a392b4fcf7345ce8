package dev.berth.store.sql;

import java.util.Arrays;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Whether a database has the tables of this version, and how it gets them. */
final class SchemaVersion {
  private SchemaVersion() {}

  /**
   * A server makes the tables and brings them up to date.
   *
   * @throws Other when a newer version has been here: it knows of things that this one would break
   */
  static void migrate(FluentConfiguration database, String kind) {
    var flyway = database.locations("classpath:db/" + kind).load();
    refuseNewer(flyway.info());
    flyway.migrate();
  }

  /**
   * Who comes beside a server changes nothing.
   *
   * @throws Other when they are not those of this version
   */
  static void check(FluentConfiguration database, String kind) {
    var info = database.locations("classpath:db/" + kind).load().info();
    if (info.current() == null || info.pending().length > 0)
      throw new Other("the database was made by an older version: start the server once");
    refuseNewer(info);
  }

  private static void refuseNewer(MigrationInfoService info) {
    if (Arrays.stream(info.applied()).anyMatch(a -> a.getState() == MigrationState.FUTURE_SUCCESS))
      throw new Other("the database was made by a newer version: use that one, or a backup");
  }

  /** The database is of another version. */
  static final class Other extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Other(String message) {
      super(message);
    }
  }
}
