package dev.berth.reconcile.sim;

import dev.berth.store.MemoryStore;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import dev.berth.store.sql.SharedDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;

/** The database that all workers of a world share. */
interface WorldDatabase extends AutoCloseable {
  /** As a worker of that name sees it. */
  Store open(String worker);

  /** Fails over to a standby that did not get the last claim of the row. */
  void standby(SubjectKey key);

  /** The only process starts anew: nobody holds anything. */
  void freeClaims();

  /** Takes a backup; running what it answers restores it. */
  default Runnable backup() {
    throw new UnsupportedOperationException("only in memory");
  }

  /** An operator says that the work may go on after a restore. */
  default void resume() {
    throw new UnsupportedOperationException("only in memory");
  }

  @Override
  void close();

  /** Makes one on the clock of a world. */
  interface Kind extends Function<InstantSource, WorldDatabase> {}

  static WorldDatabase inMemory(InstantSource clock) {
    var tables = new MemoryStore.Tables(clock);
    return new WorldDatabase() {
      @Override
      public Store open(String worker) {
        return new MemoryStore(tables, worker);
      }

      @Override
      public void standby(SubjectKey key) {
        tables.missedLastClaim(key);
      }

      @Override
      public void freeClaims() {
        tables.freeClaims();
      }

      @Override
      public Runnable backup() {
        var copy = tables.backup();
        return () -> tables.restore(copy);
      }

      @Override
      public void resume() {
        tables.resume();
      }

      @Override
      public void close() {}
    };
  }

  static WorldDatabase sqlite(Path file, InstantSource clock) {
    return of(SharedDatabase.sqlite(file, clock));
  }

  static WorldDatabase postgresql(String url, InstantSource clock) {
    return of(SharedDatabase.postgresql(url, clock));
  }

  private static WorldDatabase of(SharedDatabase shared) {
    return new WorldDatabase() {
      @Override
      public Store open(String worker) {
        return shared.open(worker);
      }

      @Override
      public void standby(SubjectKey key) {
        shared.missedLastClaim(key);
      }

      @Override
      public void freeClaims() {
        shared.freeClaims();
      }

      @Override
      public void close() {
        shared.close();
      }
    };
  }
}
