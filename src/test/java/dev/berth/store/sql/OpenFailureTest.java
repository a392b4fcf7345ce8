package dev.berth.store.sql;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What cannot be arranged on every machine: a sentence for each of a database's own codes. */
class OpenFailureTest {
  @ParameterizedTest
  @CsvSource({
    "28P01, user and password",
    "28000, pg_hba.conf",
    "3D000, createdb",
    "42501, GRANT CREATE",
    "53300, max_connections",
    "57P03, try again",
    "25006, name the primary",
    "08001, cannot be reached",
    "XX000, PostgreSQL cannot be used"
  })
  void incident_11_22_postgresql_says_it_by_code(String state, String part) {
    var wrapped = new IllegalStateException("pool", new SQLException("FATAL: no\nmore", state));
    var said = String.valueOf(OpenFailure.postgres(wrapped).getMessage());
    assertTrue(said.contains(part), said);
    assertFalse(said.contains("more"), said);
  }

  @ParameterizedTest
  @CsvSource({
    "SQLITE_BUSY, locked by another program",
    "SQLITE_BUSY_SNAPSHOT, locked by another program",
    "SQLITE_NOTADB, no SQLite database",
    "SQLITE_CORRUPT, is damaged",
    "SQLITE_CORRUPT_INDEX, is damaged",
    "SQLITE_READONLY, may not be written",
    "SQLITE_READONLY_DBMOVED, may not be written",
    "SQLITE_FULL, the disk is full",
    "SQLITE_CANTOPEN, cannot be opened",
    "SQLITE_IOERR, cannot be used"
  })
  void incident_11_22_sqlite_says_it_by_code(SQLiteErrorCode code, String part) {
    var file = java.nio.file.Path.of("berth.db");
    var said =
        String.valueOf(OpenFailure.sqlite(file, new SQLiteException("x", code)).getMessage());
    assertTrue(said.contains(part), said);
  }
}
