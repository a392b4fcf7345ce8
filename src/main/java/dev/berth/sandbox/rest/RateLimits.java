package dev.berth.sandbox.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** GitHub's limits: so many requests an hour a caller, so many new things a minute and an hour. */
public final class RateLimits {
  public static final int CREATED_PER_MINUTE = 80;
  static final int CREATED_PER_HOUR = 500;
  private static final Duration WINDOW = Duration.ofHours(1);

  /** How a caller stands in the window that runs. */
  record Standing(int limit, int used, Instant reset) {
    int remaining() {
      return Math.max(0, limit - used);
    }
  }

  private final int perHour;
  private final boolean secondary;
  private final Map<String, Standing> standings = new HashMap<>();
  private final Map<String, Deque<Instant>> created = new HashMap<>();

  public RateLimits(int perHour, boolean secondary) {
    this.perHour = perHour;
    this.secondary = secondary;
  }

  synchronized Standing standing(String key, Instant now) {
    Standing there = standings.get(key);
    if (there == null || !now.isBefore(there.reset())) {
      there = new Standing(perHour, 0, now.plus(WINDOW));
      standings.put(key, there);
    }
    return there;
  }

  synchronized void use(String key, Instant now) {
    Standing s = standing(key, now);
    standings.put(key, new Standing(s.limit(), s.used() + 1, s.reset()));
  }

  /** The wait that the secondary limit asks of a caller who makes something; empty when it may. */
  synchronized Optional<Duration> waitToCreate(String key, Instant now) {
    if (!secondary) {
      return Optional.empty();
    }
    Deque<Instant> times = created.computeIfAbsent(key, k -> new ArrayDeque<>());
    while (!times.isEmpty() && !times.getFirst().isAfter(now.minus(WINDOW))) {
      times.removeFirst();
    }
    Instant minute = now.minus(Duration.ofMinutes(1));
    long lately = times.stream().filter(t -> t.isAfter(minute)).count();
    if (times.size() >= CREATED_PER_HOUR || lately >= CREATED_PER_MINUTE) {
      return Optional.of(Duration.ofMinutes(1));
    }
    times.addLast(now);
    return Optional.empty();
  }
}
