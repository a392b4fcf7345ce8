package dev.berth.wiring;

import dev.berth.forge.Repository;
import dev.berth.observe.Metrics;
import dev.berth.store.HistoryCheck;
import dev.berth.store.InventoryFinding;
import dev.berth.store.Row;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Figures that are read from the store when somebody asks for them. */
public final class StoreGauges {
  private final Store store;
  private final Metrics metrics;
  private final Supplier<List<Repository>> repositories;

  /** States that had a request: their figure falls back to 0 with the last of them. */
  private final Set<String> states = ConcurrentHashMap.newKeySet();

  public StoreGauges(Store store, Metrics metrics, Supplier<List<Repository>> repositories) {
    this.store = store;
    this.metrics = metrics;
    this.repositories = repositories;
  }

  void refresh() {
    try {
      var f = store.reads().figures();
      metrics.set("berth_oldest_due_seconds", age(f));
      metrics.set("berth_subjects_due", f.due());
      metrics.set("berth_parked", f.parked());
      metrics.set("berth_backing_off", f.backingOff());
      metrics.set("berth_intents_overdue", f.intentsOverdue());
      metrics.set("berth_standing_still", store.standstill().evidence().isEmpty() ? 0 : 1);
      metrics.set("berth_programs_broken", brokenPrograms());
      app();
      states.addAll(f.byState().keySet());
      for (var state : states)
        metrics.set("berth_requests", f.byState().getOrDefault(state, 0L), "state", state);
    } catch (Store.Unavailable e) {
      metrics.count("berth_store_unavailable");
    }
  }

  private long age(Store.Figures f) {
    return f.oldestDue().map(t -> store.now().getEpochSecond() - t.getEpochSecond()).orElse(0L);
  }

  private long brokenPrograms() {
    return repositories.get().stream()
        .flatMap(r -> store.reads().row(SubjectKey.repository(r.id())).stream())
        .filter(row -> row instanceof Row.RepositoryRow r && r.broken().isPresent())
        .count();
  }

  private void app() {
    var row =
        store.reads().row(SubjectKey.APP).orElse(null) instanceof Row.AppRow app
            ? Optional.of(app)
            : Optional.<Row.AppRow>empty();
    metrics.set(
        "berth_histories_broken",
        row.flatMap(Row.AppRow::histories).map(HistoryCheck::broken).orElse(0L));
    var findings = row.flatMap(Row.AppRow::findings).orElse(List.of());
    for (var kind : InventoryFinding.Kind.values())
      metrics.set("berth_inventory_findings", count(findings, kind), "kind", kind.id());
    metrics.set("berth_machines_without_lease", count(findings, InventoryFinding.Kind.STRAY));
  }

  private static long count(List<InventoryFinding> findings, InventoryFinding.Kind kind) {
    return findings.stream().filter(f -> f.kind() == kind).count();
  }
}
