package dev.berth.reconcile;

import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The threads that take turns. They look once a second, and at once when something came in through
 * this process. Stopping lets running turns end and begins no new one.
 */
public final class Workers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Workers.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration TROUBLE = Duration.ofSeconds(5);

  /** A running turn gets that long to end. */
  private static final Duration STOP = Duration.ofSeconds(25);

  private final TurnRunner turns;
  private final TurnServices services;
  private final Semaphore nudge = new Semaphore(0);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  public Workers(TurnServices services, int count) {
    this.services = services;
    this.turns = new TurnRunner(services);
    for (int i = 0; i < count; i++) {
      var first = LOOK.multipliedBy(i);
      threads.add(Thread.ofPlatform().name("worker-" + (i + 1)).unstarted(() -> work(first)));
    }
  }

  public void start() {
    services.invariants().announce();
    threads.forEach(Thread::start);
  }

  /** Something came in: look now. */
  public void nudge() {
    if (nudge.availablePermits() == 0) nudge.release();
  }

  /** Each begins its looking a second after the one before. */
  private void work(Duration first) {
    pause(first);
    while (!stopping) {
      try {
        // Idle workers take turns in looking, so that all together look once a second.
        if (!turns.one()) pause(LOOK.multipliedBy(threads.size()));
        else nudge();
      } catch (Store.Unavailable e) {
        log.warn("the database cannot be used now: {}", e.getMessage());
        services.metrics().count("berth_store_unavailable");
        pause(TROUBLE);
      } catch (RuntimeException | StackOverflowError e) {
        log.error("a turn failed; its subject is tried again later", e);
        services.metrics().count("berth_turns_failed");
      } finally {
        MDC.remove(TurnRunner.SUBJECT);
      }
    }
  }

  private void pause(Duration time) {
    try {
      if (nudge.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) return;
    } catch (InterruptedException e) {
      stopping = true;
    }
  }

  @Override
  public void close() {
    stopping = true;
    nudge.release(threads.size());
    for (var t : threads) {
      // A server that could not open its port never started them.
      if (!t.isAlive()) continue;
      try {
        t.join(STOP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
