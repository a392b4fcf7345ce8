package dev.berth.provision.simulator;

import dev.berth.provision.ProviderFault;
import dev.berth.provision.Provisioner;
import dev.berth.provision.ProvisionerContract;
import dev.berth.provision.SettableClock;
import dev.berth.provision.state.AdapterState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The simulator keeps the contract of all adapters, in memory and kept. */
class SimulatorProvisionerContractTest {
  abstract static class Kept extends ProvisionerContract {
    final SettableClock clock = new SettableClock();
    final SimulatorSettings settings =
        SimulatorSettings.defaults().withStock(Map.of("c3.medium", 6));

    abstract SimulatorProvisioner simulator();

    @Override
    protected Provisioner provisioner() {
      return simulator();
    }

    @Override
    protected void pass() {
      clock.forward(Duration.ofSeconds(20));
    }

    @Override
    protected void reach(Instant time) {
      clock.forward(Duration.between(clock.instant(), time));
    }

    @Override
    protected Instant now() {
      return clock.instant();
    }

    @Override
    protected boolean endsByItself() {
      return true;
    }

    abstract void strike(Fault fault);

    @Override
    protected int many() {
      return 6;
    }

    @Override
    protected boolean arrange(ProviderFault trouble) {
      // It has nobody else's machines, and counts at once.
      if (trouble == ProviderFault.FOREIGN || trouble == ProviderFault.LATE_QUOTA) return false;
      if (trouble == ProviderFault.QUOTA) {
        for (int i = 10; i < 15; i++) {
          simulator().fulfil(allocate(key(i)));
        }
      } else {
        strike(Fault.valueOf(trouble.name()));
      }
      return true;
    }

    @Override
    protected String plan() {
      return "c3.medium";
    }
  }

  @Nested
  class InMemory extends Kept {
    private final SimulatorProvisioner simulator = SimulatorProvisioner.inMemory(settings, clock);

    @Override
    SimulatorProvisioner simulator() {
      return simulator;
    }

    @Override
    void strike(Fault fault) {
      simulator.strikeNext(fault);
    }
  }

  /** Made anew for every call: nothing that matters is in memory. */
  @Nested
  class KeptAndRestartedAtEveryCall extends Kept {
    private final AdapterState state = AdapterState.inMemory();
    private final List<Fault> struck = new ArrayList<>();

    @Override
    SimulatorProvisioner simulator() {
      SimulatorProvisioner simulator = SimulatorProvisioner.keptIn(state, settings, clock);
      struck.forEach(simulator::strikeNext);
      struck.clear();
      return simulator;
    }

    @Override
    void strike(Fault fault) {
      struck.add(fault);
    }
  }
}
