package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.sandbox.SeenComment;
import dev.berth.watch.TroubleWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One comment in an issue of the operators says at any time what is wrong. */
class OperatorsCommentTest {
  private static final Duration A_WHILE = Duration.ofMinutes(11);

  @TempDir private Path data;
  private EndToEnd berth;
  private int board;

  @BeforeEach
  void begin() throws Exception {
    var settings =
        new OwnSettings(data)
            .change(
                "berth.yaml", "# operators-issue: acme/lab#12", "operators-issue: acme/cluster#1");
    berth = settings.life();
    board = berth.issues.open("mara", "What is wrong with our Berth", "Kept by Berth.");
    assertEquals(1, board);
    // The server was there first, found no such issue and said so.
    berth.sleeps(Duration.ofHours(1));
  }

  @AfterEach
  void end() {
    berth.close();
  }

  private List<SeenComment> board() {
    return berth.issues.comments(board);
  }

  private String says() {
    assertEquals(1, board().size(), () -> board().toString());
    return board().getFirst().body();
  }

  private void passes() throws InterruptedException {
    for (var done = Duration.ZERO;
        done.compareTo(A_WHILE) < 0;
        done = done.plus(TroubleWatch.EVERY)) {
      berth.parts.watch().look();
      berth.passes(TroubleWatch.EVERY);
    }
  }

  private void breaks() {
    berth.issues.push("mara", ".github/berth.yaml", "pools: none\n");
  }

  private void isMended() throws IOException {
    var shipped = Files.readString(Path.of("config/program.yaml"));
    berth.issues.push("mara", ".github/berth.yaml", shipped);
  }

  @Test
  void it_says_what_begins_and_what_is_over_in_one_comment() throws Exception {
    passes();
    assertTrue(says().startsWith("**Nothing is wrong.**"), says());
    long first = board().getFirst().id();
    breaks();
    passes();
    passes();
    assertTrue(says().startsWith("**1 trouble now.**"), says());
    assertTrue(says().contains("mend the file"), says());
    isMended();
    passes();
    passes();
    assertTrue(says().startsWith("**Nothing is wrong.**"), says());
    assertEquals(first, board().getFirst().id());
  }

  @Test
  void it_is_not_written_again_while_nothing_changes() throws Exception {
    passes();
    passes();
    var written = berth.writes();
    for (int i = 0; i < 4; i++) passes();
    assertEquals(written, berth.writes());
  }

  @Test
  void one_that_somebody_deleted_is_made_anew() throws Exception {
    passes();
    berth.issues.deleteComment("mara", board().getFirst().id());
    breaks();
    for (int i = 0; i < 3; i++) passes();
    assertTrue(says().startsWith("**1 trouble now.**"), says());
  }

  @Test
  void it_is_found_again_when_the_database_has_forgotten_it() throws Exception {
    passes();
    long first = board().getFirst().id();
    berth.stop();
    try (var connection =
            java.sql.DriverManager.getConnection("jdbc:sqlite:" + data.resolve("berth.db"));
        var forget = connection.createStatement()) {
      assertEquals(
          1,
          forget.executeUpdate(
              "update subject set state = json_remove(state, '$.operators') where state like"
                  + " '%\"inventoryAt\"%'"));
    }
    berth.start();
    breaks();
    passes();
    passes();
    assertEquals(first, board().getFirst().id());
    assertTrue(says().startsWith("**1 trouble now.**"), says());
  }
}
