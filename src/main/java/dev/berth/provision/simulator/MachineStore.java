package dev.berth.provision.simulator;

import dev.berth.provision.MachineKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the simulated provider holds: the truth about its machines, and how often each key was
 * made. Not safe for two threads; {@link MachineStoreHolder} hands it out to one at a time.
 */
final class MachineStore {
  /** So many keys are remembered; the oldest are forgotten. */
  static final int REMEMBERED_MAX = 5_000;

  private long serial;
  private long calls;
  private final Map<String, SimulatedMachine> machines;
  private final Map<String, Integer> made;

  MachineStore(
      long serial, long calls, Map<String, SimulatedMachine> machines, Map<String, Integer> made) {
    this.serial = serial;
    this.calls = calls;
    this.machines = new LinkedHashMap<>(machines);
    this.made = new LinkedHashMap<>(made);
  }

  static MachineStore empty() {
    return new MachineStore(0, 0, Map.of(), Map.of());
  }

  /** Lets time pass: what is installed by now is ready, what is over is gone. */
  void passTo(Instant now) {
    for (SimulatedMachine machine : Map.copyOf(machines).values()) {
      machine.at(now).ifPresentOrElse(this::put, () -> machines.remove(machine.key().text()));
    }
  }

  Optional<SimulatedMachine> find(MachineKey key) {
    return Optional.ofNullable(machines.get(key.text()));
  }

  void put(SimulatedMachine machine) {
    machines.put(machine.key().text(), machine);
  }

  /** Takes in a machine that was not there before. */
  void add(SimulatedMachine machine) {
    serial++;
    put(machine);
    made.merge(machine.key().text(), 1, Integer::sum);
    if (made.size() > REMEMBERED_MAX) {
      made.remove(made.keySet().iterator().next());
    }
  }

  long countOf(String plan) {
    return machines.values().stream().filter(machine -> machine.plan().equals(plan)).count();
  }

  /** Numbers the calls, so that a seed can say which of them a fault strikes. */
  long nextCall() {
    return ++calls;
  }

  long serial() {
    return serial;
  }

  long calls() {
    return calls;
  }

  Map<String, SimulatedMachine> machines() {
    return machines;
  }

  /** How often a machine was made under each key; more than once is somebody's bug. */
  Map<String, Integer> made() {
    return made;
  }
}
