package dev.berth.provision.handoff;

import dev.berth.provision.MachineAccess;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person is to do for one machine, and what came of it.
 *
 * @param wanted when the machine was asked for
 * @param end when the person should delete it even without being asked
 * @param access how to reach it, once it was made
 */
public record HandoffTask(
    MachineKey key,
    Todo todo,
    String plan,
    Optional<String> system,
    String name,
    String project,
    List<String> sshKeys,
    Instant wanted,
    Optional<Instant> end,
    Optional<MachineAccess> access) {

  /** What is left to do. */
  public enum Todo {
    MAKE,
    NOTHING,
    DELETE
  }

  public HandoffTask {
    sshKeys = List.copyOf(sshKeys);
  }

  static HandoffTask of(Order.Allocate order, Instant now) {
    return new HandoffTask(
        order.key(),
        Todo.MAKE,
        order.plan(),
        order.system(),
        order.name(),
        order.project(),
        order.sshKeys(),
        now,
        order.end(),
        Optional.empty());
  }

  HandoffTask made(MachineAccess how) {
    return new HandoffTask(
        key,
        // A machine that is to be deleted stays so when its address comes late.
        todo == Todo.DELETE ? Todo.DELETE : Todo.NOTHING,
        plan,
        system,
        name,
        project,
        sshKeys,
        wanted,
        end,
        Optional.of(how));
  }

  HandoffTask toDelete() {
    return new HandoffTask(
        key, Todo.DELETE, plan, system, name, project, sshKeys, wanted, end, access);
  }
}
