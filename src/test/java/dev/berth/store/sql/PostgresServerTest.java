package dev.berth.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The tests' own server is as durable as a real one, and comes back after a kill. */
class PostgresServerTest {
  @Test
  void what_was_committed_is_there_after_a_kill() throws SQLException {
    try (PostgresServer server = PostgresServer.own()) {
      String address = server.newDatabase();
      try (Connection connection = DriverManager.getConnection(address);
          Statement statement = connection.createStatement()) {
        assertEquals("on", one(statement, "SHOW fsync"));
        assertEquals("on", one(statement, "SHOW synchronous_commit"));
        statement.execute("CREATE TABLE kept (n int)");
        statement.execute("INSERT INTO kept VALUES (41)");
      }
      server.kill();
      server.restart();
      try (Connection connection = DriverManager.getConnection(address);
          Statement statement = connection.createStatement()) {
        assertEquals("41", one(statement, "SELECT n FROM kept"));
      }
    }
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
