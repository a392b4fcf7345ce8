package dev.berth.request;

import dev.berth.pool.PoolNeed;
import dev.berth.pool.WaitingRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** What a request needs of the pools, told from its state alone. */
public final class PoolNeeds {
  private PoolNeeds() {}

  static PoolNeed of(Request r) {
    return switch (r.state()) {
      case Queued q when !r.reading().plans().isEmpty() ->
          new PoolNeed.Place(wish(r, q), q.since());
      case Provisioning p -> keep(r, p.since().plus(r.term()).plus(r.grace()));
      case Failed f -> keep(r, f.limit(r).end());
      case Active a ->
          a.stretch().<PoolNeed>map(_ -> longer(a)).orElseGet(() -> keep(r, a.held().graceEnd()));
      case Ending e -> keep(r, e.held().graceEnd());
      case Releasing s -> keep(r, s.bound());
      case NeedsInformation _, NeedsApproval _, Queued _, Question _, Closed _ ->
          new PoolNeed.Nothing();
    };
  }

  /**
   * Since when it waits for the pools or providers to say what comes next, which takes a moment:
   * what is shown meanwhile would be out of date as soon as it is written. Empty when it does not.
   */
  public static Optional<Instant> passingSince(Request r) {
    return switch (r.state()) {
      case Queued q when q.place() == 0 && !r.isHeld() -> Optional.of(q.since());
      case Active a ->
          a.pending().filter(p -> p.stage() == PendingChange.Stage.POOLS).map(PendingChange::since);
      case Releasing s -> Optional.of(s.since());
      case NeedsInformation _,
          NeedsApproval _,
          Queued _,
          Provisioning _,
          Ending _,
          Failed _,
          Question _,
          Closed _ ->
          Optional.empty();
    };
  }

  private static PoolNeed keep(Request r, Instant until) {
    return new PoolNeed.Keep(until, r.machines().inUse());
  }

  private static PoolNeed longer(Active a) {
    var wish = a.pending().orElseThrow();
    var byItself = wish.approvedBy().isEmpty();
    var end = a.held().graceEnd();
    var longer = wish.end(a.held()).plus(a.held().terms().grace());
    return new PoolNeed.Longer(end, longer, byItself, Optional.of(wish.since()));
  }

  private static WaitingRequest wish(Request r, Queued q) {
    var approved = r.approvals().stream().map(Approval::at).max(Comparator.naturalOrder());
    return new WaitingRequest(
        r.number(),
        r.reading().plans(),
        approved.orElse(q.since()),
        r.term().plus(r.grace()),
        r.reading().workload(),
        r.flags().pool());
  }
}
