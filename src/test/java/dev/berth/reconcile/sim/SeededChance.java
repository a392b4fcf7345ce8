package dev.berth.reconcile.sim;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** All chance of a simulation: one seed, one order of throws. */
public final class SeededChance {
  private final SplittableRandom random;

  SeededChance(long seed) {
    // Neighbouring seeds must not look alike.
    this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L);
  }

  public boolean chance(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both ends may come. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  public <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  @SafeVarargs
  public final <T> T of(T... some) {
    return some[random.nextInt(some.length)];
  }

  public Duration millis(long low, long high) {
    return Duration.ofMillis(low + random.nextLong(high - low + 1));
  }

  public Duration seconds(long low, long high) {
    return millis(low * 1000, high * 1000);
  }

  /** Off in some worlds, else anything up to the most. */
  double rate(double most) {
    return chance(0.35) ? 0 : random.nextDouble() * most;
  }
}
