package dev.berth.provision.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.berth.provision.MachineAccess;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.ProviderFault;
import dev.berth.provision.Provisioner;
import dev.berth.provision.ProvisionerContract;
import dev.berth.provision.SettableClock;
import dev.berth.provision.state.AdapterState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person with a console keeps the contract of all adapters, as far as a person can. */
class HandoffProvisionerTest extends ProvisionerContract {
  private final AdapterState state = AdapterState.inMemory();
  private final SettableClock clock = new SettableClock();

  /** Opened anew at every call: nothing that matters is in memory. */
  private HandoffProvisioner handoff() {
    return new HandoffProvisioner(HandoffSettings.defaults(), state, clock);
  }

  @Override
  protected Provisioner provisioner() {
    return handoff();
  }

  /** The person works off all that is open. */
  @Override
  protected void pass() {
    for (HandoffTask task : handoff().open().orElseThrow()) {
      if (task.todo() == HandoffTask.Todo.MAKE) {
        provisioned(task.key(), new MachineAccess("host-" + task.key(), "root", List.of()));
      } else {
        deleted(task.key());
      }
    }
    clock.forward(Duration.ofHours(1));
  }

  private Outcome provisioned(MachineKey key, MachineAccess access) {
    return handoff().fulfil(new Order.DoneByHand(key, Optional.of(access)));
  }

  private Outcome deleted(MachineKey key) {
    return handoff().fulfil(new Order.DoneByHand(key, Optional.empty()));
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected boolean arrange(ProviderFault trouble) {
    return switch (trouble) {
      // A person is slow by nature.
      case SLOW -> true;
      case UNREACHABLE, ANSWER_LOST, REFUSED, QUOTA, LATE_QUOTA, FOREIGN, INSTALL_FAILS, VANISHES ->
          false;
    };
  }

  @Override
  protected String plan() {
    return "rack-server";
  }

  @Test
  void a_task_tells_the_person_what_is_wanted() {
    handoff().fulfil(allocate(key(1)));
    HandoffTask task = handoff().open().orElseThrow().getFirst();
    assertEquals(HandoffTask.Todo.MAKE, task.todo());
    assertEquals("rack-server", task.plan());
    assertEquals("kelp-1", task.name());
    assertEquals(1, task.sshKeys().size());
  }

  @Test
  void nobody_waits_for_a_machine_that_was_never_asked_for() {
    MachineAccess access = new MachineAccess("host", "root", List.of());
    assertEquals(new Outcome.Gone(), provisioned(key(1), access));
    assertEquals(Optional.of(List.of()), handoff().inventory());
  }

  @Test
  void an_address_that_comes_after_the_release_does_not_take_the_release_back() {
    handoff().fulfil(allocate(key(1)));
    handoff().fulfil(new Order.Release(key(1)));
    provisioned(key(1), new MachineAccess("late", "root", List.of()));
    assertEquals(HandoffTask.Todo.DELETE, handoff().open().orElseThrow().getFirst().todo());
    assertEquals(new Outcome.Gone(), deleted(key(1)));
    assertEquals(Optional.of(List.of()), handoff().inventory());
  }

  @Test
  void an_address_can_be_corrected() {
    handoff().fulfil(allocate(key(1)));
    provisioned(key(1), new MachineAccess("wrong", "root", List.of()));
    MachineAccess right = new MachineAccess("right", "root", List.of());
    assertEquals(new Outcome.Ready(right), provisioned(key(1), right));
    assertEquals(
        right,
        assertInstanceOf(Outcome.Ready.class, handoff().fulfil(new Order.Poll(key(1)))).access());
  }

  @Test
  void tasks_are_not_looked_at_without_pause() {
    assertThrows(IllegalArgumentException.class, () -> new HandoffSettings(Duration.ofSeconds(1)));
  }
}
