package dev.berth.store.sql;

import dev.berth.provision.state.AdapterState;
import dev.berth.provision.state.AdapterStateContract;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An adapter's state in PostgreSQL. */
class PostgresAdapterStateTest extends AdapterStateContract {
  private SqlStore store;

  @BeforeEach
  void open() {
    store =
        SqlStore.open(
            PostgresServer.shared().newDatabase(), InstantSource.system(), "a", (_, _) -> {});
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  protected AdapterState state(String adapter) {
    return store.adapterState(adapter);
  }
}
