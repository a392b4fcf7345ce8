package dev.berth.wiring;

import dev.berth.catalogue.Plan;
import dev.berth.config.ConfigProblem;
import dev.berth.config.FilePositions;
import dev.berth.observe.Metrics;
import dev.berth.program.ServerSettings;
import dev.berth.program.SettingsFolder;
import dev.berth.provision.Provisioner;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.guard.GuardedProvisioner;
import dev.berth.provision.guard.Redaction;
import dev.berth.provision.simulator.SimulatorProvisioner;
import dev.berth.provision.simulator.SimulatorSettings;
import dev.berth.provision.state.AdapterState;
import dev.berth.provision.state.EarlierStateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes the adapters that berth.yaml names: see AdapterKind. */
public final class Adapters {
  /** As in README's table. */
  public static final List<String> KINDS =
      AdapterKind.ALL.stream().<String>map(AdapterKind::name).toList();

  private final Path data;
  private final Function<String, AdapterState> states;
  private final Supplier<Redaction> redaction;
  private final Metrics metrics;
  private final InstantSource clock;
  private final boolean dryRun;

  /**
   * @param data where adapters of an earlier Berth kept what they must not forget
   * @param states where they keep it now, by the adapter's name
   * @param redaction takes out of a provider's words what nobody must see; asked for once all
   *     settings are read, as their secrets are among it
   * @param dryRun nothing real is made: every adapter is a simulator without limits
   */
  Adapters(
      Path data,
      Function<String, AdapterState> states,
      Supplier<Redaction> redaction,
      Metrics metrics,
      InstantSource clock,
      boolean dryRun) {
    this.data = data;
    this.states = states;
    this.redaction = redaction;
    this.metrics = metrics;
    this.clock = clock;
    this.dryRun = dryRun;
  }

  /**
   * What is wrong with the adapters of berth.yaml.
   *
   * @param places where its settings stand
   */
  public static List<ConfigProblem> problems(ServerSettings server, FilePositions places) {
    return read(server, places).stream().flatMap(r -> r.problems().stream()).toList();
  }

  /**
   * Plans that adapters name and the catalogue does not know, and plans that pools have in stock
   * and their adapter does not know.
   */
  public static List<ConfigProblem> planProblems(SettingsFolder folder) {
    var known = folder.program().catalogue().plans().stream().map(Plan::name).toList();
    var all = new ArrayList<ConfigProblem>();
    for (var r : read(folder.server(), FilePositions.nowhere(SettingsFolder.SERVER))) {
      all.addAll(r.unknownPlans(known));
      for (var pool : folder.program().pools())
        if (pool.adapter().equals(r.name()))
          all.addAll(r.missingPlans(pool.name(), pool.stock().keySet()));
    }
    return all;
  }

  private static List<AdapterReading> read(ServerSettings server, FilePositions places) {
    return server.adapters().entrySet().stream()
        .map(e -> new AdapterReading(e.getKey(), e.getValue(), places))
        .toList();
  }

  Map<String, Provisioner> create(ServerSettings server) {
    var read = read(server, FilePositions.nowhere(SettingsFolder.SERVER));
    var problems = read.stream().flatMap(r -> r.problems().stream()).toList();
    if (!problems.isEmpty())
      throw new CannotStart(
          problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    var all = new LinkedHashMap<String, Provisioner>();
    for (var r : read) all.put(r.name(), guarded(r, server.owner()));
    return all;
  }

  private Provisioner guarded(AdapterReading r, String owner) {
    return new GuardedProvisioner(
        r.name(), owner, made(r, owner), r.guard(), redaction.get(), metrics, clock);
  }

  private Provisioner made(AdapterReading r, String owner) {
    if (dryRun) return SimulatorProvisioner.inMemory(SimulatorSettings.defaults(), clock);
    var state = states.apply(r.name());
    try {
      EarlierStateFile.takeOver(data.resolve(r.name()), r.kind(), state);
    } catch (IOException e) {
      throw new CannotStart(
          "the adapter " + r.name() + " cannot keep its state: " + OperatorFiles.sentence(e));
    }
    return r.make(state, new AdapterContext(r.name(), owner, clock));
  }
}
