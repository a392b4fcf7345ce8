package dev.berth.reconcile.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.observe.Metrics;
import dev.berth.provision.Order;
import dev.berth.request.Request;
import dev.berth.request.Sample;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

/** A broken invariant is counted; a life breaks none. */
class InvariantsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Invariants invariants = new Invariants(new Metrics(registry));

  private double broken() {
    return registry.find(Invariants.METRIC).counters().stream().mapToDouble(Counter::count).sum();
  }

  private static Order order(Request r) {
    return r.machines().orders(Sample.NOW, false).getFirst();
  }

  @Test
  void no_state_of_a_life_breaks_one() {
    invariants.announce();
    for (var r : Sample.everyState()) invariants.kept(r);
    invariants.ordered(Sample.provisioning(), order(Sample.provisioning()));
    assertEquals(0, broken());
    assertEquals(3, registry.find(Invariants.METRIC).counters().size(), "the zeros are shown");
  }

  @Test
  void an_order_without_an_approval_is_counted() {
    invariants.ordered(Sample.opened(Sample.reading(2)), order(Sample.provisioning()));
    assertEquals(1, broken());
  }
}
