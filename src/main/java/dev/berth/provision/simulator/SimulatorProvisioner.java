package dev.berth.provision.simulator;

import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import dev.berth.provision.state.AdapterState;
import dev.berth.provision.state.EarlierStateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A provider that only pretends: it behaves as one, with stock, delays and faults, and costs
 * nothing. It never waits; time passes by its clock between calls.
 */
public final class SimulatorProvisioner implements Provisioner {
  /** When a call that failed for the moment is worth another try. */
  static final Duration TRY_AGAIN = Duration.ofSeconds(30);

  /** All its machines are one entry of the adapter's state. */
  public static final String STATE_KEY = EarlierStateFile.MACHINES;

  private static final String NO_ANSWER = "The provider did not answer.";

  private final SimulatorSettings settings;
  private final MachineStoreHolder keeper;
  private final InstantSource clock;
  private final Faults faults;

  private SimulatorProvisioner(
      SimulatorSettings settings, MachineStoreHolder keeper, InstantSource clock) {
    this.settings = settings;
    this.keeper = keeper;
    this.clock = clock;
    this.faults = new Faults(settings);
  }

  /** Machines are forgotten when the process ends. */
  public static SimulatorProvisioner inMemory(SimulatorSettings settings, InstantSource clock) {
    return new SimulatorProvisioner(settings, new MachineStoreHolder.InMemory(), clock);
  }

  /** Machines are kept in the adapter's state, which replicas share. */
  public static SimulatorProvisioner keptIn(
      AdapterState state, SimulatorSettings settings, InstantSource clock) {
    return new SimulatorProvisioner(settings, new SharedMachineStore(state), clock);
  }

  /** Has this fault strike the next call; for tests. */
  public void strikeNext(Fault fault) {
    faults.order(fault);
  }

  /** How often a machine was made under this key; for tests and checks. */
  public int timesMade(MachineKey key) {
    try {
      return keeper.with(machines -> machines.made().getOrDefault(key.text(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Outcome fulfil(Order order) {
    Instant now = clock.instant();
    try {
      return keeper.with(machines -> answer(machines, order, now));
    } catch (IOException e) {
      return new Outcome.Failed(
          "The simulated provider cannot keep its machines.", true, now.plus(TRY_AGAIN));
    }
  }

  private Outcome answer(MachineStore machines, Order order, Instant now) {
    machines.passTo(now);
    Optional<String> plan =
        order instanceof Order.Allocate allocate ? Optional.of(allocate.plan()) : Optional.empty();
    Set<Fault> struck = faults.strike(number(machines), plan);
    if (struck.contains(Fault.UNREACHABLE)) {
      return new Outcome.Failed(NO_ANSWER, true, now.plus(TRY_AGAIN));
    }
    Outcome outcome = act(machines, order, now, struck);
    return struck.contains(Fault.ANSWER_LOST)
        ? new Outcome.Failed(NO_ANSWER, true, now.plus(TRY_AGAIN))
        : outcome;
  }

  /** Calls are counted only where a fault may ask for the number: a poll then writes nothing. */
  private long number(MachineStore machines) {
    return settings.faults().isEmpty() ? machines.calls() : machines.nextCall();
  }

  private Outcome act(MachineStore machines, Order order, Instant now, Set<Fault> struck) {
    Optional<SimulatedMachine> found = machines.find(order.key());
    if (order instanceof Order.Allocate allocate && found.isEmpty()) {
      return make(machines, allocate, now, struck);
    }
    if (found.isEmpty()) {
      return new Outcome.Gone();
    }
    machines.put(changed(found.get(), order, now));
    machines.passTo(now);
    return machines.find(order.key()).map(SimulatedMachine::outcome).orElseGet(Outcome.Gone::new);
  }

  private SimulatedMachine changed(SimulatedMachine machine, Order order, Instant now) {
    return switch (order) {
      case Order.Poll _, Order.DoneByHand _ -> machine;
      case Order.AllowKeys(MachineKey _, List<String> keys) -> machine.openTo(keys);
      // Only ever later: a repeated old order must not take an extension back.
      case Order.Allocate allocate ->
          allocate.end().map(end -> keptUntil(machine, end)).orElse(machine);
      case Order.KeepUntil(MachineKey _, Instant until, Optional<Instant> _) ->
          keptUntil(machine, until);
      case Order.Stop _ ->
          switch (machine.phase()) {
            case INSTALLING, STARTING, READY ->
                machine.then(SimulatedMachine.Phase.STOPPING, now, settings.stopTime());
            case FAILING, STOPPING, STOPPED, RELEASING, BROKEN -> machine;
          };
      case Order.Start _ ->
          switch (machine.phase()) {
            case STOPPING, STOPPED ->
                machine.then(SimulatedMachine.Phase.STARTING, now, settings.stopTime());
            case INSTALLING, FAILING, STARTING, READY, RELEASING, BROKEN -> machine;
          };
      case Order.Release _ ->
          machine.phase() == SimulatedMachine.Phase.RELEASING
              ? machine
              : machine.in(SimulatedMachine.Phase.RELEASING, now.plus(settings.releaseTime()));
    };
  }

  private static SimulatedMachine keptUntil(SimulatedMachine machine, Instant end) {
    return machine.end().filter(e -> !end.isAfter(e)).isPresent() ? machine : machine.endingAt(end);
  }

  private Outcome make(
      MachineStore machines, Order.Allocate order, Instant now, Set<Fault> struck) {
    Optional<Outcome> no = SimulatedStock.refusal(settings, machines, order, now, struck);
    if (no.isPresent()) {
      return no.get();
    }
    Duration install =
        struck.contains(Fault.SLOW)
            ? settings.installTime().multipliedBy(SimulatorSettings.SLOW_FACTOR)
            : settings.installTime();
    SimulatedMachine machine = SimulatedMachine.of(order, machines.serial(), now, install);
    if (struck.contains(Fault.VANISHES)) {
      machine = machine.vanishingAt(now.plus(install).plus(settings.vanishTime()));
    }
    if (struck.contains(Fault.INSTALL_FAILS)) {
      machine = machine.in(SimulatedMachine.Phase.FAILING, now.plus(install));
    }
    machines.add(machine);
    machines.passTo(now);
    return machines.find(order.key()).map(SimulatedMachine::outcome).orElseGet(Outcome.Gone::new);
  }

  @Override
  public Optional<List<FoundMachine>> inventory() {
    return look(
        machines ->
            machines.machines().values().stream()
                .map(one -> new FoundMachine(one.key(), one.plan(), one.made()).endingAt(one.end()))
                .toList());
  }

  @Override
  public Optional<Map<String, Integer>> stock() {
    return settings.stock().isEmpty()
        ? Optional.empty()
        : look(machines -> SimulatedStock.free(settings, machines));
  }

  private <T> Optional<T> look(Function<MachineStore, T> look) {
    Instant now = clock.instant();
    try {
      return keeper.with(
          machines -> {
            machines.passTo(now);
            Set<Fault> struck = faults.strike(number(machines), Optional.empty());
            return struck.contains(Fault.UNREACHABLE)
                ? Optional.empty()
                : Optional.of(look.apply(machines));
          });
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
