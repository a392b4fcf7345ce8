package dev.berth.reconcile.sim;

import dev.berth.reconcile.sim.check.SettledChecks;
import dev.berth.reconcile.sim.check.Violation;
import java.time.Duration;

/** One life of a world from a seed. */
final class Simulation {
  private static final Duration DAY = Duration.ofHours(26);

  /** What began at the very end of it gets so much time more, so often. */
  private static final Duration MORE = Duration.ofMinutes(10);

  private static final int MORE_MAX = 12;

  private Simulation() {}

  /** Returns a hash of how it went; throws with everything that is needed to see why. */
  static long run(long seed, WorldDatabase.Kind kind) {
    return run(seed, kind, PlantedBug.NONE);
  }

  static long run(long seed, WorldDatabase.Kind kind, PlantedBug planted) {
    var world = new World(seed, kind, planted);
    try {
      // The first start takes only what comes after it.
      world.begin();
      world.storm(world.dice().seconds(2400, world.dice().of(5000, 10_000, 100_000)));
      world.until(world.clock().instant().plus(DAY));
      var settled = new SettledChecks(world);
      for (int more = 0; more < MORE_MAX && settled.hasJustBegun(); more++)
        world.until(world.clock().instant().plus(MORE));
      settled.check();
      if (Boolean.getBoolean("berth.sim.print")) System.out.println(world.trace());
      return world.hash();
    } catch (Violation v) {
      throw failed(seed, world, v);
    } finally {
      world.close();
    }
  }

  static AssertionError failed(long seed, World world, Violation v) {
    var text =
        "%s%n%s%nseed %d, step %d: run again with -Dberth.sim.seed=%d%n%s"
            .formatted(v.getMessage(), world.weather(), seed, world.steps(), seed, world.trace());
    return new AssertionError(text, v);
  }
}
