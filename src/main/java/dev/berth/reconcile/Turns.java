package dev.berth.reconcile;

import dev.berth.store.Claim;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import java.time.Instant;
import org.slf4j.MDC;

/** Takes a turn of whatever subject was claimed, and lets go of it. */
public final class Turns {
  private final Desk desk;
  private final Unseen unseen = new Unseen();

  public Turns(Desk desk) {
    this.desk = desk;
  }

  /** Takes one turn if any subject is due. Throws only for a bug or a database out of reach. */
  public boolean one() {
    var claim = desk.store().claim();
    claim.ifPresent(this::take);
    return claim.isPresent();
  }

  private void take(Claim claim) {
    MDC.put("subject", claim.key().toString());
    var start = desk.nanoTime().getAsLong();
    try {
      claim.letGo(next(claim));
    } catch (Claim.Lost e) {
      desk.metrics().count("berth_claims_lost");
    } finally {
      desk.metrics()
          .took("berth_turn", java.time.Duration.ofNanos(desk.nanoTime().getAsLong() - start));
      MDC.remove("subject");
    }
  }

  private Instant next(Claim claim) {
    var key = claim.key();
    Instant next;
    if (key.equals(SubjectKey.APP)) next = new AppTurn(claim, desk).take();
    else if (key.equals(SubjectKey.POOLS)) next = new PoolsTurn(claim, desk).take();
    else if (key.isRepository()) next = new RepositoryTurn(claim, desk).take();
    else next = new IssueTurn(claim, desk, unseen).take();
    return next.isAfter(Store.NEVER) ? Store.NEVER : next;
  }
}
