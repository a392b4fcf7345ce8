package dev.berth.reconcile.turn;

import dev.berth.access.AgeEncryption;
import dev.berth.facts.FactFinder;
import dev.berth.facts.LookupBudget;
import dev.berth.facts.Lookups;
import dev.berth.forge.DeliveryLog;
import dev.berth.forge.ForgeReader;
import dev.berth.forge.ForgeWriter;
import dev.berth.forge.Person;
import dev.berth.observe.Metrics;
import dev.berth.observe.Troubles;
import dev.berth.reading.VersionKey;
import dev.berth.store.Store;
import dev.berth.view.MarkerKey;
import dev.berth.view.TextRenderer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * All that turns work with: the ports, and what is the same for every turn.
 *
 * @param versionKeys makes a new secret each time
 * @param markers signs our comments, and knows them again
 * @param lookupBudget of each person whose words make us ask
 * @param nanoTime the monotonic clock: whether a call may still be sent is measured with it
 */
public record TurnServices(
    Store store,
    ForgeReader forge,
    ForgeWriter writer,
    DeliveryLog deliveries,
    ServedRepositories repositories,
    ProgramRegistry programs,
    ProviderRegistry providers,
    TextContexts textContexts,
    TextRenderer texts,
    AgeEncryption age,
    Supplier<VersionKey> versionKeys,
    MarkerKey markers,
    LookupBudget lookupBudget,
    Metrics metrics,
    Troubles troubles,
    LongSupplier nanoTime,
    Settings settings) {

  /**
   * Figures of the server.
   *
   * @param poll time between two rescans of a repository
   * @param dryRun nothing is written, so whatever others wrote is unknown here
   * @param operatorsIssue {@code owner/repository#12}, where the operators read what is wrong
   */
  public record Settings(Duration poll, boolean dryRun, Optional<String> operatorsIssue) {}

  /** Our own account; empty while the forge could not tell. */
  public Optional<Person> self() {
    return forge.self().found();
  }

  /** What somebody's words make us look up. */
  public Lookups lookups(Person owner) {
    return new Lookups(forge, lookupBudget, owner, store.now());
  }

  public FactFinder factFinder() {
    return new FactFinder(forge, store, lookupBudget);
  }

  public RepositoryNames names() {
    return new RepositoryNames(store, repositories);
  }

  public StaleDatabase staleDatabase() {
    return new StaleDatabase(this);
  }

  public OperatorAlerts alerts() {
    return new OperatorAlerts(metrics);
  }

  public IgnoredComments ignoredComments() {
    return new IgnoredComments(metrics);
  }

  public Invariants invariants() {
    return new Invariants(metrics);
  }
}
