package dev.berth.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Whatever wakes workers in between: what becomes due is seen within a second. */
class IdleLookTest {
  private static final int WORKERS = 8;

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final IdleLook idle = new IdleLook(now::get);

  private int looks() throws Exception {
    try (var workers = Executors.newFixedThreadPool(WORKERS)) {
      var all = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < WORKERS; i++) all.add(idle::take);
      int looks = 0;
      for (var one : workers.invokeAll(all)) if (one.get()) looks++;
      return looks;
    }
  }

  private void passes(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void one_of_all_looks_and_a_second_later_another() throws Exception {
    assertEquals(1, looks());
    assertEquals(IdleLook.EVERY, idle.left());
    passes(Duration.ofMillis(999));
    assertEquals(0, looks());
    passes(Duration.ofMillis(1));
    assertEquals(Duration.ZERO, idle.left());
    assertEquals(1, looks());
  }

  @Test
  void who_was_busy_for_long_does_not_make_up_for_it() throws Exception {
    assertEquals(1, looks());
    passes(Duration.ofMinutes(1));
    assertEquals(1, looks());
    assertEquals(0, looks());
  }
}
