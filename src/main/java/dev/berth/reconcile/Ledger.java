package dev.berth.reconcile;

import dev.berth.catalogue.Money;
import dev.berth.pool.Pool;
import dev.berth.program.Program;
import dev.berth.reading.Workload;
import dev.berth.request.Closed;
import dev.berth.request.Marks;
import dev.berth.request.Request;
import dev.berth.store.LedgerRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The line of the public ledger that a request comes to. */
final class Ledger {
  private Ledger() {}

  static LedgerRow row(Request r, Program program) {
    return row(r, program, r.lease().map(l -> l.start()), r.lease().map(l -> l.end()));
  }

  /**
   * The line after something happened: who had machines is told with its dates for ever.
   *
   * @param told the line as it was, looked up only where it is needed
   */
  static LedgerRow row(
      Request before, Request next, Program program, Supplier<Optional<LedgerRow>> told) {
    if (!(next.state() instanceof Closed c) || c.as() != Closed.As.RELEASED)
      return row(next, program);
    if (before.lease().isPresent()) {
      var had = before.lease().get();
      var end = had.end().isBefore(c.since()) ? had.end() : c.since();
      return row(next, program, Optional.of(had.start()), Optional.of(end));
    }
    var was = told.get();
    return row(next, program, was.flatMap(LedgerRow::start), was.flatMap(LedgerRow::end));
  }

  private static LedgerRow row(
      Request r, Program program, Optional<Instant> start, Optional<Instant> end) {
    var pool =
        r.machines().list().stream().map(m -> m.made().pool()).findFirst().flatMap(program::pool);
    return new LedgerRow(
        r.number(),
        r.issue(),
        r.state().word(),
        r.reading().project().orElse("(no title)"),
        machines(r),
        pool.map(Pool::name),
        pool.map(Pool::donor),
        r.reading().workload().map(Workload::word),
        r.openedAt(),
        start,
        end,
        cost(r, program),
        notes(r),
        pool.map(Pool::simulation)
            .orElseGet(() -> program.pools().stream().allMatch(Pool::simulation)),
        program.ledger());
  }

  private static List<String> machines(Request r) {
    return r.reading().lines().stream()
        .map(
            l ->
                l.count().stream().mapToObj(Integer::toString).findFirst().orElse("?")
                    + " x "
                    + l.plan().orElse("(open)"))
        .toList();
  }

  /** At list price for the whole term; empty where a plan has no price or currencies differ. */
  private static Optional<Money> cost(Request r, Program program) {
    var sum = Optional.<Money>empty();
    for (var line : r.reading().lines()) {
      var price = line.plan().flatMap(program.catalogue()::plan).flatMap(p -> p.price());
      if (price.isEmpty() || line.count().isEmpty()) return Optional.empty();
      var part = price.get().during(r.term()).times(line.count().getAsInt());
      if (sum.filter(s -> !s.currency().equals(part.currency())).isPresent())
        return Optional.empty();
      sum = Optional.of(sum.map(s -> s.plus(part)).orElse(part));
    }
    return sum;
  }

  private static List<String> notes(Request r) {
    var notes = new ArrayList<String>();
    for (Marks.Waiver o : r.marks().overrides()) notes.add("rule set aside: " + o.rule());
    if (r.approvals().stream().anyMatch(a -> r.isOf(a.by())))
      notes.add("approved by one of its own people");
    if (r.isHeld()) notes.add("on hold");
    return notes;
  }
}
