package dev.berth.reconcile.sim;

import dev.berth.forge.Role;
import dev.berth.reconcile.sim.check.SettledChecks;
import dev.berth.reconcile.sim.check.Violation;
import java.time.Duration;

/**
 * A life of a request or two in which nothing goes wrong by itself, but hardly anybody who comes by
 * is honest: attacks come much closer together than in a storm.
 */
final class AttackedLife {
  private static final int DEEDS = 10;
  private static final Duration DAY = Duration.ofHours(26);

  private AttackedLife() {}

  static void run(long seed, PlantedBug planted) {
    var dice = new SeededChance(seed);
    var weather = FaultRates.calm(dice.chance(0.7));
    var world = new World(SimulatedProgram.BUSY, dice, weather, planted);
    try (world) {
      var people = new SimulatedPeople(world);
      people.open(SimulatedPeople.ANN);
      people.open(SimulatedPeople.BOB);
      for (int n = 0; n < DEEDS; n++) {
        world.passes(dice.seconds(20, dice.of(60, 300, 600, 30_000)));
        deed(world, people);
      }
      world.hub().role(SimulatedPeople.DAVE, Role.MAINTAIN);
      world.passes(DAY);
      new SettledChecks(world).check();
    } catch (Violation v) {
      throw Simulation.failed(seed, world, v);
    }
  }

  private static void deed(World world, SimulatedPeople people) {
    var dice = world.dice();
    var i = dice.pick(java.util.List.copyOf(world.hub().issues.values()));
    if (SimulatedPeople.has(i, "needs approval") && dice.chance(0.5))
      world.hub().label(SimulatedPeople.ERIN, i, "approved");
    else people.strangers().act(i);
  }
}
