package dev.berth.store.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends SqlStoreContract {
  @TempDir Path folder;

  @Override
  protected Database open() {
    return Sqlite.open(folder.resolve("berth.db"), clock);
  }
}
