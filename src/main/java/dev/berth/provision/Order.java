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
   * @param requestUrl address of the issue; known when the order is sent, and not kept before
   * @param sshKeys who may log in, one {@code authorized_keys} line each
   * @param leaseEnd when its people lose it, as planned now
   * @param end nobody was promised the machine after that: end of the lease and of its grace time.
   *     Written on the machine's record at the provider
   */
  record Allocate(
      MachineKey key,
      String pool,
      String plan,
      Optional<String> system,
      String name,
      String project,
      Optional<String> requestUrl,
      List<String> sshKeys,
      Optional<Instant> leaseEnd,
      Optional<Instant> end)
      implements Order {
    public Allocate {
      sshKeys = List.copyOf(sshKeys);
    }

    /** The same order, with the address of the issue that it is for. */
    public Allocate linkedTo(String url) {
      return new Allocate(
          key, pool, plan, system, name, project, Optional.of(url), sshKeys, leaseEnd, end);
    }

    /** The same order for another machine. */
    public Allocate under(MachineKey other) {
      return new Allocate(
          other, pool, plan, system, name, project, requestUrl, sshKeys, leaseEnd, end);
    }

    public Allocate openTo(List<String> keys) {
      return new Allocate(key, pool, plan, system, name, project, requestUrl, keys, leaseEnd, end);
    }

    public Allocate keptUntil(Instant lease, Instant until) {
      return new Allocate(
          key,
          pool,
          plan,
          system,
          name,
          project,
          requestUrl,
          sshKeys,
          Optional.of(lease),
          Optional.of(until));
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

  /**
   * Another end for the machine's record at the provider: the later one of the two stands.
   *
   * @param until nobody is promised the machine after that
   * @param leaseEnd when its people lose it
   */
  record KeepUntil(MachineKey key, Instant until, Optional<Instant> leaseEnd) implements Order {}

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
