package dev.berth.store.sql;

import dev.berth.store.Store.WriteLane;
import dev.berth.store.WriteLimits;
import dev.berth.store.WriteLimits.Budget;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Slots for writes to the forge, shared by all replicas: one row a budget. */
final class SqlWriteLimiter {
  private final Transactions database;

  SqlWriteLimiter(Transactions database) {
    this.database = database;
  }

  Instant slot(WriteLane lane, boolean creates) {
    return database.write(
        "give a slot",
        h -> {
          var now = Micros.at(database.now(h));
          var given = WriteLimits.give(read(h, Budget.of(lane, creates)), lane, creates, now);
          write(h, given.budget(), given.left());
          return given.at();
        });
  }

  void noSlotBefore(Instant until) {
    database.write(
        "hold slots back",
        h -> {
          var all = List.of(Budget.values());
          read(h, all).forEach((budget, slots) -> write(h, budget, slots.notBefore(until)));
          return true;
        });
  }

  /** Locked in the order of their names. */
  private Map<Budget, WriteLimits> read(Handle h, List<Budget> budgets) {
    var found = new EnumMap<Budget, WriteLimits>(Budget.class);
    h.createQuery(
            "SELECT budget, pace, hour, not_before FROM slots WHERE budget IN (<words>)"
                + " ORDER BY budget"
                + database.database().forUpdate())
        .bindList("words", budgets.stream().map(Budget::word).toList())
        .map(
            (r, _) ->
                Map.entry(
                    r.getString("budget"),
                    new WriteLimits(
                        Micros.at(r.getLong("pace")),
                        Micros.at(r.getLong("hour")),
                        Micros.at(r.getLong("not_before")))))
        .list()
        .forEach(e -> found.put(named(budgets, e.getKey()), e.getValue()));
    return found;
  }

  private static Budget named(List<Budget> budgets, String word) {
    return budgets.stream().filter(b -> b.word().equals(word)).findFirst().orElseThrow();
  }

  private static void write(Handle h, Budget budget, WriteLimits slots) {
    h.createUpdate(
            "UPDATE slots SET pace = :pace, hour = :hour, not_before = :notBefore"
                + " WHERE budget = :budget")
        .bind("pace", Micros.of(slots.pace()))
        .bind("hour", Micros.of(slots.hour()))
        .bind("notBefore", Micros.of(slots.notBefore()))
        .bind("budget", budget.word())
        .execute();
  }
}
