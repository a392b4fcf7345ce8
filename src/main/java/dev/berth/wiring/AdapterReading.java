package dev.berth.wiring;

import dev.berth.config.ConfigProblem;
import dev.berth.config.ConfigSection;
import dev.berth.config.DidYouMean;
import dev.berth.config.FilePositions;
import dev.berth.config.Parsed;
import dev.berth.program.ServerSettings;
import dev.berth.provision.Provisioner;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.guard.GuardSettings;
import dev.berth.provision.state.AdapterState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** One adapter's settings, read before any adapter is made, and what is wrong with them. */
final class AdapterReading {
  private final String name;
  private final ServerSettings.AdapterSettings written;
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final GuardSettings guard;
  private final Optional<BiFunction<AdapterState, AdapterContext, Provisioner>> maker;
  private FilePositions places;
  private Map<String, Set<String>> plans = Map.of();

  /**
   * @param places where the adapters stand in berth.yaml
   */
  AdapterReading(String name, ServerSettings.AdapterSettings written, FilePositions places) {
    this.name = name;
    this.written = written;
    this.places = places;
    this.guard =
        written
            .guard()
            .flatMap(s -> bound(s, GuardSettings.class))
            .orElse(GuardSettings.defaults());
    this.maker = AdapterKind.named(written.kind()).flatMap(this::read);
    if (AdapterKind.named(written.kind()).isEmpty()) problems.add(unknownKind());
  }

  String name() {
    return name;
  }

  String kind() {
    return written.kind();
  }

  GuardSettings guard() {
    return guard;
  }

  List<ConfigProblem> problems() {
    return List.copyOf(problems);
  }

  Provisioner make(AdapterState state, AdapterContext context) {
    return maker.orElseThrow().apply(state, context);
  }

  private <S> Optional<BiFunction<AdapterState, AdapterContext, Provisioner>> read(
      AdapterKind<S> kind) {
    if (written.settings().isEmpty() && kind.usual().isEmpty())
      problems.add(places.problem("adapters." + name, "needs settings, see README"));
    var settings =
        written.settings().isEmpty()
            ? kind.usual()
            : bound(written.settings().get(), kind.settings());
    settings.ifPresent(s -> plans = kind.plans().apply(s));
    return settings.map(s -> (state, context) -> kind.maker().make(s, state, context));
  }

  private <T> Optional<T> bound(ConfigSection section, Class<T> type) {
    return switch (section.as(type)) {
      case Parsed.Good<T>(T value, var found) -> {
        places = found;
        yield Optional.of(value);
      }
      case Parsed.Bad<T>(var found) -> {
        problems.addAll(found);
        yield Optional.empty();
      }
    };
  }

  private ConfigProblem unknownKind() {
    var kinds = AdapterKind.ALL.stream().map(AdapterKind::name).collect(Collectors.joining(", "));
    var message = "there is no kind of adapter " + kind() + ", only " + kinds;
    return places.problem("adapters." + name + ".kind", message);
  }

  /** Plans that its settings name and the catalogue does not know. */
  List<ConfigProblem> unknownPlans(List<String> known) {
    var all = new ArrayList<ConfigProblem>();
    plans.forEach(
        (key, names) -> {
          for (var plan : new TreeSet<>(names))
            if (!known.contains(plan))
              all.add(
                  places.problem(
                      path(key) + "." + plan,
                      "is not a plan of the catalogue" + DidYouMean.hint(plan, known)));
        });
    return all;
  }

  /** A plan that a pool has in stock and that nobody said what it is at the provider. */
  List<ConfigProblem> missingPlans(String pool, Set<String> stock) {
    var kind = AdapterKind.named(kind());
    if (kind.isEmpty() || kind.get().isKeptHere() || !plans.containsKey(AdapterKind.PLANS))
      return List.of();
    var missing = new TreeSet<>(stock);
    missing.removeAll(plans.get(AdapterKind.PLANS));
    return missing.stream()
        .map(
            plan ->
                places.problem(
                    path(AdapterKind.PLANS),
                    "does not say what " + plan + " is, which the pool " + pool + " has in stock"))
        .toList();
  }

  private String path(String key) {
    return written.settings().map(ConfigSection::path).orElse("adapters." + name) + "." + key;
  }
}
