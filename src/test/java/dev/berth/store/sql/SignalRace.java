package dev.berth.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.forge.Repository;
import dev.berth.store.Claim;
import dev.berth.store.HistoryLine;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.RowChange;
import dev.berth.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Threads that send and threads that take, on a clock that jumps over the time of claims; workers
 * crash in the middle of turns. In the end every entry was taken exactly once.
 */
final class SignalRace {
  private static final int SENDERS = 2;
  private static final int WORKERS = 4;
  private static final int EACH = 250;
  private static final int SUBJECTS = 6;
  private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");

  private final SqlStoreContract test;
  private final long seed;
  private final AtomicInteger sending = new AtomicInteger(SENDERS);

  SignalRace(SqlStoreContract test, long seed) {
    this.test = test;
    this.seed = seed;
  }

  void run() {
    var senders = IntStream.range(0, SENDERS).mapToObj(n -> thread(() -> send(n)));
    var workers = IntStream.range(0, WORKERS).mapToObj(n -> thread(() -> work(n)));
    MessageStorm.join(Stream.concat(senders, workers).toList());
    drain();
    assertEquals(0, test.number("SELECT count(*) FROM inbox WHERE taken_at IS NULL"), "lost");
    for (int n = 1; n <= SUBJECTS; n++) whole(n);
  }

  private void whole(int n) {
    var id = test.number("SELECT id FROM subject WHERE number = " + n);
    var taken = test.number("SELECT count(*) FROM inbox WHERE subject = " + id);
    var row = test.store("reader").reads().row(id).orElseThrow();
    assertEquals(taken, count(row), () -> "subject " + n + " of seed " + seed);
    assertEquals(taken, test.number("SELECT count(*) FROM history WHERE subject = " + id));
  }

  private static Thread thread(Runnable what) {
    return Thread.ofPlatform().unstarted(what);
  }

  private void send(int me) {
    var random = new Random(seed + me);
    var store = test.store("sender-" + me);
    for (int i = 0; i < EACH; i++) {
      var to = test.subject(1 + random.nextInt(SUBJECTS));
      store.enqueue(to, me + "-" + i, new Message.SyncAgain("x"));
      if (random.nextInt(8) == 0) store.enqueue(to, me + "-" + i, new Message.SyncAgain("again"));
    }
    sending.decrementAndGet();
  }

  private void work(int me) {
    var random = new Random(seed * 31 + me);
    for (int life = 0; sending.get() > 0; life++) {
      var store = test.store("worker-" + me + "-" + life);
      while (sending.get() > 0 && !turn(store, random)) Thread.onSpinWait();
    }
  }

  /** True when the worker is no more. */
  private boolean turn(Store store, Random random) {
    var claim = store.claim();
    if (claim.isEmpty()) return false;
    try {
      if (random.nextInt(30) == 0) return true;
      if (random.nextInt(15) == 0) test.jump(Store.CLAIM_TIME.plusSeconds(1));
      take(claim.get());
      if (random.nextInt(30) == 0) return true;
      if (random.nextInt(15) == 0) test.jump(Store.CLAIM_TIME.plusSeconds(1));
      claim.get().release(Store.NEVER);
    } catch (Claim.Lost e) {
      // Somebody else has it; nothing was written.
    }
    return false;
  }

  private static void take(Claim claim) {
    var change = RowChange.NOTHING;
    int total = count(claim.row());
    for (var e : claim.inbox())
      change =
          change
              .take(e.id())
              .addHistory(
                  new HistoryLine(AT, Optional.empty(), "counted", "{\"n\":" + ++total + "}"));
    claim.commit(change.with(row(total)));
  }

  private static int count(Row row) {
    return row instanceof Row.RepositoryRow r ? Integer.parseInt(r.labelsFor()) : 0;
  }

  private static Row row(int count) {
    return Row.RepositoryRow.since(AT, new Repository(7, "kelp/kelp"))
        .labelled(Integer.toString(count));
  }

  /** Without faults: every row comes to rest. */
  private void drain() {
    var store = test.store("drain");
    for (int i = 0; i < 10_000 && NextDue.of(store).isBefore(Store.NEVER); i++) {
      var claim = store.claim();
      if (claim.isEmpty()) test.jump(Duration.ofMinutes(10));
      else {
        take(claim.get());
        claim.get().release(Store.NEVER);
      }
    }
    assertEquals(Store.NEVER, NextDue.of(store), () -> "not at rest, seed " + seed);
  }
}
