package dev.berth.reconcile;

import dev.berth.reconcile.app.AppTurn;
import dev.berth.reconcile.issue.IssueTurn;
import dev.berth.reconcile.issue.ResponseTimes;
import dev.berth.reconcile.pools.PoolsTurn;
import dev.berth.reconcile.repository.RepositoryTurn;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.Claim;
import dev.berth.store.Row;
import dev.berth.store.Standstill;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import java.time.Instant;
import org.slf4j.MDC;

/** Takes a turn of whatever subject was claimed, and lets go of it. */
public final class TurnRunner {
  /** Each line of the log names its subject; {@link Workers} takes it away after a turn. */
  static final String SUBJECT = "subject";

  private final TurnServices services;
  private final ResponseTimes responses = new ResponseTimes();
  private final FirstLook firstLook;

  public TurnRunner(TurnServices services) {
    this.services = services;
    this.firstLook = new FirstLook(services);
  }

  /** Takes one turn if any subject is due. Throws only for a bug or a database out of reach. */
  public boolean one() {
    var claim = services.store().claim();
    claim.ifPresent(this::take);
    return claim.isPresent();
  }

  private void take(Claim claim) {
    MDC.put(SUBJECT, name(claim));
    var start = services.nanoTime().getAsLong();
    try {
      claim.release(next(claim));
    } catch (Claim.Lost e) {
      services.metrics().count("berth_claims_lost");
    } finally {
      services
          .metrics()
          .took("berth_turn", java.time.Duration.ofNanos(services.nanoTime().getAsLong() - start));
    }
  }

  /** As people know it. */
  private String name(Claim claim) {
    return switch (claim.row()) {
      case Row.IssueRow r -> r.ref().toString();
      case Row.RepositoryRow r -> r.repository().name();
      case Row.PoolsRow _ -> "pools";
      case Row.AppRow _ -> "app";
      case Row.NewRow _ when claim.key().repository() == 0 ->
          claim.key().equals(SubjectKey.APP) ? "app" : "pools";
      case Row.NewRow _ when claim.key().isRepository() ->
          services.names().repository(claim.key().repository()).name();
      case Row.NewRow _ -> services.names().of(claim).toString();
    };
  }

  private Instant next(Claim claim) {
    var key = claim.key();
    Instant next;
    if (key.equals(SubjectKey.APP)) next = new AppTurn(claim, services).run();
    else if (standsStill(key)) next = services.store().now().plus(Standstill.LOOK_AGAIN);
    else if (key.equals(SubjectKey.POOLS)) next = new PoolsTurn(claim, services).run();
    else if (key.isRepository()) next = new RepositoryTurn(claim, services).run();
    else next = issue(claim).run();
    return next.isAfter(Store.NEVER) ? Store.NEVER : next;
  }

  /** On a database older than the world nothing is done: what came in stays where it is. */
  private boolean standsStill(SubjectKey key) {
    firstLook.take(key);
    return services.staleDatabase().isStanding();
  }

  private IssueTurn issue(Claim claim) {
    return new IssueTurn(
        claim, services, responses, adapter -> firstLook.isDone(claim.key(), adapter));
  }
}
