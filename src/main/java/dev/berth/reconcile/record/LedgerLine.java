package dev.berth.reconcile.record;

import dev.berth.catalogue.Money;
import dev.berth.lease.Lease;
import dev.berth.policy.Cost;
import dev.berth.pool.Pool;
import dev.berth.program.Program;
import dev.berth.reading.Workload;
import dev.berth.request.Closed;
import dev.berth.request.Releasing;
import dev.berth.request.Request;
import dev.berth.request.RequestFlags;
import dev.berth.request.machine.MachineUsage;
import dev.berth.store.LedgerRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The line of the public ledger that a request, or the lease of it that runs, comes to. */
public final class LedgerLine {
  private LedgerLine() {}

  public static LedgerRow row(Request r, Program program) {
    var lease = r.lease();
    var cost =
        lease.isPresent()
            ? Cost.ofTime(
                    MachineUsage.of(r.machines(), lease.get().start(), lease.get().end()),
                    program.catalogue())
                .total()
            : asked(r, program);
    return row(r, program, lease.map(Lease::start), lease.map(Lease::end), cost);
  }

  /**
   * The line after something happened: who had machines is told with dates and cost for ever, and
   * who had none costs nothing.
   *
   * @param published the line as it was, looked up only where it is needed
   */
  public static LedgerRow row(
      Request next, Program program, Supplier<Optional<LedgerRow>> published) {
    if (!(next.state() instanceof Closed c)) return row(next, program);
    if (c.lent().isPresent()) return lent(next, c.lent().get(), program);
    if (c.as() != Closed.As.RELEASED)
      return row(next, program, Optional.empty(), Optional.empty(), Optional.empty());
    // Closed by an older Berth, which kept the dates here only.
    var was = published.get();
    return row(
        next,
        program,
        was.flatMap(LedgerRow::start),
        was.flatMap(LedgerRow::end),
        was.flatMap(LedgerRow::cost).or(() -> asked(next, program)));
  }

  private static LedgerRow lent(Request r, Closed.Lent lent, Program program) {
    var cost =
        Cost.ofTime(MachineUsage.of(r.machines(), lent.start(), lent.end()), program.catalogue());
    return row(r, program, Optional.of(lent.start()), Optional.of(lent.end()), cost.total());
  }

  private static LedgerRow row(
      Request r,
      Program program,
      Optional<Instant> start,
      Optional<Instant> end,
      Optional<Money> cost) {
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
        cost,
        notes(r),
        pool.map(Pool::simulation)
            .orElseGet(() -> program.pools().stream().allMatch(Pool::simulation)),
        program.ledger().orElse(true),
        r.earlierLeases().map(n -> n + 1));
  }

  /** What is lent, or was to the end; before anything is, what is asked. */
  private static List<String> machines(Request r) {
    var lent = MachineUsage.held(r.machines(), givenBack(r));
    if (!lent.isEmpty()) return counted(lent);
    return r.reading().lines().stream()
        .map(
            l ->
                l.count().stream().mapToObj(Integer::toString).findFirst().orElse("?")
                    + " x "
                    + l.plan().orElse("(open)"))
        .toList();
  }

  private static List<String> counted(Map<String, Integer> plans) {
    return plans.entrySet().stream().map(e -> e.getValue() + " x " + e.getKey()).toList();
  }

  /** When all that was left went back, or was asked back. */
  private static Optional<Instant> givenBack(Request r) {
    return switch (r.state()) {
      case Releasing s -> Optional.of(s.since());
      // Of an older line nobody knows what went back before the rest.
      case Closed c -> c.lent().map(l -> l.givenBack().orElse(Instant.MIN));
      default -> Optional.empty();
    };
  }

  /** At list price for the whole term as it is asked for. */
  private static Optional<Money> asked(Request r, Program program) {
    var time = new TreeMap<String, Duration>();
    for (var line : r.reading().lines()) {
      if (line.plan().isEmpty() || line.count().isEmpty()) return Optional.empty();
      var all = r.term().multipliedBy(line.count().getAsInt());
      time.merge(line.plan().get(), all, Duration::plus);
    }
    return Cost.ofTime(time, program.catalogue()).total();
  }

  private static List<String> notes(Request r) {
    var notes = new ArrayList<String>();
    for (RequestFlags.Waiver o : r.flags().overrides()) notes.add("rule set aside: " + o.rule());
    if (r.approvals().stream().anyMatch(a -> r.who().isInterested(a.by())))
      notes.add("approved by one of its own people");
    if (r.isHeld()) notes.add("on hold");
    for (var back : counted(MachineUsage.earlier(r.machines(), givenBack(r))))
      notes.add("given back before: " + back);
    return notes;
  }
}
