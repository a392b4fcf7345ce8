package dev.berth.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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
    add(name, 1, labels);
  }

  public void add(String name, long amount, String... labels) {
    Counter.builder(name)
        .description(MetricHelp.of(name))
        .tags(labels)
        .register(registry)
        .increment((double) amount);
  }

  public void set(String name, long value, String... labels) {
    gauges.computeIfAbsent(name + String.join(",", labels), _ -> gauge(name, labels)).set(value);
  }

  private AtomicLong gauge(String name, String... labels) {
    var value = new AtomicLong();
    Gauge.builder(name, value, AtomicLong::doubleValue)
        .description(MetricHelp.of(name))
        .tags(labels)
        .strongReference(true)
        .register(registry);
    return value;
  }

  /** A time whose whole distribution matters: a histogram, from under a second to ten minutes. */
  public void spread(String name, Duration time, String... labels) {
    Timer.builder(name)
        .description(MetricHelp.of(name))
        .tags(labels)
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(time.isNegative() ? Duration.ZERO : time);
  }

  public void took(String name, Duration time, String... labels) {
    Timer.builder(name)
        .description(MetricHelp.of(name))
        .tags(labels)
        .register(registry)
        .record(time);
  }
}
