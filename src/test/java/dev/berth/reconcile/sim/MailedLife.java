package dev.berth.reconcile.sim;

import dev.berth.reconcile.sim.check.SettledChecks;
import dev.berth.reconcile.sim.check.Violation;
import java.time.Duration;
import java.util.List;

/**
 * A calm life in which an approver answers an old mail: the version in it was shown, and another
 * text stands in the issue by then.
 */
final class MailedLife {
  private static final int MAILS = 4;
  private static final Duration DAY = Duration.ofHours(26);

  private MailedLife() {}

  static void run(long seed, PlantedBug planted) {
    var dice = new SeededChance(seed);
    var world = new World(SimulatedProgram.BUSY, dice, FaultRates.calm(true), planted);
    try (world) {
      var people = new SimulatedPeople(world);
      people.open(SimulatedPeople.ANN);
      for (int n = 0; n < MAILS; n++) {
        world.passes(dice.seconds(60, 900));
        var i = List.copyOf(world.hub().issues.values()).getFirst();
        var mailed = SimulatedPeople.version(i);
        people.edit(i);
        world.passes(dice.seconds(60, 900));
        people.say(SimulatedPeople.DAVE, i, "/approve " + mailed);
      }
      world.passes(DAY);
      new SettledChecks(world).check();
    } catch (Violation v) {
      throw Simulation.failed(seed, world, v);
    }
  }
}
