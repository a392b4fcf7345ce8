package dev.berth.reconcile.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.store.sql.PostgresServer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lives of whole worlds, each from a seed. What fails prints its seed; {@code
 * -Dberth.sim.seed=SEED} runs that one again, {@link SimulationMain} runs as many as one likes.
 */
@Order(Integer.MAX_VALUE)
class SimulationTest {
  private static final long FIRST = Long.getLong("berth.sim.first", 1);
  private static final long SEEDS = Long.getLong("berth.sim.seeds", 1800);
  private static final long ATTACKED = Long.getLong("berth.sim.attacked", 60);
  private static final long MAILED = Long.getLong("berth.sim.mailed", 40);
  private static final long RESTORED = Long.getLong("berth.sim.restored", 140);
  private static final Optional<Long> ONE = Optional.ofNullable(Long.getLong("berth.sim.seed"));
  private static final long REPLAYS = Long.getLong("berth.sim.replays", 24);
  private static final long ON_SQLITE = Long.getLong("berth.sim.sqlite", 3);
  private static final long ON_POSTGRESQL = Long.getLong("berth.sim.postgresql", 2);

  @TempDir Path folder;

  @BeforeAll
  static void quiet() {
    QuietLog.please();
  }

  @Test
  void nothing_is_lost_and_nothing_happens_twice_in_memory() throws InterruptedException {
    all(SEEDS, seed -> in(seed, WorldDatabase::inMemory));
  }

  @Test
  void strangers_get_nothing_and_stop_nobody() throws InterruptedException {
    all(ATTACKED, seed -> AttackedLife.run(seed, PlantedBug.NONE));
  }

  @Test
  void an_old_mail_that_is_answered_approves_nothing_else() throws InterruptedException {
    all(MAILED, seed -> MailedLife.run(seed, PlantedBug.NONE));
  }

  @Test
  void a_restored_backup_gives_no_machine_to_two() throws InterruptedException {
    all(RESTORED, seed -> RestoredLife.run(seed, PlantedBug.NONE));
  }

  @Test
  void a_calm_replay_of_what_people_did_comes_to_the_same_end() throws InterruptedException {
    all(REPLAYS, Replay::run);
  }

  private static void all(long seeds, LongConsumer life) throws InterruptedException {
    if (ONE.isPresent()) {
      life.accept(ONE.get());
      return;
    }
    var next = new AtomicLong(FIRST);
    var failures = new ConcurrentLinkedQueue<AssertionError>();
    var hands = Math.min(4, Runtime.getRuntime().availableProcessors());
    var threads = new java.util.ArrayList<Thread>();
    for (int i = 0; i < hands; i++)
      threads.add(Thread.ofVirtual().start(() -> lives(seeds, life, next, failures)));
    for (var t : threads) t.join();
    if (!failures.isEmpty()) throw failures.element();
  }

  private static void lives(
      long seeds,
      LongConsumer life,
      AtomicLong next,
      ConcurrentLinkedQueue<AssertionError> failures) {
    for (long seed; failures.isEmpty() && (seed = next.getAndIncrement()) < FIRST + seeds; )
      try {
        life.accept(seed);
      } catch (AssertionError e) {
        failures.add(e);
      }
  }

  @Test
  void nothing_is_lost_and_nothing_happens_twice_on_sqlite() {
    for (long seed = FIRST; seed < FIRST + ON_SQLITE; seed++) {
      var file = folder.resolve("data" + seed).resolve("berth.db");
      in(ONE.orElse(seed), clock -> WorldDatabase.sqlite(file, clock));
    }
  }

  @Test
  void nothing_is_lost_and_nothing_happens_twice_on_postgresql() {
    var server = PostgresServer.shared();
    for (long seed = FIRST; seed < FIRST + ON_POSTGRESQL; seed++)
      in(ONE.orElse(seed), clock -> WorldDatabase.postgresql(server.newDatabase(), clock));
  }

  @Test
  void the_same_seed_is_the_same_life() {
    for (long seed = 1; seed <= 5; seed++)
      assertEquals(
          in(seed, WorldDatabase::inMemory), in(seed, WorldDatabase::inMemory), "seed " + seed);
  }

  private static long in(long seed, WorldDatabase.Kind kind) {
    return Simulation.run(seed, kind);
  }
}
