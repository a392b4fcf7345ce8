package dev.berth.provision.simulator;

import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether the provider has room for one more machine, and what it says when it has not. */
final class SimulatedStock {
  /** When a provider without room is worth another try. */
  static final Duration FULL_AGAIN = Duration.ofMinutes(5);

  private SimulatedStock() {}

  /** Free machines by plan; only where the settings name a stock. */
  static Map<String, Integer> free(SimulatorSettings settings, MachineStore machines) {
    Map<String, Integer> free = new LinkedHashMap<>();
    settings
        .stock()
        .forEach(
            (plan, owned) -> free.put(plan, (int) Math.max(0, owned - machines.countOf(plan))));
    return free;
  }

  static Optional<Outcome> refusal(
      SimulatorSettings settings,
      MachineStore machines,
      Order.Allocate order,
      Instant now,
      Set<Fault> struck) {
    if (struck.contains(Fault.REFUSED)) {
      return no("The provider refused the order.", true, now.plus(SimulatorProvisioner.TRY_AGAIN));
    }
    if (settings.quota().filter(most -> machines.machines().size() >= most).isPresent()) {
      return no("The quota at the provider is used up.", true, now.plus(FULL_AGAIN));
    }
    Optional<Integer> free = Optional.ofNullable(free(settings, machines).get(order.plan()));
    if (settings.stock().isEmpty() || free.filter(count -> count > 0).isPresent()) {
      return Optional.empty();
    }
    return free.isPresent()
        ? no("The provider has no free machine of this plan.", true, now.plus(FULL_AGAIN))
        : no("The provider does not have this plan.", false, now.plus(FULL_AGAIN));
  }

  private static Optional<Outcome> no(String why, boolean retryable, Instant again) {
    return Optional.of(new Outcome.Failed(why, retryable, again));
  }
}
