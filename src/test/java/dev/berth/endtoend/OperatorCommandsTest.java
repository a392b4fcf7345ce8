package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.cli.BerthCommand;
import dev.berth.store.SubjectKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators type beside a server that runs on the same file. */
class OperatorCommandsTest {
  @TempDir Path data;
  private InstantSource clock = InstantSource.system();

  /** The commands tell the time as the server beside them does. */
  private EndToEnd life() throws InterruptedException {
    var berth = new EndToEnd(data);
    clock = berth.clock;
    return berth;
  }

  private record Said(int status, String out) {}

  private Said berth(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.add("--database=jdbc:sqlite:" + data.resolve("berth.db"));
    var out = new StringWriter();
    var line = BerthCommand.line(clock);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    int status = line.execute(all.toArray(String[]::new));
    return new Said(status, out.toString());
  }

  private void sql(String statement) throws Exception {
    try (var c = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("berth.db"));
        var s = c.createStatement()) {
      s.execute("PRAGMA busy_timeout = 600000");
      s.executeUpdate(statement);
    }
  }

  @Test
  void a_parked_word_has_its_effect_after_a_retry_beside_the_running_server() throws Exception {
    try (var berth = life()) {
      berth.opens("rio", EndToEnd.form("2", "90 days")).shows("needs approval");
      assertEquals(new Said(0, "nothing is parked\n"), berth("parked", "list"));
      // As if it had failed five times.
      berth.issues.comment("mara", berth.issue, "/approve");
      berth.delivered();
      sql(
          "UPDATE inbox SET parked_at = 1, attempts = 5 WHERE taken_at IS NULL AND id LIKE"
              + " 'comment:%'");
      berth.settle().shows("needs approval");
      var list = berth("parked", "list");
      assertTrue(
          list.out().contains("acme/cluster#" + berth.issue + "  heard comment-created"),
          list.out());
      assertTrue(list.out().endsWith("1 parked\n"), list.out());
      assertEquals(1, berth("parked", "retry", "comment:nothing").status());
      assertEquals(0, berth("parked", "retry", "comment:").status());
      berth.passes(Duration.ofMinutes(2)).shows("active");
      assertEquals(new Said(0, "nothing is parked\n"), berth("parked", "list"));
    }
  }

  @Test
  void a_person_is_forgotten_beside_the_running_server() throws Exception {
    try (var berth = life()) {
      berth.opens("rio", EndToEnd.form("2", "90 days"));
      assertEquals(1, berth("forget", "nobody-at-all").status());
      assertEquals(0, berth("forget", "@rio").status());
      var row =
          (dev.berth.store.Row.IssueRow)
              berth
                  .parts
                  .services()
                  .store()
                  .reads()
                  .row(new SubjectKey(berth.issues.id(), berth.issue))
                  .orElseThrow();
      assertTrue(row.request().orElseThrow().requester().login().startsWith("ghost-"));
    }
  }

  @Test
  void a_history_changed_by_hand_is_named_and_counted() throws Exception {
    try (var berth = life()) {
      berth.opens("rio", EndToEnd.form("2", "90 days"));
      var whole = berth("history", "check");
      assertEquals(0, whole.status(), whole.out());
      assertTrue(whole.out().startsWith("all histories are whole"), whole.out());
      sql("UPDATE history SET person = 1 WHERE seq = 1");
      var broken = berth("history", "check");
      assertEquals(1, broken.status());
      assertTrue(
          broken
              .out()
              .contains("(acme/cluster#" + berth.issue + ") is not what was written, from line 1"),
          broken.out());
      berth.passes(Duration.ofDays(2));
      assertTrue(
          berth.parts.watch().list().stream()
              .anyMatch(
                  t ->
                      t.id().equals("histories-broken")
                          && t.kind().remedy().contains("berth history check")));
    }
  }

  @Test
  void a_file_that_is_no_database_is_told_in_one_line() throws Exception {
    Files.writeString(data.resolve("berth.db"), "not a database, ".repeat(400));
    var said = berth("parked", "list");
    assertEquals(1, said.status());
    assertEquals(1, said.out().lines().count(), said.out());
    assertTrue(said.out().contains("is no SQLite database"), said.out());
  }

  @Test
  void a_folder_in_the_place_of_an_issue_is_told_as_misuse() {
    var out = new StringWriter();
    var line = BerthCommand.line(clock).setErr(new PrintWriter(out, true));
    assertEquals(BerthCommand.USAGE, line.execute("check", data.toString()));
    assertTrue(out.toString().contains(data + " cannot be read"), out.toString());
  }

  @Test
  void no_database_is_made_by_a_command() {
    var said = berth("parked", "list");
    assertEquals(1, said.status());
    assertTrue(said.out().contains("there is no database"), said.out());
    assertTrue(java.nio.file.Files.notExists(data.resolve("berth.db")));
  }
}
