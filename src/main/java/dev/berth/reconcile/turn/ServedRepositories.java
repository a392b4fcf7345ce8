package dev.berth.reconcile.turn;

import dev.berth.forge.ForgeReader;
import dev.berth.forge.Known;
import dev.berth.forge.Repository;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The repositories that are served: named by the operator, kept by number once the forge said which
 * they are. A name that somebody else takes later opens nothing.
 */
public final class ServedRepositories {
  private final List<String> names;
  private final Map<Long, Repository> known = new ConcurrentHashMap<>();
  private final Map<String, Long> asked = new ConcurrentHashMap<>();

  /**
   * @param names {@code owner/name}
   */
  public ServedRepositories(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** Asks for the numbers of those not known yet; returns why one could not be told. */
  public List<String> resolve(ForgeReader forge) {
    return names.stream()
        .filter(n -> !isKnown(n))
        .flatMap(n -> resolve(n, forge).stream())
        .toList();
  }

  private Optional<String> resolve(String name, ForgeReader forge) {
    return switch (forge.repository(name)) {
      case Known.Is<Repository>(var r) -> {
        known.put(r.id(), r);
        asked.put(name, r.id());
        yield Optional.empty();
      }
      case Known.Absent<Repository>(var why) ->
          Optional.of(name + " cannot be found with this identity: " + why);
      case Known.Unknown<Repository>(var why, _) -> Optional.of(name + ": " + why);
    };
  }

  private boolean isKnown(String name) {
    return asked.containsKey(name);
  }

  /** As the operator named them. */
  public List<String> names() {
    return names;
  }

  /** The repository of a name, once the forge said which it is. */
  public Optional<Repository> known(String name) {
    return Optional.ofNullable(asked.get(name)).map(known::get);
  }

  public List<Repository> known() {
    return List.copyOf(known.values());
  }

  Optional<Repository> find(long id) {
    return Optional.ofNullable(known.get(id));
  }

  /** Whether we serve it. Before its number is known its name decides, and settles the number. */
  public boolean allows(Repository r) {
    if (known.containsKey(r.id())) return true;
    var open = names.stream().filter(n -> !isKnown(n) && n.equalsIgnoreCase(r.name())).findFirst();
    open.ifPresent(
        n -> {
          known.put(r.id(), r);
          asked.put(n, r.id());
        });
    return open.isPresent();
  }
}
