package dev.berth.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.berth.store.Store.Unavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One file on this machine: one writer, a few readers, and no second process. */
final class Sqlite implements Database {
  /** How long a transaction waits for its turn. */
  static final Duration WAIT = Duration.ofSeconds(5);

  private static final int READERS = 4;

  /** The log is cut back to this size when it was longer for a while. */
  private static final int LOG_BYTES = 64 << 20;

  private final Optional<DatabaseLock> lock;
  private final InstantSource clock;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Connection writer;
  private final Jdbi writing;
  private final HikariDataSource readers;
  private final Jdbi reading;

  private Sqlite(
      Optional<DatabaseLock> lock,
      InstantSource clock,
      Connection writer,
      HikariDataSource readers) {
    this.lock = lock;
    this.clock = clock;
    this.writer = writer;
    this.writing = QuietErrors.of(Jdbi.create(new Kept(writer)));
    this.readers = readers;
    this.reading = QuietErrors.of(Jdbi.create(readers));
  }

  static Sqlite open(Path file, InstantSource clock) {
    refuse(file);
    var lock = DatabaseLock.of(file);
    try {
      var source = source(file);
      SchemaVersion.migrate(Flyway.configure().dataSource(source), "sqlite");
      checkPages(source);
      var writer = source.getConnection();
      var opened = new Sqlite(Optional.of(lock), clock, writer, readers(file));
      opened.freeClaims();
      return opened;
    } catch (SchemaVersion.Other e) {
      lock.close();
      throw e;
    } catch (SQLException | RuntimeException e) {
      lock.close();
      throw OpenFailure.sqlite(file, e);
    }
  }

  private static void refuse(Path file) {
    OpenFailure.ofFile(file)
        .ifPresent(
            why -> {
              throw new IllegalStateException("the database file " + file + " " + why);
            });
  }

  /** A damaged file is not worked on: what is written to it may be lost. */
  private static void checkPages(SQLiteDataSource source) throws SQLException {
    try (var connection = source.getConnection();
        var check = connection.createStatement();
        var found = check.executeQuery("PRAGMA quick_check(1)")) {
      var said = found.next() ? found.getString(1) : "";
      if (!said.equals("ok"))
        throw new SQLiteException("quick_check: " + said, SQLiteErrorCode.SQLITE_CORRUPT);
    }
  }

  /**
   * Beside a server that may be using the file: SQLite keeps the two apart for the moment of a
   * transaction, and what only one process may do is not done here.
   */
  static Sqlite beside(Path file, InstantSource clock) {
    if (!Files.exists(file)) throw new IllegalStateException("there is no database " + file);
    refuse(file);
    try {
      var source = source(file);
      SchemaVersion.check(Flyway.configure().dataSource(source), "sqlite");
      return new Sqlite(Optional.empty(), clock, source.getConnection(), readers(file));
    } catch (SQLException | FlywayException e) {
      throw OpenFailure.sqlite(file, e);
    }
  }

  private static SQLiteDataSource source(Path file) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout((int) WAIT.toMillis());
    config.setJournalSizeLimit(LOG_BYTES);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static HikariDataSource readers(Path file) {
    var config = new HikariConfig();
    config.setPoolName("berth-readers");
    config.setDataSource(source(file));
    config.setMaximumPoolSize(READERS);
    config.setConnectionTimeout(WAIT.toMillis());
    config.setConnectionInitSql("PRAGMA query_only = 1");
    return new HikariDataSource(config);
  }

  /** Nobody else can hold one: the process that did is gone. Rows that kill workers still wait. */
  private void freeClaims() {
    write(h -> h.createUpdate("UPDATE subject SET claimed_until = 0").execute());
  }

  @Override
  public <T> T write(TransactionWork<T> work) {
    waitForTurn();
    try (var handle = writing.open()) {
      handle.execute("BEGIN IMMEDIATE");
      return finish(handle, work);
    } finally {
      turn.unlock();
    }
  }

  private static <T> T finish(Handle handle, TransactionWork<T> work) {
    try {
      T result = work.run(handle);
      handle.execute("COMMIT");
      return result;
    } catch (RuntimeException | Error e) {
      rollBack(handle, e);
      throw e;
    }
  }

  /** A full disk has rolled it back already; what was thrown first is what matters. */
  private static void rollBack(Handle handle, Throwable first) {
    try {
      handle.execute("ROLLBACK");
    } catch (JdbiException e) {
      first.addSuppressed(e);
    }
  }

  private void waitForTurn() {
    try {
      if (turn.tryLock(WAIT.toMillis(), TimeUnit.MILLISECONDS)) return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Unavailable("the database was busy for " + WAIT.toSeconds() + " s", new Busy());
  }

  @Override
  public <T> T read(TransactionWork<T> work) {
    return reading.inTransaction(work::run);
  }

  @Override
  public long now(Handle handle) {
    return Micros.down(clock.instant());
  }

  @Override
  public String forUpdate() {
    return "";
  }

  @Override
  public String forUpdateSkipLocked() {
    return "";
  }

  @Override
  public void close() {
    waitForTurn();
    try {
      readers.close();
      writer.close();
    } catch (SQLException e) {
      throw new Unavailable("the database file was not closed cleanly", e);
    } finally {
      turn.unlock();
      lock.ifPresent(DatabaseLock::close);
    }
  }

  /** The one writing connection, which stays open. */
  private record Kept(Connection writer) implements ConnectionFactory {
    @Override
    public Connection openConnection() {
      return writer;
    }

    @Override
    public void closeConnection(Connection conn) {}
  }

  private static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
