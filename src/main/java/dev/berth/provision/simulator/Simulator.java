package dev.berth.provision.simulator;

import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
public final class Simulator implements Provisioner {
  /** When a call that failed for the moment is worth another try. */
  static final Duration TRY_AGAIN = Duration.ofSeconds(30);

  private static final String NO_ANSWER = "The provider did not answer.";

  private final SimulatorSettings settings;
  private final HallKeeper keeper;
  private final InstantSource clock;
  private final Faults faults;

  private Simulator(SimulatorSettings settings, HallKeeper keeper, InstantSource clock) {
    this.settings = settings;
    this.keeper = keeper;
    this.clock = clock;
    this.faults = new Faults(settings);
  }

  /** Machines are forgotten when the process ends. */
  public static Simulator inMemory(SimulatorSettings settings, InstantSource clock) {
    return new Simulator(settings, new HallKeeper.InMemory(), clock);
  }

  /**
   * Machines are kept in {@code simulator.json} of the folder; processes of one host may share it.
   *
   * @throws IOException when the folder cannot be made or its file cannot be read
   */
  public static Simulator inFolder(SimulatorSettings settings, Path folder, InstantSource clock)
      throws IOException {
    return new Simulator(settings, new HallFile(folder), clock);
  }

  /** Has this fault strike the next call; for tests. */
  public void strikeNext(Fault fault) {
    faults.order(fault);
  }

  /** How often a machine was made under this key; for tests and checks. */
  public int timesMade(MachineKey key) {
    try {
      return keeper.with(hall -> hall.made().getOrDefault(key.text(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Outcome fulfil(Order order) {
    Instant now = clock.instant();
    try {
      return keeper.with(hall -> answer(hall, order, now));
    } catch (IOException e) {
      return new Outcome.Failed(
          "The simulated provider cannot keep its file.", true, now.plus(TRY_AGAIN));
    }
  }

  private Outcome answer(Hall hall, Order order, Instant now) {
    hall.passTo(now);
    Optional<String> plan =
        order instanceof Order.Allocate allocate ? Optional.of(allocate.plan()) : Optional.empty();
    Set<Fault> struck = faults.strike(number(hall), plan);
    if (struck.contains(Fault.UNREACHABLE)) {
      return new Outcome.Failed(NO_ANSWER, true, now.plus(TRY_AGAIN));
    }
    Outcome outcome = act(hall, order, now, struck);
    return struck.contains(Fault.ANSWER_LOST)
        ? new Outcome.Failed(NO_ANSWER, true, now.plus(TRY_AGAIN))
        : outcome;
  }

  /** Calls are counted only where a fault may ask for the number: a poll then writes nothing. */
  private long number(Hall hall) {
    return settings.faults().isEmpty() ? hall.calls() : hall.nextCall();
  }

  private Outcome act(Hall hall, Order order, Instant now, Set<Fault> struck) {
    Optional<Machine> found = hall.find(order.key());
    if (order instanceof Order.Allocate allocate && found.isEmpty()) {
      return make(hall, allocate, now, struck);
    }
    if (found.isEmpty()) {
      return new Outcome.Gone();
    }
    hall.put(changed(found.get(), order, now));
    hall.passTo(now);
    return hall.find(order.key()).map(Machine::outcome).orElseGet(Outcome.Gone::new);
  }

  private Machine changed(Machine machine, Order order, Instant now) {
    return switch (order) {
      case Order.Poll _, Order.Worked _ -> machine;
      case Order.Access(MachineKey _, List<String> keys) -> machine.openTo(keys);
      // Only ever later: a repeated old order must not take an extension back.
      case Order.Allocate allocate ->
          allocate.end().map(end -> keptUntil(machine, end)).orElse(machine);
      case Order.Keep(MachineKey _, Instant until) -> keptUntil(machine, until);
      case Order.Stop _ ->
          switch (machine.phase()) {
            case INSTALLING, STARTING, READY ->
                machine.then(Machine.Phase.STOPPING, now, settings.stopTime());
            case FAILING, STOPPING, STOPPED, RELEASING, BROKEN -> machine;
          };
      case Order.Start _ ->
          switch (machine.phase()) {
            case STOPPING, STOPPED ->
                machine.then(Machine.Phase.STARTING, now, settings.stopTime());
            case INSTALLING, FAILING, STARTING, READY, RELEASING, BROKEN -> machine;
          };
      case Order.Release _ ->
          machine.phase() == Machine.Phase.RELEASING
              ? machine
              : machine.in(Machine.Phase.RELEASING, now.plus(settings.releaseTime()));
    };
  }

  private static Machine keptUntil(Machine machine, Instant end) {
    return machine.end().filter(e -> !end.isAfter(e)).isPresent() ? machine : machine.endingAt(end);
  }

  private Outcome make(Hall hall, Order.Allocate order, Instant now, Set<Fault> struck) {
    Optional<Outcome> no = Room.refusal(settings, hall, order, now, struck);
    if (no.isPresent()) {
      return no.get();
    }
    Duration install =
        struck.contains(Fault.SLOW)
            ? settings.installTime().multipliedBy(SimulatorSettings.SLOW_FACTOR)
            : settings.installTime();
    Machine machine = Machine.of(order, hall.serial(), now, install);
    if (struck.contains(Fault.VANISHES)) {
      machine = machine.vanishingAt(now.plus(install).plus(settings.vanishTime()));
    }
    if (struck.contains(Fault.INSTALL_FAILS)) {
      machine = machine.in(Machine.Phase.FAILING, now.plus(install));
    }
    hall.add(machine);
    hall.passTo(now);
    return hall.find(order.key()).map(Machine::outcome).orElseGet(Outcome.Gone::new);
  }

  @Override
  public Optional<List<Found>> inventory() {
    return look(
        hall ->
            hall.machines().values().stream()
                .map(one -> new Found(Optional.of(one.key()), one.plan(), one.made()))
                .toList());
  }

  @Override
  public Optional<Map<String, Integer>> stock() {
    return settings.stock().isEmpty() ? Optional.empty() : look(hall -> Room.free(settings, hall));
  }

  private <T> Optional<T> look(Function<Hall, T> look) {
    Instant now = clock.instant();
    try {
      return keeper.with(
          hall -> {
            hall.passTo(now);
            Set<Fault> struck = faults.strike(number(hall), Optional.empty());
            return struck.contains(Fault.UNREACHABLE)
                ? Optional.empty()
                : Optional.of(look.apply(hall));
          });
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
