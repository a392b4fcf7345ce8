package dev.berth.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Counters, gauges and timers by name, for the operators' page of figures. */
public final class Metrics {
  private static final Duration[] BUCKETS =
      Stream.of(500L, 1_000L, 2_000L, 5_000L, 10_000L, 30_000L, 60_000L, 300_000L, 600_000L)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final ConcurrentHashMap<String, AtomicLong> gauges = new ConcurrentHashMap<>();

  public Metrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Adds one. Labels come in pairs, name and value; values are words of our own, never user text.
   */
  public void count(String name, String... labels) {
    registry.counter(name, labels).increment();
  }

  public void add(String name, long amount, String... labels) {
    registry.counter(name, labels).increment((double) amount);
  }

  public void set(String name, long value, String... labels) {
    gauges
        .computeIfAbsent(
            name + String.join(",", labels),
            _ ->
                registry.gauge(
                    name, io.micrometer.core.instrument.Tags.of(labels), new AtomicLong()))
        .set(value);
  }

  /** A time whose whole distribution matters: a histogram, from under a second to ten minutes. */
  public void spread(String name, Duration time, String... labels) {
    Timer.builder(name)
        .tags(labels)
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(time.isNegative() ? Duration.ZERO : time);
  }

  public void took(String name, Duration time, String... labels) {
    registry.timer(name, labels).record(time);
  }
}
