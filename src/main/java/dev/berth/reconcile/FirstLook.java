package dev.berth.reconcile;

import dev.berth.provision.Provisioner;
import dev.berth.reconcile.repository.Rescan;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The look that a process takes at the world before its first turn: whether the database may be a
 * restored backup. What cannot be told yet is asked again, and keeps machines from being ordered
 * and deleted meanwhile; all else goes on.
 */
final class FirstLook {
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final TurnServices services;
  private final ReentrantLock turn = new ReentrantLock();
  private final Set<Long> repositories = ConcurrentHashMap.newKeySet();
  private final Set<String> adapters = ConcurrentHashMap.newKeySet();
  private Instant again = Instant.EPOCH;

  FirstLook(TurnServices services) {
    this.services = services;
  }

  /** Looks at what nobody has looked at yet, the repository of a subject among it. */
  void take(SubjectKey subject) {
    if (isDone(subject)) return;
    turn.lock();
    try {
      var now = services.store().now();
      if (isDone(subject) || now.isBefore(again)) return;
      services.providers().all().forEach(this::provider);
      services.repositories().known().forEach(r -> repository(r.id()));
      if (subject.repository() > 0) repository(subject.repository());
      again = now.plus(AGAIN);
    } finally {
      turn.unlock();
    }
  }

  /** Whether machines of that adapter may be ordered and deleted for requests of a repository. */
  boolean isDone(SubjectKey subject, String adapter) {
    var isKnown = adapters.contains(adapter) || !services.providers().all().containsKey(adapter);
    return isKnown && repositories.contains(subject.repository());
  }

  private boolean isDone(SubjectKey subject) {
    return adapters.containsAll(services.providers().all().keySet())
        && (subject.repository() <= 0 || repositories.contains(subject.repository()));
  }

  private void provider(String name, Provisioner provider) {
    var found = provider.inventory();
    found.ifPresent(all -> all.forEach(f -> services.staleDatabase().look(name, f)));
    if (found.isPresent()) adapters.add(name);
  }

  private void repository(long id) {
    if (repositories.contains(id)) return;
    var row = services.store().reads().row(SubjectKey.repository(id)).orElse(null);
    // Where no repository was looked at before, nothing was written that could be forgotten.
    if (!(row instanceof Row.RepositoryRow r) || new Rescan(services, r).looksAtOurs())
      repositories.add(id);
  }
}
