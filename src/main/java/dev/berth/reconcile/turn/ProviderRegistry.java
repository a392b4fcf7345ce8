package dev.berth.reconcile.turn;

import dev.berth.program.Program;
import dev.berth.provision.Provisioner;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The adapters of the server's settings by their names, in that order wherever all are asked, and
 * which pool stands before which.
 */
public record ProviderRegistry(Map<String, Provisioner> all) {
  public ProviderRegistry {
    all = Collections.unmodifiableMap(new TreeMap<>(all));
  }

  public Optional<Provisioner> of(String pool, Program program) {
    return Optional.ofNullable(all.get(nameOf(pool, program)));
  }

  /**
   * Name of the adapter of a pool; the pool's own name where the program knows the pool no more.
   */
  public String nameOf(String pool, Program program) {
    return program.pools().stream()
        .filter(p -> p.name().equals(pool))
        .findFirst()
        .map(p -> p.adapter())
        .orElse(pool);
  }
}
