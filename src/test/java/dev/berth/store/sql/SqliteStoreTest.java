package dev.berth.store.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.store.RowChange;
import dev.berth.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends SqlStoreContract {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("data").resolve("berth.db");
  }

  @Override
  protected Database open() {
    return Sqlite.open(file(), clock);
  }

  /** As kill -9 does: nothing is let go in order. */
  private void killed() {
    database.close();
    database = open();
    a = new SqlStore(database, "worker-of-a-new-process", (_, _) -> {});
  }

  @Test
  void claims_are_free_after_a_restart_and_open_intents_are_kept() {
    heard(1, "d1");
    claimed(a).recordIntent("machine", Duration.ofSeconds(55), true);
    killed();
    var claim = claimed(a);
    assertEquals(2, number("SELECT tries FROM subject WHERE number = 1"));
    assertEquals("machine", claim.intents().getFirst().key());
  }

  @Test
  void hole_8_a_row_that_kills_the_process_does_not_do_so_for_ever() {
    heard(1, "d1");
    for (int i = 0; i < 3; i++) {
      claimed(a);
      killed();
    }
    assertTrue(a.claim().isEmpty());
    heard(2, "d2");
    assertEquals(TWO, claimed(a).key());
    forward(Duration.ofMinutes(8));
    claimed(a);
    assertEquals(4, number("SELECT tries FROM subject WHERE number = 1"));
  }

  @Test
  void hole_31_a_second_process_is_refused_in_a_clear_sentence() {
    var refused = assertThrows(DatabaseLock.AlreadyOpen.class, this::open);
    assertTrue(refused.getMessage().contains("another process uses " + file()));
    assertTrue(refused.getMessage().contains("BERTH_DATABASE=jdbc:postgresql://"));
    database.close();
    database = open();
  }

  @Test
  void hole_31_a_second_process_is_refused_by_the_system_too() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var command =
        new ProcessBuilder(
            java.toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            SecondProcess.class.getName(),
            file().toString());
    var process = command.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(1, process.waitFor(), said);
    assertTrue(said.contains("another process uses"), said);
  }

  /** What a second `serve` on the same file does. */
  static final class SecondProcess {
    private SecondProcess() {}

    public static void main(String[] args) {
      SqlStore.open("jdbc:sqlite:" + args[0], java.time.Clock.systemUTC(), "second", (_, _) -> {});
    }
  }

  @Test
  void hole_31_the_log_does_not_grow_while_pages_are_read() throws IOException {
    long most = 0;
    for (int i = 0; i < 1500; i++) {
      heard(i % 50, "d" + i);
      a.reads().ledger(0, 50);
      a.reads().figures();
      if (i % 100 == 0) most = Math.max(most, Files.size(log()));
    }
    long bytes = Math.max(most, Files.size(log()));
    assertTrue(bytes < 16 << 20, () -> "the log has " + bytes + " bytes");
  }

  private Path log() {
    return file().resolveSibling("berth.db-wal");
  }

  @Test
  void every_commit_is_on_disk_before_it_is_confirmed() {
    int synchronous = database.write(h -> number(h, "PRAGMA synchronous"));
    assertEquals(2, synchronous, "FULL");
    assertEquals(
        "wal", database.write(h -> h.createQuery("PRAGMA journal_mode").mapTo(String.class).one()));
  }

  private static int number(org.jdbi.v3.core.Handle h, String query) {
    return h.createQuery(query).mapTo(Integer.class).one();
  }

  @Test
  void readers_cannot_write() {
    assertThrows(
        org.jdbi.v3.core.JdbiException.class,
        () -> database.read(h -> h.execute("DELETE FROM subject")));
  }

  @Test
  void what_fails_in_the_middle_leaves_nothing_behind() {
    assertThrows(
        IllegalStateException.class,
        () ->
            database.write(
                h -> {
                  h.execute(
                      "INSERT INTO subject (repository, number, due_at, signal) VALUES (1, 1, 0,"
                          + " 1)");
                  throw new IllegalStateException("in the middle");
                }));
    assertEquals(0, number("SELECT count(*) FROM subject"));
    assertTrue(heard(1, "d1"), "and the next transaction works");
  }

  @Test
  void a_folder_that_is_missing_is_made_and_other_addresses_are_refused() {
    assertTrue(Files.exists(file()));
    for (var url : new String[] {"jdbc:sqlite:", "jdbc:sqlite::memory:", "jdbc:h2:x", "berth.db"}) {
      var e =
          assertThrows(
              IllegalArgumentException.class,
              () -> SqlStore.open(url, clock, "worker", (_, _) -> {}));
      assertTrue(e.getMessage().contains("BERTH_DATABASE must be"));
    }
  }

  @Test
  void the_same_file_opened_again_has_everything() {
    heard(1, "d1");
    var claim = claimed(a);
    claim.commit(RowChange.NOTHING.take(claim.inbox().getFirst().id()));
    claim.release(Store.NEVER);
    a.close();
    try (var store = SqlStore.open("jdbc:sqlite:" + file(), clock, "worker-z", (_, _) -> {})) {
      assertEquals(Store.NEVER, NextDue.of(store));
      assertEquals(1, store.seen(java.util.List.of("d1")).size());
    }
    database = open();
  }
}
