package dev.berth.reconcile.sim;

import dev.berth.reconcile.sim.check.Violation;
import java.time.Duration;

/**
 * A life in which a backup is restored: what was ordered and said after it is forgotten, an
 * operator lets the work go on, and people go on as if nothing had been.
 */
final class RestoredLife {
  /** All lists of the forge and of the providers are looked through within that. */
  private static final Duration NOTICED = Duration.ofHours(3);

  private RestoredLife() {}

  static void run(long seed, PlantedBug planted) {
    var dice = new SeededChance(seed);
    var weather = FaultRates.calm(dice.chance(0.7));
    var world = new World(SimulatedProgram.BUSY, dice, weather, planted);
    try (world) {
      var people = new SimulatedPeople(world);
      world.until(world.crowded(people, dice.seconds(600, 40_000)));
      var restore = world.backup();
      world.until(world.crowded(people, dice.seconds(600, 20_000)));
      restore.run();
      // It is counted as the first that the database forgot.
      people.open(SimulatedPeople.ANN);
      world.passes(NOTICED);
      noticed(world);
      world.resume();
      world.until(world.crowded(people, dice.seconds(3600, 40_000)));
      world.passes(NOTICED);
    } catch (Violation v) {
      throw Simulation.failed(seed, world, v);
    }
  }

  /** A machine that this database never ordered proves that it is older than the world. */
  private static void noticed(World world) {
    if (!world.door().standstill().evidence().isEmpty()) return;
    for (var hall : world.halls().values())
      for (var box : hall.boxes.values())
        if (world.door().reads().row(box.key.request()).isEmpty())
          throw new Violation("nobody noticed " + box.key);
  }
}
