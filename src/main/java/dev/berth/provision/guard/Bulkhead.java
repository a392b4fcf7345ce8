package dev.berth.provision.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Makes calls on virtual threads of their own, a bounded number at once, each under a deadline. A
 * hung call is interrupted and keeps its place until it really ends: more of them would not help.
 */
final class Bulkhead {
  private final String name;
  private final Semaphore places;
  private final Duration deadline;

  Bulkhead(String name, int atOnce, Duration deadline) {
    this.name = name;
    this.places = new Semaphore(atOnce, true);
    this.deadline = deadline;
  }

  sealed interface Answer<T> {
    record Came<T>(T value) implements Answer<T> {}

    /** Nothing came before the deadline; the call may still land. */
    record Silence<T>() implements Answer<T> {}

    /** The adapter threw. */
    record Broken<T>() implements Answer<T> {}

    /** The call was not made: no place came free in time. */
    record Busy<T>() implements Answer<T> {}

    /** The call was not made: the provider is left alone until then. */
    record KeptOut<T>(Instant until) implements Answer<T> {}
  }

  /** Waits for a place for a quarter of the deadline at most, the rest is the call's. */
  <T> Answer<T> make(Supplier<T> call) {
    long start = System.nanoTime();
    try {
      if (!places.tryAcquire(deadline.toNanos() / 4, TimeUnit.NANOSECONDS)) {
        return new Answer.Busy<>();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Busy<>();
    }
    FutureTask<T> task = new FutureTask<>(call::get);
    Thread thread =
        Thread.ofVirtual()
            .name("provider-" + name)
            .start(
                () -> {
                  try {
                    task.run();
                  } finally {
                    places.release();
                  }
                });
    return await(task, thread, deadline.toNanos() - (System.nanoTime() - start));
  }

  private <T> Answer<T> await(FutureTask<T> task, Thread thread, long nanosLeft) {
    try {
      return new Answer.Came<>(task.get(nanosLeft, TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      thread.interrupt();
      return new Answer.Silence<>();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return new Answer.Silence<>();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException bug) {
        throw bug;
      }
      if (e.getCause() instanceof Error bug) {
        throw bug;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
