package dev.berth.wiring;

import dev.berth.catalogue.Catalogue;
import dev.berth.catalogue.Plan;
import dev.berth.config.ConfigProblem;
import dev.berth.config.ConfigSection;
import dev.berth.config.DidYouMean;
import dev.berth.config.FilePositions;
import dev.berth.config.Parsed;
import dev.berth.observe.Metrics;
import dev.berth.program.ServerSettings;
import dev.berth.program.SettingsFolder;
import dev.berth.provision.Provisioner;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.guard.GuardSettings;
import dev.berth.provision.guard.GuardedProvisioner;
import dev.berth.provision.guard.Redaction;
import dev.berth.provision.handoff.HandoffProvisioner;
import dev.berth.provision.handoff.HandoffSettings;
import dev.berth.provision.ironic.IronicProvisioner;
import dev.berth.provision.ironic.IronicSettings;
import dev.berth.provision.openstack.OpenStackProvisioner;
import dev.berth.provision.openstack.OpenStackSettings;
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
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes the adapters that berth.yaml names: one line here for each kind there is. */
public final class Adapters {
  /** As in README's table. */
  public static final List<String> KINDS = List.of("simulator", "handoff", "ironic", "openstack");

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
    var all = new ArrayList<ConfigProblem>();
    server.adapters().forEach((name, a) -> new Read(name, a, places, all));
    return all;
  }

  /**
   * Plans that adapters serve, have in stock or fail on purpose, and the catalogue does not know.
   */
  public static List<ConfigProblem> unknownPlans(ServerSettings server, Catalogue catalogue) {
    var all = new ArrayList<ConfigProblem>();
    for (var a : server.adapters().values()) {
      if (a.settings().isEmpty()) continue;
      var section = a.settings().get();
      switch (a.kind()) {
        case "simulator" -> {
          unknown(section, "stock", SimulatorSettings.class, s -> s.stock(), catalogue, all);
          unknown(section, "plans", SimulatorSettings.class, s -> s.plans(), catalogue, all);
        }
        case "ironic" ->
            unknown(section, "plans", IronicSettings.class, s -> s.plans(), catalogue, all);
        case "openstack" ->
            unknown(section, "plans", OpenStackSettings.class, s -> s.plans(), catalogue, all);
        default -> {}
      }
    }
    return all;
  }

  private static <T> void unknown(
      ConfigSection section,
      String setting,
      Class<T> type,
      Function<T, Map<String, ?>> plans,
      Catalogue catalogue,
      List<ConfigProblem> problems) {
    if (!(section.as(type) instanceof Parsed.Good<T>(var settings, var places))) return;
    var known = catalogue.plans().stream().map(Plan::name).toList();
    var path = section.path() + "." + setting + ".";
    for (var plan : plans.apply(settings).keySet())
      if (!known.contains(plan))
        problems.add(
            places.problem(
                path + plan, "is not a plan of the catalogue" + DidYouMean.hint(plan, known)));
  }

  Map<String, Provisioner> create(ServerSettings server) {
    var problems = new ArrayList<ConfigProblem>();
    var read = new ArrayList<Read>();
    var places = FilePositions.nowhere(SettingsFolder.SERVER);
    server.adapters().forEach((name, a) -> read.add(new Read(name, a, places, problems)));
    if (!problems.isEmpty())
      throw new CannotStart(
          problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    var all = new LinkedHashMap<String, Provisioner>();
    for (var r : read) all.put(r.name, guarded(r, server.owner()));
    return all;
  }

  private Provisioner guarded(Read r, String owner) {
    return new GuardedProvisioner(r.name, made(r, owner), r.guard, redaction.get(), metrics, clock);
  }

  private Provisioner made(Read r, String owner) {
    if (dryRun) return SimulatorProvisioner.inMemory(SimulatorSettings.defaults(), clock);
    var state = states.apply(r.name);
    try {
      EarlierStateFile.takeOver(data.resolve(r.name), r.kind, state);
    } catch (IOException e) {
      throw new CannotStart(
          "the adapter " + r.name + " cannot keep its state: " + OperatorFiles.sentence(e));
    }
    return r.maker.orElseThrow().make(state, new AdapterContext(r.name, owner, clock));
  }

  /** Makes an adapter from its settings. */
  private interface Maker {
    Provisioner make(AdapterState state, AdapterContext context);
  }

  /** One adapter's settings, read before any adapter is made. */
  private static final class Read {
    private final String name;
    private final String kind;
    private final FilePositions places;
    private final List<ConfigProblem> problems;
    private final GuardSettings guard;
    private final Optional<Maker> maker;

    Read(
        String name,
        ServerSettings.AdapterSettings a,
        FilePositions places,
        List<ConfigProblem> problems) {
      this.name = name;
      this.kind = a.kind();
      this.places = places;
      this.problems = problems;
      this.guard = settings(a.guard(), GuardSettings.class, GuardSettings.defaults());
      this.maker = maker(a);
    }

    private Optional<Maker> maker(ServerSettings.AdapterSettings a) {
      return switch (a.kind()) {
        case "simulator" -> {
          var s = settings(a.settings(), SimulatorSettings.class, SimulatorSettings.defaults());
          yield Optional.of((state, c) -> SimulatorProvisioner.keptIn(state, s, c.clock()));
        }
        case "handoff" -> {
          var s = settings(a.settings(), HandoffSettings.class, HandoffSettings.defaults());
          yield Optional.of((state, c) -> new HandoffProvisioner(s, state, c.clock()));
        }
        case "ironic" ->
            needed(a, IronicSettings.class).map(s -> (_, c) -> new IronicProvisioner(s, c));
        case "openstack" ->
            needed(a, OpenStackSettings.class).map(s -> (_, c) -> new OpenStackProvisioner(s, c));
        default -> {
          problems.add(unknown(a));
          yield Optional.empty();
        }
      };
    }

    private ConfigProblem unknown(ServerSettings.AdapterSettings a) {
      var kinds = String.join(", ", KINDS);
      var message = "there is no kind of adapter " + a.kind() + ", only " + kinds;
      return places.problem("adapters." + name + ".kind", message);
    }

    /** Of a kind that cannot guess what it works with. */
    private <T> Optional<T> needed(ServerSettings.AdapterSettings a, Class<T> type) {
      var at = "adapters." + name;
      if (a.settings().isEmpty()) problems.add(places.problem(at, "needs settings, see README"));
      return a.settings().flatMap(s -> bound(s, type));
    }

    private <T> Optional<T> bound(ConfigSection section, Class<T> type) {
      return switch (section.as(type)) {
        case Parsed.Good<T>(T value, _) -> Optional.of(value);
        case Parsed.Bad<T>(var found) -> {
          problems.addAll(found);
          yield Optional.empty();
        }
      };
    }

    private <T> T settings(Optional<ConfigSection> section, Class<T> type, T otherwise) {
      return section.flatMap(s -> bound(s, type)).orElse(otherwise);
    }
  }
}
