package dev.berth.provision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of an adapter. Every order may be given again and changes nothing the second time.
 */
public sealed interface Order {
  MachineKey key();

  /**
   * Make a machine, unless one of this key is there.
   *
   * @param plan name in the program's catalogue
   * @param system operating system as the program names it
   * @param name what people call the machine, as {@code kelp-1}
   * @param project shown at the provider, so that its people know whose it is
   * @param sshKeys who may log in, one {@code authorized_keys} line each
   * @param end when the machine may be ended by the provider itself, where it can: the last line of
   *     defence, later than the end of the lease
   */
  record Allocate(
      MachineKey key,
      String pool,
      String plan,
      Optional<String> system,
      String name,
      String project,
      List<String> sshKeys,
      Optional<Instant> end)
      implements Order {
    public Allocate {
      sshKeys = List.copyOf(sshKeys);
    }
  }

  /** How is it? */
  record Poll(MachineKey key) implements Order {}

  /** Switch off; data stays. */
  record Stop(MachineKey key) implements Order {}

  record Start(MachineKey key) implements Order {}

  /** Who may log in from now on. */
  record AllowKeys(MachineKey key, List<String> sshKeys) implements Order {
    public AllowKeys {
      sshKeys = List.copyOf(sshKeys);
    }
  }

  /** The provider may end the machine by itself then, and not before: never sooner than it was. */
  record KeepUntil(MachineKey key, Instant until) implements Order {}

  /**
   * A person has worked on it by hand: nobody is asked to do anything, the provider takes note.
   *
   * @param made how the machine that they made is reached; empty: they deleted it, or never made it
   */
  record DoneByHand(MachineKey key, Optional<dev.berth.provision.MachineAccess> made)
      implements Order {}

  /** Delete for good. */
  record Release(MachineKey key) implements Order {}

  /** In the figures, where operators ask for it by this name. */
  default String metricLabel() {
    return switch (this) {
      case Allocate _ -> "allocate";
      case Poll _ -> "poll";
      case Stop _ -> "stop";
      case Start _ -> "start";
      case AllowKeys _ -> "access";
      case KeepUntil _ -> "keep";
      case DoneByHand _ -> "worked";
      case Release _ -> "release";
    };
  }
}
