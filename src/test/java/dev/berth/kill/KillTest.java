package dev.berth.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.berth.store.sql.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/**
 * The real process is killed with -9 at random moments, while webhooks get lost and the forge fails
 * now and then; the end is as if nothing had happened. {@code -Dberth.kills=300} for long runs,
 * {@code -Dberth.seed=N} for another choice of moments.
 */
@Order(5)
class KillTest {
  private static final int KILLS = Integer.getInteger("berth.kills", 3);
  private static final long SEED = Long.getLong("berth.seed", 20261120);

  /** A request costs a dozen writes, and the forge allows five hundred an hour. */
  private static final int STORIES_MAX = 30;

  @TempDir private Path folder;

  /** Minutes of waiting for claims and intents to run out: not for every build. */
  @BeforeEach
  void wanted() {
    assumeTrue(
        "1".equals(System.getenv("BERTH_TEST_ALL")) || Integer.getInteger("berth.kills") != null,
        "kills a real process for minutes: set BERTH_TEST_ALL=1 or -Dberth.kills=N");
  }

  private void killed(String what, String database, int replicas, int rounds) throws Exception {
    var start = Instant.now();
    try (var run = new KillRun(folder, database, replicas, SEED)) {
      run.rounds(rounds, Math.clamp(rounds / 3, 5, STORIES_MAX));
      if (replicas > 1) run.loseAllButOne();
      var problems = run.settle();
      System.out.println(
          what
              + ", seed "
              + SEED
              + ": "
              + run.figures()
              + ", "
              + Duration.between(start, Instant.now()).toSeconds()
              + " s");
      assertEquals("", String.join("\n", problems), "seed " + SEED);
    }
  }

  @Test
  @Execution(CONCURRENT)
  void killed_on_sqlite_nothing_is_lost_and_nothing_happens_twice() throws Exception {
    killed("SQLite", "jdbc:sqlite:" + folder.resolve("data").resolve("berth.db"), 1, KILLS);
  }

  @Test
  @Execution(CONCURRENT)
  void killed_on_postgresql_nothing_is_lost_and_nothing_happens_twice() throws Exception {
    killed("PostgreSQL", PostgresServer.shared().newDatabase(), 1, KILLS);
  }

  @Test
  @Execution(CONCURRENT)
  void three_replicas_on_one_postgresql_two_of_which_die_come_to_the_same_end() throws Exception {
    killed("three replicas", PostgresServer.shared().newDatabase(), 3, KILLS);
  }
}
