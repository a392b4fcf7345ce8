package dev.berth.provision.simulator;

import dev.berth.provision.kept.JsonStateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * The machines in {@code simulator.json}: replicas of one host share it as they share a provider.
 */
final class MachineStoreFile implements MachineStoreHolder {
  private final JsonStateFile<Form> file;

  private record Form(
      long serial, long calls, Map<String, SimulatedMachine> machines, Map<String, Integer> made) {}

  MachineStoreFile(Path folder) throws IOException {
    file = new JsonStateFile<>(folder, "simulator", Form.class, form(MachineStore.empty()));
  }

  @Override
  public <T> T with(Function<MachineStore, T> work) throws IOException {
    return file.with(
        form -> {
          MachineStore machines =
              new MachineStore(form.serial(), form.calls(), form.machines(), form.made());
          T answer = work.apply(machines);
          return new JsonStateFile.Replaced<>(form(machines), answer);
        });
  }

  private static Form form(MachineStore machines) {
    return new Form(machines.serial(), machines.calls(), machines.machines(), machines.made());
  }
}
