package dev.berth.store.sql;

import dev.berth.store.Store.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Callers that wait for the disk at the same time share one transaction: who comes while one is
 * written is in the next. Nobody is answered before the commit, and a caller alone waits for nobody
 * else.
 *
 * @param <W> what is written down
 * @param <R> what each caller is told
 */
final class GroupCommit<W, R> {
  /** So many share one transaction. */
  static final int GROUP_MAX = 128;

  /** More are not kept waiting. */
  static final int WAITING_MAX = 2_000;

  /** Nobody waits longer; what was written all the same is known when it comes again. */
  static final Duration WAIT = Duration.ofSeconds(8);

  private final Function<List<W>, List<R>> together;
  private final Duration wait;
  private final BlockingQueue<Waiting<W, R>> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
  private final AtomicBoolean writing = new AtomicBoolean();

  private record Waiting<W, R>(W what, CompletableFuture<R> told) {}

  /**
   * Writes by groups.
   *
   * @param together writes all of them in one transaction, and tells the outcome of each in their
   *     order; where it throws, nothing of them is written
   * @param wait nobody waits longer
   */
  GroupCommit(Function<List<W>, List<R>> together, Duration wait) {
    this.together = together;
    this.wait = wait;
  }

  /** Durable when this returns; throws what its transaction threw. */
  R write(W what) {
    var mine = new Waiting<W, R>(what, new CompletableFuture<>());
    if (!waiting.offer(mine)) throw busy("more than " + WAITING_MAX + " deliveries wait for it");
    if (writing.compareAndSet(false, true)) Thread.startVirtualThread(this::writeAll);
    return told(mine.told());
  }

  /** How many wait for the next group. */
  int waiting() {
    return waiting.size();
  }

  private void writeAll() {
    do {
      while (!waiting.isEmpty()) settle(next());
      writing.set(false);
      // Somebody may have come between the last look and this moment, and relied on us.
    } while (!waiting.isEmpty() && writing.compareAndSet(false, true));
  }

  private List<Waiting<W, R>> next() {
    var group = new ArrayList<Waiting<W, R>>();
    waiting.drainTo(group, GROUP_MAX);
    return group;
  }

  /** A database that is away fails slowly: it is not asked for who has left. */
  private void settle(List<Waiting<W, R>> all) {
    var group = all.stream().filter(one -> !one.told().isDone()).toList();
    if (group.isEmpty()) return;
    try {
      var results = together.apply(group.stream().map(Waiting::what).toList());
      for (int i = 0; i < group.size(); i++) group.get(i).told().complete(results.get(i));
    } catch (RuntimeException | Error e) {
      // One that cannot be written must not keep the others from it.
      if (group.size() > 1) group.forEach(one -> settle(List.of(one)));
      else group.getFirst().told().completeExceptionally(e);
    }
  }

  private R told(CompletableFuture<R> outcome) {
    try {
      return outcome.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) throw error;
      throw (RuntimeException) e.getCause();
    } catch (TimeoutException e) {
      outcome.cancel(false);
      throw busy("it was busy for " + wait.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy("this process ends");
    }
  }

  private static Unavailable busy(String why) {
    return new Unavailable("the database did not accept: " + why, new Busy());
  }

  private static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
