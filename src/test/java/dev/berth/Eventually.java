package dev.berth;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a state, and never for a time: a busy machine may take as long as it needs. */
public final class Eventually {
  /** So long only what will never come is waited for; a wait in a test has no other bound. */
  public static final Duration AT_MOST = Duration.ofMinutes(10);

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** What takes long is looked at less often, as looks keep a busy machine busy. */
  private static final long LOOK_LAST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final int LOOKS_PER_TIME = 10;

  private Eventually() {}

  /**
   * Returns as soon as something holds; fails when it never does.
   *
   * @param what is waited for, in words
   * @param lastSeen what there is instead, asked for once it is too late
   */
  public static void holds(String what, BooleanSupplier condition, Supplier<?> lastSeen) {
    if (!within(AT_MOST, condition))
      fail("not within " + AT_MOST + ": " + what + "; last seen: " + lastSeen.get());
  }

  public static boolean within(Duration time, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      long took = System.nanoTime() - start;
      if (took > time.toNanos()) return false;
      LockSupport.parkNanos(Math.clamp(took / LOOKS_PER_TIME, LOOK_NANOS, LOOK_LAST_NANOS));
    }
    return true;
  }

  /** The end of a process, which has been told to end or ends by itself. */
  public static int ends(Process process) {
    try {
      if (process.waitFor(AT_MOST.toSeconds(), TimeUnit.SECONDS)) return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return fail("still alive: " + process.info().commandLine().orElse("a process"));
  }
}
