package dev.berth.provision.simulator;

import dev.berth.provision.MachineAccess;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One simulated machine as it is kept.
 *
 * @param serial numbers the machines of this provider; gives the address
 * @param phase what it is, from {@code since} of the phase on
 * @param until when the phase is over, for those that pass by themselves
 * @param end as it was given; {@link Provisioner#BACKSTOP} later the provider takes it away itself
 * @param gone when it goes by a fault
 */
record SimulatedMachine(
    MachineKey key,
    String plan,
    String name,
    String project,
    List<String> sshKeys,
    long serial,
    Instant made,
    Phase phase,
    Instant until,
    Optional<Instant> end,
    Optional<Instant> gone) {

  enum Phase {
    INSTALLING,
    /** Looks like installing, and ends broken. */
    FAILING,
    READY,
    STOPPING,
    STOPPED,
    STARTING,
    RELEASING,
    /** Was made and will never be ready. */
    BROKEN
  }

  SimulatedMachine {
    sshKeys = List.copyOf(sshKeys);
  }

  static SimulatedMachine of(Order.Allocate order, long serial, Instant now, Duration install) {
    return new SimulatedMachine(
        order.key(),
        order.plan(),
        order.name(),
        order.project(),
        order.sshKeys(),
        serial,
        now,
        Phase.INSTALLING,
        now.plus(install),
        order.end(),
        Optional.empty());
  }

  /** As it is at this instant; empty when it is not there any more. */
  Optional<SimulatedMachine> at(Instant now) {
    if (passed(end.map(e -> e.plus(Provisioner.BACKSTOP)), now) || passed(gone, now)) {
      return Optional.empty();
    }
    if (now.isBefore(until)) {
      return Optional.of(this);
    }
    return switch (phase) {
      case INSTALLING, STARTING -> Optional.of(in(Phase.READY, until));
      case FAILING -> Optional.of(in(Phase.BROKEN, until));
      case STOPPING -> Optional.of(in(Phase.STOPPED, until));
      case RELEASING -> Optional.empty();
      case READY, STOPPED, BROKEN -> Optional.of(this);
    };
  }

  /** Begins another phase as soon as the present one is over. */
  SimulatedMachine then(Phase next, Instant now, Duration time) {
    return in(next, (until.isAfter(now) ? until : now).plus(time));
  }

  SimulatedMachine in(Phase next, Instant over) {
    return new SimulatedMachine(
        key, plan, name, project, sshKeys, serial, made, next, over, end, gone);
  }

  SimulatedMachine openTo(List<String> keys) {
    return new SimulatedMachine(
        key, plan, name, project, keys, serial, made, phase, until, end, gone);
  }

  SimulatedMachine endingAt(Instant later) {
    return new SimulatedMachine(
        key, plan, name, project, sshKeys, serial, made, phase, until, Optional.of(later), gone);
  }

  SimulatedMachine vanishingAt(Instant instant) {
    return new SimulatedMachine(
        key, plan, name, project, sshKeys, serial, made, phase, until, end, Optional.of(instant));
  }

  Outcome outcome() {
    return switch (phase) {
      case INSTALLING, FAILING, STARTING, STOPPING, RELEASING -> new Outcome.Pending(until);
      case READY -> new Outcome.Ready(access());
      case STOPPED -> new Outcome.Stopped();
      case BROKEN -> new Outcome.Failed("The machine did not install.", false, until);
    };
  }

  /** An address of the range that is reserved for examples, so that nobody reaches a stranger. */
  private MachineAccess access() {
    return new MachineAccess(
        "198.51.100." + (1 + serial % 254), "root", List.of(HostKey.of(key.text())));
  }

  private static boolean passed(Optional<Instant> instant, Instant now) {
    return instant.isPresent() && !now.isBefore(instant.get());
  }
}
