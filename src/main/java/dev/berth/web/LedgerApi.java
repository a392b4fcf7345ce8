package dev.berth.web;

import dev.berth.catalogue.Money;
import dev.berth.store.LedgerRow;
import dev.berth.store.StoreReads;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ledger as JSON: what the pages show, for other programs. Read only. */
public final class LedgerApi {
  /** Lines of one answer at most. */
  static final int PAGE_MAX = 100;

  private final StoreReads store;

  public LedgerApi(StoreReads store) {
    this.store = store;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/requests", this::requests);
    routes.get("/api/requests/{number}", this::request);
  }

  private void requests(Context ctx) {
    var page = QueryNumbers.within(ctx.queryParam("page"), 1, 1_000_000, 1);
    var perPage = QueryNumbers.within(ctx.queryParam("per_page"), 1, PAGE_MAX, 30);
    var rows = store.ledger((page - 1) * perPage, perPage);
    ctx.json(Map.of("page", page, "requests", listed(rows).stream().map(LedgerApi::line).toList()));
  }

  private void request(Context ctx) {
    var number = QueryNumbers.of(ctx.pathParam("number"));
    var row = number.flatMap(store::ledgerRow).filter(LedgerRow::published);
    if (row.isEmpty()) {
      ctx.status(404).json(Map.of("error", "no such request in the public ledger"));
      return;
    }
    var all = line(row.get());
    var earlier = store.endedLeases(row.get().request());
    if (!earlier.isEmpty()) all.put("earlier", earlier.stream().map(LedgerApi::line).toList());
    ctx.json(all);
  }

  /** Lines of an earlier Berth stand in the table as they were. */
  static List<LedgerRow> listed(List<LedgerRow> rows) {
    return rows.stream().filter(LedgerRow::isListed).toList();
  }

  private static Map<String, Object> line(LedgerRow r) {
    var all = new LinkedHashMap<String, Object>();
    all.put("request", r.request());
    all.put("lease", r.leaseNumber());
    all.put("issue", r.issue().toString());
    all.put("state", r.state());
    all.put("project", r.project());
    all.put("machines", r.machines());
    put(all, "pool", r.pool());
    put(all, "donor", r.donor());
    put(all, "workload", r.workload());
    all.put("opened", r.opened().toString());
    put(all, "start", r.start().map(Object::toString));
    put(all, "end", r.end().map(Object::toString));
    put(all, "cost", r.cost().map(LedgerApi::cents));
    put(all, "currency", r.cost().map(m -> m.currency().getCurrencyCode()));
    all.put("notes", r.notes());
    all.put("simulation", r.simulation());
    return all;
  }

  private static String cents(Money m) {
    return m.amount().setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static void put(Map<String, Object> all, String name, Optional<String> value) {
    value.ifPresent(v -> all.put(name, v));
  }
}
