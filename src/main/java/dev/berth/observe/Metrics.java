package dev.berth.observe;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counters, gauges and timers by name, for the operators' page of figures. */
public final class Metrics {
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

  public void took(String name, Duration time, String... labels) {
    registry.timer(name, labels).record(time);
  }
}
