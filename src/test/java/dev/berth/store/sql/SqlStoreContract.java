package dev.berth.store.sql;

import dev.berth.store.Store;
import dev.berth.store.StoreContract;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;

/** What only a store that keeps its rows in tables must do. */
abstract class SqlStoreContract extends StoreContract {
  protected Database database;

  protected abstract Database open();

  @Override
  protected Store store(String worker) {
    if (database == null) database = open();
    return new SqlStore(database, worker, (_, _) -> {});
  }

  @AfterEach
  void close() {
    database.close();
  }

  protected <T> T sql(Work<T> work) {
    return database.write(work);
  }

  protected void run(String statement) {
    sql((Handle h) -> h.execute(statement));
  }
}
