package dev.berth.provision.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.Eventually;
import dev.berth.config.Secret;
import dev.berth.observe.Metrics;
import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import dev.berth.provision.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class GuardedProvisionerTest {
  private static final MachineKey KEY = new MachineKey(1, 1, 1, 1, Optional.empty());
  private static final Order POLL = new Order.Poll(KEY);
  private static final Order ALLOCATE =
      new Order.Allocate(
          KEY,
          "lab",
          "small",
          Optional.empty(),
          "kelp-1",
          "kelp",
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty());

  private final SettableClock clock = new SettableClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Scripted provider = new Scripted();

  /** Answers what it is told, in order, then {@code Gone}. */
  private static final class Scripted implements Provisioner {
    final ArrayDeque<Supplier<Outcome>> answers = new ArrayDeque<>();
    final AtomicInteger calls = new AtomicInteger();

    @Override
    public Outcome fulfil(Order order) {
      calls.incrementAndGet();
      Supplier<Outcome> next;
      synchronized (answers) {
        next = answers.isEmpty() ? Outcome.Gone::new : answers.remove();
      }
      return next.get();
    }

    @Override
    public Optional<List<FoundMachine>> inventory() {
      throw new UnsupportedOperationException("the adapter has a bug");
    }

    @Override
    public Optional<Map<String, Integer>> stock() {
      return Optional.of(Map.of("small", 3));
    }
  }

  private Provisioner guarded(Duration deadline, int atOnce) {
    return new GuardedProvisioner(
        "lab",
        "berth",
        provider,
        new GuardSettings(deadline, atOnce, 3, Duration.ofMinutes(1)),
        new Redaction(List.of(new Secret("open sesame"))),
        new Metrics(registry),
        clock);
  }

  private Outcome silence() {
    return new Outcome.Failed("cannot connect", true, clock.instant());
  }

  /** Hangs until the test is over, whatever interrupts it. */
  private static Outcome hang(CountDownLatch until) {
    while (true) {
      try {
        until.await();
        return new Outcome.Gone();
      } catch (InterruptedException e) {
        Thread.interrupted();
      }
    }
  }

  @Test
  void hole_28_a_call_that_hangs_ends_at_the_deadline_as_a_failure_for_now() {
    CountDownLatch end = new CountDownLatch(1);
    provider.answers.add(() -> hang(end));
    Outcome outcome = guarded(Duration.ofMillis(50), 2).fulfil(ALLOCATE);
    end.countDown();
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
    assertTrue(failed.retryable());
    assertEquals(clock.instant().plusSeconds(30), failed.again());
  }

  @Test
  void hung_calls_keep_their_places_so_that_no_more_than_n_are_ever_out() {
    CountDownLatch end = new CountDownLatch(1);
    provider.answers.add(() -> hang(end));
    provider.answers.add(() -> hang(end));
    Provisioner guarded = guarded(Duration.ofMillis(40), 2);
    for (int i = 1; i <= 2; i++) {
      int calls = i;
      guarded.fulfil(POLL);
      // On a busy machine the caller may have given up before the call was made.
      Eventually.holds("call " + i, () -> provider.calls.get() == calls, provider.calls::get);
    }
    Outcome.Failed busy = assertInstanceOf(Outcome.Failed.class, guarded.fulfil(POLL));
    assertTrue(busy.why().contains("busy"), busy.why());
    assertEquals(2, provider.calls.get(), "the third was not made");
    end.countDown();
  }

  @Test
  void at_most_n_calls_are_out_under_load() throws Exception {
    AtomicInteger out = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < 200; i++) {
      provider.answers.add(
          () -> {
            most.accumulateAndGet(out.incrementAndGet(), Math::max);
            Thread.yield();
            out.decrementAndGet();
            return new Outcome.Stopped();
          });
    }
    Provisioner guarded = guarded(Duration.ofSeconds(20), 3);
    List<Future<Outcome>> all = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        all.add(threads.submit(() -> guarded.fulfil(POLL)));
      }
      for (Future<Outcome> one : all) {
        assertEquals(new Outcome.Stopped(), one.get());
      }
    }
    assertTrue(most.get() >= 1 && most.get() <= 3, "most at once: " + most);
  }

  @Test
  void a_provider_without_answers_is_left_alone_and_tried_by_one_call_after_the_rest() {
    Provisioner guarded = guarded(Duration.ofSeconds(20), 2);
    for (int i = 0; i < 4; i++) {
      provider.answers.add(this::silence);
    }
    for (int i = 0; i < 3; i++) {
      guarded.fulfil(POLL);
    }
    Instant open = clock.instant().plusSeconds(60);
    Outcome.Failed out = assertInstanceOf(Outcome.Failed.class, guarded.fulfil(POLL));
    assertEquals(open, out.again());
    assertEquals(3, provider.calls.get());

    clock.forward(Duration.ofSeconds(60));
    guarded.fulfil(POLL);
    guarded.fulfil(POLL);
    assertEquals(4, provider.calls.get(), "one try, then another rest");

    clock.forward(Duration.ofSeconds(60));
    assertEquals(new Outcome.Gone(), guarded.fulfil(POLL));
    assertEquals(new Outcome.Gone(), guarded.fulfil(POLL));
    assertEquals(6, provider.calls.get(), "back to normal");
  }

  @Test
  void a_full_provider_is_not_taken_for_a_dead_one() {
    Provisioner guarded = guarded(Duration.ofSeconds(20), 2);
    for (int i = 0; i < 10; i++) {
      provider.answers.add(this::silence);
      guarded.fulfil(ALLOCATE);
    }
    assertEquals(new Outcome.Gone(), guarded.fulfil(new Order.Release(KEY)));
  }

  @Test
  void reasons_are_cleaned_before_anybody_sees_them() {
    provider.answers.add(
        () ->
            new Outcome.Failed(
                "POST https://10.0.0.7:8774/v2 said: open sesame\nis wrong", false, Instant.MAX));
    Outcome.Failed failed =
        assertInstanceOf(Outcome.Failed.class, guarded(Duration.ofSeconds(20), 2).fulfil(ALLOCATE));
    assertEquals("POST [hidden] said: [hidden] is wrong", failed.why());
    assertFalse(failed.retryable());
  }

  @Test
  void a_bug_of_the_adapter_is_counted_and_is_a_failed_call_as_any_other() {
    Provisioner guarded = guarded(Duration.ofSeconds(20), 2);
    assertEquals(Optional.empty(), guarded.inventory(), "what comes after it goes on");
    assertEquals(1, registry.get("berth.provision.bugs").tag("pool", "lab").counter().count());
  }

  @Test
  void calls_are_counted_by_order_and_outcome() {
    Provisioner guarded = guarded(Duration.ofSeconds(20), 2);
    guarded.fulfil(POLL);
    guarded.stock();
    assertEquals(
        1,
        registry
            .get("berth.provision.calls")
            .tags("pool", "lab", "order", "poll", "outcome", "gone")
            .counter()
            .count());
    assertEquals(
        1,
        registry
            .get("berth.provision.calls")
            .tags("order", "stock", "outcome", "known")
            .counter()
            .count());
  }

  @Test
  void settings_refuse_a_deadline_beyond_the_house_s() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new GuardSettings(Duration.ofSeconds(21), 1, 1, Duration.ZERO));
  }
}
