package dev.berth.reconcile.turn;

import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.pool.Pool;
import dev.berth.pool.PoolBook;
import dev.berth.program.NamedPerson;
import dev.berth.program.Program;
import dev.berth.request.Queued;
import dev.berth.request.Request;
import dev.berth.request.machine.Machine;
import dev.berth.store.Row;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import dev.berth.view.TextContext;
import dev.berth.view.TextContext.FormLink;
import dev.berth.view.TextContext.PoolView;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What programs and the server add to texts.
 *
 * @param store for what is free in the pools
 * @param pages public address of this server
 * @param web public address of the forge
 */
public record TextContexts(Store store, Optional<URI> pages, URI web) {
  /** For texts about no request. */
  public TextContext of(IssueRef issue, Program program) {
    return context(issue, program, Optional.empty(), Optional.empty());
  }

  public TextContext of(Request r, Program program) {
    return context(r.issue(), program, pool(r, program), Optional.of(r));
  }

  private TextContext context(
      IssueRef issue, Program program, Optional<PoolView> pool, Optional<Request> r) {
    return new TextContext(
        program.name(),
        program.revision(),
        program.catalogue(),
        program.labels(),
        people(program.duty()),
        people(program.rights().operate().people()),
        people(program.rights().lead().people()).stream().findFirst(),
        program.prefix(),
        isSimulation(program, r),
        pool,
        // The pages show what the ledger does: a link to what it does not show leads nowhere.
        program.ledger().orElse(true) ? pages : Optional.empty(),
        "",
        List.of(form(issue)),
        web,
        String.join(" or ", program.rights().approve().words()),
        program.paused());
  }

  /** Where people read an issue. */
  public String addressOf(IssueRef issue) {
    return web + "/" + issue.repository().name() + "/issues/" + issue.number();
  }

  /** Where the forge lets people choose among the forms of the repository. */
  private FormLink form(IssueRef issue) {
    return new FormLink(
        "the request form",
        URI.create(web + "/" + issue.repository().name() + "/issues/new/choose"));
  }

  private static List<Person> people(List<NamedPerson> named) {
    return named.stream().map(NamedPerson::person).toList();
  }

  /** The request's own pool decides; before it has one, all pools of the program. */
  private static boolean isSimulation(Program program, Optional<Request> r) {
    var own = r.flatMap(TextContexts::poolOf).flatMap(program::pool);
    return own.map(Pool::simulation)
        .orElseGet(
            () ->
                !program.pools().isEmpty() && program.pools().stream().allMatch(Pool::simulation));
  }

  private static Optional<String> poolOf(Request r) {
    var made = r.machines().list().stream().map(Machine::made).map(o -> o.pool()).findFirst();
    return made.or(() -> r.state() instanceof Queued q ? q.pool() : Optional.empty());
  }

  private Optional<PoolView> pool(Request r, Program program) {
    var name = poolOf(r).or(() -> r.flags().pool());
    var book = book();
    var pool =
        name.flatMap(program::pool)
            .or(() -> program.serving(book, r.reading(), r.flags().pool(), store.now()))
            .or(() -> program.pools().stream().findFirst());
    return pool.map(p -> new PoolView(p.name(), p.donor(), free(p, book), Optional.empty()));
  }

  private PoolBook book() {
    return store.reads().row(SubjectKey.POOLS).orElse(null) instanceof Row.PoolsRow row
        ? row.pools()
        : PoolBook.EMPTY;
  }

  private static Map<String, Integer> free(Pool pool, PoolBook book) {
    var taken = book.taken(pool.name());
    var free = new HashMap<String, Integer>();
    pool.stock().forEach((plan, n) -> free.put(plan, Math.max(0, n - taken.getOrDefault(plan, 0))));
    return free;
  }
}
