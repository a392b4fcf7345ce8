package dev.berth.provision.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.SettableClock;
import dev.berth.provision.state.AdapterState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What the simulator does beyond the contract of all adapters. */
class SimulatorProvisionerTest {
  private final SettableClock clock = new SettableClock();
  private final AdapterState state = AdapterState.inMemory();

  private static Order.Allocate allocate(long request, String plan) {
    return new Order.Allocate(
        new MachineKey(request, 1, 1, 1, Optional.empty()),
        "lab",
        plan,
        Optional.empty(),
        "kelp-1",
        "example/kelp",
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void machines_and_their_progress_survive_a_restart() {
    Order.Allocate order = allocate(1, "small");
    Outcome first =
        SimulatorProvisioner.keptIn(state, SimulatorSettings.defaults(), clock).fulfil(order);
    clock.forward(SimulatorSettings.INSTALL_TIME);
    SimulatorProvisioner reopened =
        SimulatorProvisioner.keptIn(state, SimulatorSettings.defaults(), clock);
    assertInstanceOf(Outcome.Pending.class, first);
    assertInstanceOf(Outcome.Ready.class, reopened.fulfil(new Order.Poll(order.key())));
    assertEquals(1, reopened.timesMade(order.key()));
  }

  @Test
  void the_last_machine_in_stock_goes_to_one_of_many() throws Exception {
    SimulatorSettings one = SimulatorSettings.defaults().withStock(Map.of("small", 1));
    List<Outcome> outcomes = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          threads.invokeAll(
              java.util.stream.LongStream.range(0, 20)
                  .<java.util.concurrent.Callable<Outcome>>mapToObj(
                      i ->
                          () ->
                              SimulatorProvisioner.keptIn(state, one, clock)
                                  .fulfil(allocate(i, "small")))
                  .toList());
      for (var call : calls) {
        outcomes.add(call.get());
      }
    }
    assertEquals(1, outcomes.stream().filter(Outcome.Pending.class::isInstance).count());
    assertEquals(19, outcomes.stream().filter(Outcome.Failed.class::isInstance).count());
    assertEquals(
        Optional.of(Map.of("small", 0)), SimulatorProvisioner.keptIn(state, one, clock).stock());
  }

  @Test
  void a_plan_it_does_not_have_is_refused_for_good() {
    SimulatorProvisioner simulator =
        SimulatorProvisioner.inMemory(
            SimulatorSettings.defaults().withStock(Map.of("small", 1)), clock);
    Outcome outcome = simulator.fulfil(allocate(1, "large"));
    assertEquals(false, assertInstanceOf(Outcome.Failed.class, outcome).retryable());
  }

  @Test
  void the_quota_counts_all_plans_together() {
    SimulatorProvisioner simulator =
        SimulatorProvisioner.inMemory(SimulatorSettings.defaults().withQuota(2), clock);
    assertInstanceOf(Outcome.Pending.class, simulator.fulfil(allocate(1, "small")));
    assertInstanceOf(Outcome.Pending.class, simulator.fulfil(allocate(2, "large")));
    assertInstanceOf(Outcome.Failed.class, simulator.fulfil(allocate(3, "small")));
  }

  @Test
  void a_plan_named_in_the_settings_meets_its_fault_every_time() {
    SimulatorProvisioner simulator =
        SimulatorProvisioner.inMemory(
            SimulatorSettings.defaults().withPlans(Map.of("cursed", Fault.INSTALL_FAILS)), clock);
    for (long request = 1; request <= 3; request++) {
      simulator.fulfil(allocate(request, "cursed"));
      simulator.fulfil(allocate(100 + request, "small"));
    }
    clock.forward(SimulatorSettings.INSTALL_TIME);
    for (long request = 1; request <= 3; request++) {
      assertInstanceOf(
          Outcome.Failed.class,
          simulator.fulfil(new Order.Poll(new MachineKey(request, 1, 1, 1, Optional.empty()))));
      assertInstanceOf(
          Outcome.Ready.class,
          simulator.fulfil(
              new Order.Poll(new MachineKey(100 + request, 1, 1, 1, Optional.empty()))));
    }
  }

  @Test
  void the_same_seed_strikes_the_same_calls_at_about_the_rate_asked_for() {
    List<Boolean> first = struck(11);
    assertEquals(first, struck(11));
    assertNotEquals(first, struck(12));
    long hits = first.stream().filter(hit -> hit).count();
    assertTrue(hits > 240 && hits < 360, "30 % of 1,000 asked for, " + hits + " struck");
  }

  private List<Boolean> struck(long seed) {
    SimulatorProvisioner simulator =
        SimulatorProvisioner.inMemory(
            SimulatorSettings.defaults().withFaults(Map.of(Fault.REFUSED, 30), seed), clock);
    List<Boolean> struck = new ArrayList<>();
    for (long request = 0; request < 1_000; request++) {
      struck.add(simulator.fulfil(allocate(request, "small")) instanceof Outcome.Failed);
    }
    return struck;
  }

  @Test
  void settings_that_make_no_sense_are_refused_with_the_range() {
    for (Map<String, Integer> wrong : List.of(Map.of("small", -1), Map.of("small", 1_000_000))) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> SimulatorSettings.defaults().withStock(wrong));
      assertTrue(e.getMessage().contains("from 0 to"), e.getMessage());
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> SimulatorSettings.defaults().withFaults(Map.of(Fault.SLOW, 101), 0));
  }

  @Test
  void two_machines_have_two_addresses_and_host_keys() {
    SimulatorProvisioner simulator =
        SimulatorProvisioner.inMemory(SimulatorSettings.defaults(), clock);
    simulator.fulfil(allocate(1, "small"));
    simulator.fulfil(allocate(2, "small"));
    clock.forward(Duration.ofHours(1));
    var one =
        (Outcome.Ready)
            simulator.fulfil(new Order.Poll(new MachineKey(1, 1, 1, 1, Optional.empty())));
    var two =
        (Outcome.Ready)
            simulator.fulfil(new Order.Poll(new MachineKey(2, 1, 1, 1, Optional.empty())));
    assertNotEquals(one.access().address(), two.access().address());
    assertNotEquals(one.access().hostKeys(), two.access().hostKeys());
  }
}
