package dev.berth.provision.simulator;

import dev.berth.provision.kept.KeptFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** The hall in {@code simulator.json}: replicas of one host share it as they share a provider. */
final class HallFile implements HallKeeper {
  private final KeptFile<Form> file;

  private record Form(
      long serial, long calls, Map<String, Machine> machines, Map<String, Integer> made) {}

  HallFile(Path folder) throws IOException {
    file = new KeptFile<>(folder, "simulator", Form.class, form(Hall.empty()));
  }

  @Override
  public <T> T with(Function<Hall, T> work) throws IOException {
    return file.with(
        form -> {
          Hall hall = new Hall(form.serial(), form.calls(), form.machines(), form.made());
          T answer = work.apply(hall);
          return new KeptFile.Kept<>(form(hall), answer);
        });
  }

  private static Form form(Hall hall) {
    return new Form(hall.serial(), hall.calls(), hall.machines(), hall.made());
  }
}
