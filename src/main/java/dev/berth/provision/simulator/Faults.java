package dev.berth.provision.simulator;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Decides which faults strike a call: by the seed and the number of the call, nothing else. */
final class Faults {
  private final SimulatorSettings settings;

  /** Faults ordered by hand for the next call; tests only. */
  private final EnumSet<Fault> ordered = EnumSet.noneOf(Fault.class);

  Faults(SimulatorSettings settings) {
    this.settings = settings;
  }

  synchronized void order(Fault fault) {
    ordered.add(fault);
  }

  /** The faults of this call; those ordered by hand are used up. */
  synchronized Set<Fault> strike(long call, Optional<String> plan) {
    EnumSet<Fault> struck = EnumSet.copyOf(ordered);
    ordered.clear();
    plan.map(settings.plans()::get).ifPresent(struck::add);
    SplittableRandom dice = new SplittableRandom(settings.seed() * 31 + call);
    for (Fault fault : Fault.values()) {
      // Thrown also when the rate is 0, so that changing one rate leaves the others as they were.
      if (dice.nextInt(100) < settings.faults().getOrDefault(fault, 0)) {
        struck.add(fault);
      }
    }
    return struck;
  }
}
