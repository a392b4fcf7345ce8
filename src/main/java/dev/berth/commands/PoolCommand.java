package dev.berth.commands;

import dev.berth.pool.Pool;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;

/** Chooses the pool that is used. */
final class PoolCommand implements Command {
  private static final Sheet SHEET =
      new Sheet("pool NAME", "uses this pool and no other", "pool lab", Who.APPROVER);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return Phase.of(r) == Phase.ASKING;
  }

  @Override
  public List<Deed> means(String args, Context c) {
    if (args.isEmpty()) return Refusals.missing(SHEET);
    if (c.isOwn()) return Refusals.own(SHEET);
    if (Phase.of(c.asked()) != Phase.ASKING) return Phase.tooLate(SHEET, c);
    var wanted = Quoted.bare(args);
    var pools = c.program().pools().stream().map(Pool::name).toList();
    var pool = pools.stream().filter(wanted::equalsIgnoreCase).findFirst();
    return pool.<Deed>map(p -> new Deed.Happens(new Event.PoolChosen(c.now(), c.actor(), p)))
        .map(List::of)
        .orElseGet(
            () ->
                Refusals.of(
                    Sentence.POOL_UNKNOWN,
                    Map.of("read", wanted, "pools", String.join(",", pools))));
  }
}
