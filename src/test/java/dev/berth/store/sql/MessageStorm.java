package dev.berth.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.store.Message;
import dev.berth.store.RowChange;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Many rows that tell many others something in each commit, from several threads at once. */
final class MessageStorm {
  private static final int WORKERS = 4;
  private static final int TURNS = 100;
  private static final int SUBJECTS = 8;
  private static final int WORDS = 4;

  private final SqlStoreContract test;
  private final long seed;
  private final AtomicInteger said = new AtomicInteger();

  MessageStorm(SqlStoreContract test, long seed) {
    this.test = test;
    this.seed = seed;
  }

  void run() {
    IntStream.rangeClosed(1, SUBJECTS).forEach(n -> test.store("setup").ensureRow(test.subject(n)));
    join(
        IntStream.range(0, WORKERS)
            .mapToObj(n -> Thread.ofPlatform().unstarted(() -> talk(n)))
            .toList());
    assertTrue(said.get() > TURNS, () -> "hardly anything was said: " + said);
    assertEquals(said.get(), test.number("SELECT count(*) FROM inbox"));
  }

  private void talk(int me) {
    var random = new Random(seed + me);
    var store = test.store("worker-" + me);
    for (int i = 0; i < TURNS; i++)
      store
          .claim()
          .ifPresent(
              c -> {
                var change = RowChange.NOTHING;
                for (int w = 0; w < WORDS; w++) {
                  var id = c.key() + "-" + c.number() + "-" + w;
                  change = change.send(someone(random), id, new Message.SyncAgain("hello"));
                }
                c.commit(change);
                said.addAndGet(WORDS);
                c.release(Store.NEVER);
              });
  }

  /** Now and then a row that is not there yet. */
  private SubjectKey someone(Random random) {
    return test.subject(1 + random.nextInt(random.nextInt(10) == 0 ? 4 * SUBJECTS : SUBJECTS));
  }

  /** Starts them, waits for their ends, and fails with what any of them threw. */
  static void join(List<Thread> threads) {
    var thrown = new ConcurrentLinkedQueue<Throwable>();
    for (var t : threads) t.setUncaughtExceptionHandler((_, e) -> thrown.add(e));
    threads.forEach(Thread::start);
    for (var t : threads) {
      try {
        t.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    thrown.stream()
        .findFirst()
        .ifPresent(
            e -> {
              throw new AssertionError("a thread failed", e);
            });
  }
}
