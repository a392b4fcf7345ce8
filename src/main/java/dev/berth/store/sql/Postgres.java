package dev.berth.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A database that several replicas share; its clock is theirs. */
final class Postgres implements Database {
  static final Duration WAIT = Duration.ofSeconds(5);
  private static final int CONNECTIONS = 10;

  /** What it says of a failure comes to us as an exception; the address would stand in the log. */
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  /**
   * A replica that stops in the middle of a transaction must not hold a row for ever: after these
   * times the database ends the wait of others, and the session.
   */
  record Waits(Duration lock, Duration idleInTransaction) {
    static final Waits USUAL = new Waits(Duration.ofSeconds(5), Duration.ofSeconds(10));

    private String session() {
      return "SET lock_timeout = "
          + lock.toMillis()
          + "; SET idle_in_transaction_session_timeout = "
          + idleInTransaction.toMillis()
          + "; SET statement_timeout = 20000; SET synchronous_commit = on";
    }
  }

  private static final String CLOCK =
      "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint)";

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Optional<InstantSource> clock;

  private Postgres(HikariDataSource pool, Optional<InstantSource> clock) {
    this.pool = pool;
    this.jdbi = QuietErrors.of(Jdbi.create(pool));
    this.clock = clock;
  }

  /**
   * Opens a database and brings its tables up to date.
   *
   * @param clock instead of the database's own, in tests
   */
  static Postgres open(String url, Optional<InstantSource> clock, Waits waits) {
    return open(url, clock, waits, Postgres::migrate);
  }

  /** Beside the servers that use it: its tables are left as they are. */
  static Postgres beside(String url) {
    return open(
        url,
        Optional.empty(),
        Waits.USUAL,
        pool -> SchemaVersion.check(Flyway.configure().dataSource(pool), "postgresql"));
  }

  private static Postgres open(
      String url, Optional<InstantSource> clock, Waits waits, Consumer<HikariDataSource> prepare) {
    var config = new HikariConfig();
    config.setPoolName("berth-postgresql");
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(WAIT.toMillis());
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setMinimumIdle(1);
    config.setConnectionInitSql(waits.session());
    try {
      reach(url);
      var pool = new HikariDataSource(config);
      prepared(pool, prepare);
      return new Postgres(pool, clock);
    } catch (SchemaVersion.Other e) {
      throw e;
    } catch (SQLException | RuntimeException e) {
      throw OpenFailure.postgres(e);
    }
  }

  /** Asked once before there is a pool: its own words about a failure say less. */
  private static void reach(String url) throws SQLException {
    DRIVER.setLevel(Level.OFF);
    try (var connection = DriverManager.getConnection(url)) {
      connection.createStatement().execute("SELECT 1");
    }
  }

  private static void migrate(HikariDataSource pool) {
    SchemaVersion.migrate(Flyway.configure().dataSource(pool), "postgresql");
  }

  private static void prepared(HikariDataSource pool, Consumer<HikariDataSource> prepare) {
    try {
      prepare.accept(pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  @Override
  public <T> T write(TransactionWork<T> work) {
    return jdbi.inTransaction(work::run);
  }

  @Override
  public <T> T read(TransactionWork<T> work) {
    return jdbi.inTransaction(work::run);
  }

  @Override
  public long now(Handle handle) {
    return clock
        .map(c -> Micros.down(c.instant()))
        .orElseGet(() -> handle.createQuery(CLOCK).mapTo(Long.class).one());
  }

  @Override
  public String forUpdate() {
    return " FOR UPDATE";
  }

  @Override
  public String forUpdateSkipLocked() {
    return " FOR UPDATE SKIP LOCKED";
  }

  @Override
  public void close() {
    pool.close();
  }
}
