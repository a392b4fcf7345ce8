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
  private static final Duration TROUBLE = Duration.ofSeconds(5);

  /** A running turn gets that long to end. */
  private static final Duration STOP = Duration.ofSeconds(25);

  private final TurnRunner turns;
  private final TurnServices services;
  private final Semaphore nudge = new Semaphore(0);

  private final IdleLook idle;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  public Workers(TurnServices services, int count) {
    this.services = services;
    this.turns = new TurnRunner(services);
    this.idle = new IdleLook(services.nanoTime());
    for (int i = 0; i < count; i++)
      threads.add(Thread.ofPlatform().name("worker-" + (i + 1)).unstarted(this::work));
  }

  public void start() {
    services.invariants().announce();
    threads.forEach(Thread::start);
  }

  /** Something came in: look now. */
  public void nudge() {
    if (nudge.availablePermits() == 0) nudge.release();
  }

  private void work() {
    while (!stopping) {
      if (!isToLook()) continue;
      try {
        // There may be more than one: another worker looks, too.
        if (turns.one()) nudge();
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

  /** Something came in, or it is the turn of this one of the idle workers. */
  private boolean isToLook() {
    return pause(idle.left()) || idle.take();
  }

  /** Whether something came in meanwhile. */
  private boolean pause(Duration time) {
    try {
      return nudge.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      stopping = true;
      return false;
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
