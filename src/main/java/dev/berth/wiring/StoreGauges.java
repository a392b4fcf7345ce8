package dev.berth.wiring;

import dev.berth.forge.Repository;
import dev.berth.observe.Metrics;
import dev.berth.store.Row;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Figures that are read from the store when somebody asks for them, and what they mean in words.
 */
public final class StoreGauges {
  private static final long OLD_SECONDS = 300;

  private final Store store;
  private final Metrics metrics;
  private final Supplier<List<Repository>> repositories;

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
      metrics.set("berth_programs_broken", broken().size());
      metrics.set("berth_histories_broken", brokenHistories());
      metrics.set("berth_standing_still", store.standstill().evidence().isEmpty() ? 0 : 1);
      f.byState().forEach((state, n) -> metrics.set("berth_requests", n, "state", state));
    } catch (Store.Unavailable e) {
      metrics.count("berth_store_unavailable");
    }
  }

  private long age(Store.Figures f) {
    return f.oldestDue().map(t -> store.now().getEpochSecond() - t.getEpochSecond()).orElse(0L);
  }

  private List<Repository> broken() {
    return repositories.get().stream()
        .filter(
            r ->
                store
                    .reads()
                    .row(SubjectKey.repository(r.id()))
                    .filter(StoreGauges::isBroken)
                    .isPresent())
        .toList();
  }

  private long brokenHistories() {
    return store.reads().row(SubjectKey.APP).orElse(null) instanceof Row.AppRow app
        ? app.histories().map(Row.HistoryCheck::broken).orElse(0L)
        : 0;
  }

  private static boolean isBroken(Row row) {
    return row instanceof Row.RepositoryRow r && r.broken().isPresent();
  }

  private static String standsStill(List<String> signs) {
    return "the database is older than the world, so nothing is ordered, deleted or written ("
        + signs.getFirst()
        + (signs.size() > 1 ? ", and " + (signs.size() - 1) + " more" : "")
        + "): restore a newer backup, or look at these and say ./berth resume";
  }

  /** What works, but not as it should. */
  public List<String> warnings() {
    var all = new ArrayList<String>();
    try {
      var signs = store.standstill().evidence();
      if (!signs.isEmpty()) all.add(standsStill(signs));
      var f = store.reads().figures();
      if (f.parked() > 0) all.add(f.parked() + " entries are parked; berth parked list shows them");
      if (f.backingOff() > 0)
        all.add(f.backingOff() + " subjects failed and are tried again later");
      if (f.intentsOverdue() > 0) all.add(f.intentsOverdue() + " outside effects are unsettled");
      for (var r : broken())
        all.add(
            "the program's file of "
                + r.name()
                + " cannot be used, the last good one is in force; the log names every line");
      if (brokenHistories() > 0)
        all.add(
            brokenHistories()
                + " histories are not what was once written; berth history check names them");
      if (age(f) > OLD_SECONDS) all.add("work has been waiting for " + age(f) + " s");
    } catch (Store.Unavailable e) {
      all.add("the database cannot be used");
    }
    return all;
  }
}
