package dev.berth.store.sql;

import dev.berth.provision.state.AdapterState;
import dev.berth.provision.state.AdapterStateContract;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An adapter's state in SQLite. */
class SqliteAdapterStateTest extends AdapterStateContract {
  @TempDir Path folder;
  private SqlStore store;

  @BeforeEach
  void open() {
    store =
        SqlStore.open(
            "jdbc:sqlite:" + folder.resolve("berth.db"), InstantSource.system(), "a", (_, _) -> {});
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
