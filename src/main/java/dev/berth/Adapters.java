package dev.berth;

import dev.berth.config.Parsed;
import dev.berth.config.Problem;
import dev.berth.config.Section;
import dev.berth.observe.Metrics;
import dev.berth.program.Server;
import dev.berth.provision.Provisioner;
import dev.berth.provision.guard.GuardSettings;
import dev.berth.provision.guard.GuardedProvisioner;
import dev.berth.provision.guard.Redaction;
import dev.berth.provision.simulator.Simulator;
import dev.berth.provision.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the adapters that berth.yaml names: one line here for each kind there is. */
final class Adapters {
  /** As in README's table. */
  static final List<String> KINDS = List.of("simulator");

  private final Path data;
  private final Metrics metrics;
  private final InstantSource clock;
  private final boolean dryRun;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param data where adapters keep what they must not forget
   * @param dryRun nothing real is made: every adapter is a simulator without limits
   */
  Adapters(Path data, Metrics metrics, InstantSource clock, boolean dryRun) {
    this.data = data;
    this.metrics = metrics;
    this.clock = clock;
    this.dryRun = dryRun;
  }

  Map<String, Provisioner> of(Server server) {
    var all = new LinkedHashMap<String, Provisioner>();
    server.adapters().forEach((name, a) -> all.put(name, guarded(name, a)));
    if (!problems.isEmpty())
      throw new CannotStart(
          problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    return all;
  }

  private Provisioner guarded(String name, Server.Adapter a) {
    var guard = settings(a.guard(), GuardSettings.class, GuardSettings.defaults());
    var redaction = new Redaction(List.of());
    return new GuardedProvisioner(name, made(name, a), guard, redaction, metrics, clock);
  }

  private Provisioner made(String name, Server.Adapter a) {
    if (dryRun) return Simulator.inMemory(SimulatorSettings.defaults(), clock);
    return switch (a.kind()) {
      case "simulator" ->
          simulator(
              name, settings(a.settings(), SimulatorSettings.class, SimulatorSettings.defaults()));
      default ->
          throw new CannotStart(
              "berth.yaml: adapters."
                  + name
                  + ".kind: there is no adapter "
                  + a.kind()
                  + ", only "
                  + String.join(", ", KINDS));
    };
  }

  private Provisioner simulator(String name, SimulatorSettings settings) {
    try {
      return Simulator.inFolder(settings, data.resolve(name), clock);
    } catch (IOException e) {
      throw new CannotStart("the adapter " + name + " cannot keep its state: " + e.getMessage());
    }
  }

  private <T> T settings(Optional<Section> section, Class<T> type, T otherwise) {
    if (section.isEmpty()) return otherwise;
    return switch (section.get().as(type)) {
      case Parsed.Good<T>(T value, _) -> value;
      case Parsed.Bad<T>(var found) -> {
        problems.addAll(found);
        yield otherwise;
      }
    };
  }
}
