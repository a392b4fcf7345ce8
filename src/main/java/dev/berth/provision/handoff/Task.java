package dev.berth.provision.handoff;

import dev.berth.provision.Access;
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
public record Task(
    MachineKey key,
    Todo todo,
    String plan,
    Optional<String> system,
    String name,
    String project,
    List<String> sshKeys,
    Instant wanted,
    Optional<Instant> end,
    Optional<Access> access) {

  /** What is left to do. */
  public enum Todo {
    MAKE,
    NOTHING,
    DELETE
  }

  public Task {
    sshKeys = List.copyOf(sshKeys);
  }

  static Task of(Order.Allocate order, Instant now) {
    return new Task(
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

  Task made(Access how) {
    return new Task(
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

  Task toDelete() {
    return new Task(key, Todo.DELETE, plan, system, name, project, sshKeys, wanted, end, access);
  }
}
