package dev.berth.provision.simulator;

import dev.berth.provision.state.AdapterState;
import dev.berth.provision.state.JsonEntries;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/** The machines in one entry of the adapter's state: replicas share it as they share a provider. */
final class SharedMachineStore implements MachineStoreHolder {
  private final JsonEntries<Form> entries;

  private record Form(
      long serial, long calls, Map<String, SimulatedMachine> machines, Map<String, Integer> made) {}

  SharedMachineStore(AdapterState state) {
    entries = new JsonEntries<>(state, Form.class);
  }

  @Override
  public <T> T with(Function<MachineStore, T> work) throws IOException {
    return entries.change(
        SimulatorProvisioner.STATE_KEY,
        form -> {
          var machines = form.map(SharedMachineStore::store).orElseGet(MachineStore::empty);
          T answer = work.apply(machines);
          return JsonEntries.Change.to(form(machines), answer);
        });
  }

  private static MachineStore store(Form f) {
    return new MachineStore(f.serial(), f.calls(), f.machines(), f.made());
  }

  private static Form form(MachineStore machines) {
    return new Form(machines.serial(), machines.calls(), machines.machines(), machines.made());
  }
}
