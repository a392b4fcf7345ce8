package dev.berth.reconcile;

import dev.berth.access.Age;
import dev.berth.forge.Deliveries;
import dev.berth.forge.Forge;
import dev.berth.forge.ForgeWriter;
import dev.berth.forge.Person;
import dev.berth.observe.Metrics;
import dev.berth.store.Store;
import dev.berth.view.Words;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * All that turns work with: the ports, and what is the same for every turn.
 *
 * @param nanoTime the monotonic clock: whether a call may still be sent is measured with it
 */
public record Desk(
    Store store,
    Forge forge,
    ForgeWriter writer,
    Deliveries deliveries,
    Repositories repositories,
    Programs programs,
    Providers providers,
    Contexts contexts,
    Words words,
    Age age,
    Metrics metrics,
    LongSupplier nanoTime,
    Settings settings) {

  /**
   * Figures of the server.
   *
   * @param poll time between two rescans of a repository
   */
  public record Settings(Duration poll) {}

  /** Our own account; empty while the forge could not tell. */
  Optional<Person> self() {
    return forge.self().found();
  }

  Addresses addresses() {
    return new Addresses(store, repositories);
  }

  Trouble trouble() {
    return new Trouble(metrics);
  }

  IgnoredComments ignoredComments() {
    return new IgnoredComments(metrics);
  }

  Invariants invariants() {
    return new Invariants(metrics);
  }
}
