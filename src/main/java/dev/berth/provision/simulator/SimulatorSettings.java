package dev.berth.provision.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the simulated provider behaves. Everything may be left out.
 *
 * @param stock machines it has, by plan; none named: it makes any plan and cannot tell what is free
 * @param quota most machines held at once, over all plans
 * @param installTime from create to ready, default {@link #INSTALL_TIME}
 * @param stopTime from the order to stop until it is off, default {@link #STOP_TIME}; starting
 *     takes as long
 * @param releaseTime from the order to delete until it is gone, default {@link #RELEASE_TIME}
 * @param vanishTime how long a machine hit by {@link Fault#VANISHES} is ready before it goes,
 *     default {@link #VANISH_TIME}
 * @param faults how often each fault strikes, in percent of the calls it can strike; see {@link
 *     Fault}
 * @param plans plans whose every create meets one named fault, for showing and testing it
 * @param seed chooses which calls the faults strike; the same seed strikes the same calls
 */
public record SimulatorSettings(
    Map<String, Integer> stock,
    Optional<Integer> quota,
    Duration installTime,
    Duration stopTime,
    Duration releaseTime,
    Duration vanishTime,
    Map<Fault, Integer> faults,
    Map<String, Fault> plans,
    long seed) {
  static final Duration INSTALL_TIME = Duration.ofSeconds(45);
  static final Duration STOP_TIME = Duration.ofSeconds(10);
  static final Duration RELEASE_TIME = Duration.ofSeconds(15);
  static final Duration VANISH_TIME = Duration.ofHours(1);
  static final int SLOW_FACTOR = 10;

  /** The longest of the times that can be set: a simulation is watched by people. */
  static final Duration TIME_MAX = Duration.ofDays(30);

  static final int STOCK_MAX = 100_000;

  public SimulatorSettings {
    stock = Map.copyOf(stock);
    faults = Map.copyOf(faults);
    plans = Map.copyOf(plans);
    stock.forEach((plan, count) -> between("stock of " + plan, count, STOCK_MAX));
    quota.ifPresent(most -> between("quota", most, STOCK_MAX));
    faults.forEach((fault, percent) -> between("faults of kind " + fault, percent, 100));
    sensible("install-time", installTime);
    sensible("stop-time", stopTime);
    sensible("release-time", releaseTime);
    sensible("vanish-time", vanishTime);
  }

  /** A provider without limits and faults. */
  public static SimulatorSettings defaults() {
    return new SimulatorSettings(
        Map.of(),
        Optional.empty(),
        INSTALL_TIME,
        STOP_TIME,
        RELEASE_TIME,
        VANISH_TIME,
        Map.of(),
        Map.of(),
        0);
  }

  public SimulatorSettings withStock(Map<String, Integer> other) {
    return new SimulatorSettings(
        other, quota, installTime, stopTime, releaseTime, vanishTime, faults, plans, seed);
  }

  public SimulatorSettings withQuota(int most) {
    return new SimulatorSettings(
        stock,
        Optional.of(most),
        installTime,
        stopTime,
        releaseTime,
        vanishTime,
        faults,
        plans,
        seed);
  }

  public SimulatorSettings withFaults(Map<Fault, Integer> percents, long chosenBy) {
    return new SimulatorSettings(
        stock, quota, installTime, stopTime, releaseTime, vanishTime, percents, plans, chosenBy);
  }

  public SimulatorSettings withPlans(Map<String, Fault> failing) {
    return new SimulatorSettings(
        stock, quota, installTime, stopTime, releaseTime, vanishTime, faults, failing, seed);
  }

  private static void between(String what, int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(what + " is " + value + ", but must be from 0 to " + most);
    }
  }

  private static void sensible(String what, Duration time) {
    if (time.isNegative() || time.compareTo(TIME_MAX) > 0) {
      throw new IllegalArgumentException(what + " must be from 0s to " + TIME_MAX.toDays() + "d");
    }
  }
}
