package dev.berth.web;

import dev.berth.program.LabelKind;
import dev.berth.request.Active;
import dev.berth.store.LedgerRow;
import dev.berth.store.Row;
import dev.berth.store.StoreReads;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.pebbletemplates.pebble.PebbleEngine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The public ledger: who has what until when, one page a request with all its dates. */
public final class LedgerPages {
  private static final int PAGE = 50;
  private static final int HISTORY_MAX = 200;

  private final StoreReads store;
  private final PebbleEngine engine;
  private final String program;
  private final URI web;

  /**
   * @param engine renders templates/pages with HTML escaping
   * @param program name of the program
   * @param web public address of the forge, for links to issues
   */
  public LedgerPages(StoreReads store, PebbleEngine engine, String program, URI web) {
    this.store = store;
    this.engine = engine;
    this.program = program;
    this.web = web;
  }

  void routes(RoutesConfig routes) {
    routes.get("/", this::ledger);
    routes.get("/r/{number}", this::request);
    routes.get("/r/{number}/access", this::access);
  }

  private void ledger(Context ctx) {
    int page = QueryNumbers.within(ctx.queryParam("page"), 1, 1_000_000, 1);
    var rows = store.ledger((page - 1) * PAGE, PAGE + 1);
    var values = new HashMap<String, Object>();
    values.put("rows", LedgerApi.listed(rows).stream().limit(PAGE).map(this::line).toList());
    values.put("page", page);
    values.put("more", rows.size() > PAGE);
    values.put("simulation", rows.stream().anyMatch(LedgerRow::simulation));
    values.put("figures", figures());
    render(ctx, "pages/ledger.html", values);
  }

  /** In the order of the life cycle; counts what is listed and nothing else. */
  private Map<String, Long> figures() {
    var byState = store.ledgerStates();
    var all = new LinkedHashMap<String, Long>();
    for (var kind : LabelKind.values())
      if (kind.isState())
        Optional.ofNullable(byState.get(kind.word())).ifPresent(n -> all.put(kind.word(), n));
    return all;
  }

  private void request(Context ctx) {
    var row = row(ctx);
    if (row.isEmpty()) {
      missing(ctx);
      return;
    }
    var values = new HashMap<String, Object>();
    values.put("row", line(row.get()));
    values.put("simulation", row.get().simulation());
    values.put("earlier", store.endedLeases(row.get().request()).stream().map(this::line).toList());
    values.put("history", HistoryView.of(store.history(row.get().request(), 0, HISTORY_MAX)));
    render(ctx, "pages/request.html", values);
  }

  /** Encrypted to the people's own keys: of no use to anybody else. */
  private void access(Context ctx) {
    var text =
        row(ctx)
            .flatMap(r -> store.row(r.request()))
            .flatMap(r -> r instanceof Row.IssueRow i ? i.request() : Optional.empty())
            .flatMap(r -> r.state() instanceof Active a ? a.access() : Optional.empty())
            .filter(t -> !t.isEmpty());
    if (text.isEmpty()) missing(ctx);
    else ctx.contentType("text/plain; charset=utf-8").result(text.get());
  }

  private Optional<LedgerRow> row(Context ctx) {
    return QueryNumbers.of(ctx.pathParam("number"))
        .flatMap(store::ledgerRow)
        .filter(LedgerRow::published);
  }

  private void missing(Context ctx) {
    ctx.status(404);
    render(ctx, "pages/missing.html", new HashMap<>());
  }

  private Map<String, Object> line(LedgerRow r) {
    var all = new HashMap<String, Object>();
    all.put("number", r.request());
    all.put("issue", r.issue().toString());
    all.put("link", web + "/" + r.issue().repository().name() + "/issues/" + r.issue().number());
    all.put("state", r.state());
    all.put("mark", r.state().replace(' ', '-'));
    all.put("project", r.project());
    all.put("machines", r.machines());
    all.put("donor", r.donor().orElse(""));
    all.put("workload", r.workload().orElse(""));
    all.put("opened", PageDates.day(r.opened()));
    all.put("start", r.start().map(PageDates::day).orElse(""));
    all.put("end", r.end().map(PageDates::day).orElse(""));
    all.put("cost", r.cost().map(Object::toString).orElse(""));
    all.put("notes", r.notes());
    all.put("simulation", r.simulation());
    return all;
  }

  private void render(Context ctx, String template, Map<String, Object> values) {
    values.put("program", program);
    values.putIfAbsent("simulation", false);
    values.putIfAbsent("rows", List.of());
    var text = new StringWriter();
    try {
      engine.getTemplate(template).evaluate(text, values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ctx.contentType("text/html; charset=utf-8").result(text.toString());
  }
}
