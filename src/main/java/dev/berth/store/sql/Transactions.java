package dev.berth.store.sql;

import dev.berth.store.Store.Unavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Runs work in transactions: measured, tried again where it only lost a race, never half done. */
final class Transactions implements AutoCloseable {
  /** A transaction that another one got in the way of is run so often in all. */
  private static final int RUNS_MAX = 3;

  /** Serialization failure and deadlock, as PostgreSQL calls them. */
  private static final Set<String> RACES = Set.of("40001", "40P01");

  private final Database database;
  private final BiConsumer<String, Duration> took;

  Transactions(Database database, BiConsumer<String, Duration> took) {
    this.database = database;
    this.took = took;
  }

  Database database() {
    return database;
  }

  long now(Handle handle) {
    return database.now(handle);
  }

  <T> T write(String what, TransactionWork<T> work) {
    return run(what, () -> database.write(work));
  }

  <T> T read(String what, TransactionWork<T> work) {
    return run(what, () -> database.read(work));
  }

  private <T> T run(String what, java.util.function.Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return tried(what, work, 1);
    } finally {
      took.accept(what, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private <T> T tried(String what, java.util.function.Supplier<T> work, int run) {
    try {
      return work.get();
    } catch (JdbiException e) {
      if (run < RUNS_MAX && isRace(e)) return tried(what, work, run + 1);
      throw new Unavailable("the database did not " + what + ": " + reason(e), e);
    }
  }

  private static boolean isRace(JdbiException e) {
    return e.getCause() instanceof SQLException s
        && s.getSQLState() != null
        && RACES.contains(s.getSQLState());
  }

  /** The database's own words: Jdbi's would show the values, and with them people's texts. */
  private static String reason(JdbiException e) {
    return e.getCause() instanceof SQLException s
        ? s.getClass().getSimpleName() + " " + s.getSQLState() + " " + s.getErrorCode()
        : e.getClass().getSimpleName();
  }

  @Override
  public void close() {
    database.close();
  }
}
