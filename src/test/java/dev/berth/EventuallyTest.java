package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventuallyTest {
  @Test
  void a_state_is_looked_for_until_it_is_there() {
    var looks = new AtomicInteger();
    Eventually.holds("three looks", () -> looks.incrementAndGet() == 3, looks::get);
    assertEquals(3, looks.get());
  }

  @Test
  void what_never_comes_is_given_up() {
    var looks = new AtomicInteger();
    assertFalse(Eventually.within(Duration.ZERO, () -> looks.incrementAndGet() < 0));
    assertEquals(1, looks.get());
  }
}
