package dev.berth.reconcile.turn;

import dev.berth.forge.ForgeReader.CommentOnIssue;
import dev.berth.forge.IssueRef;
import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineKey;
import dev.berth.request.Request;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import dev.berth.view.CommentMarker;
import dev.berth.view.ShownIssue;
import dev.berth.view.StatusSeal;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells that the database is older than the world, as after a backup was restored: a provider holds
 * a machine under a key that was never given out here, or a status comment of ours stands where
 * none was written, or in a later edit than was ever sent. Keys, numbers of edits and intents are
 * kept before they go out, so while nothing was lost there is no such thing.
 */
public final class StaleDatabase {
  private static final int PAGE = 200;

  private final TurnServices services;

  StaleDatabase(TurnServices services) {
    this.services = services;
  }

  /** Whether all work stands still. */
  public boolean isStanding() {
    return !services.store().standstill().evidence().isEmpty();
  }

  /** Looks at one machine of a provider's own list. */
  public void look(String adapter, FoundMachine found) {
    var key = found.key();
    if (key.isEmpty() || isSettled(found.since()) || isGivenOut(key.get())) return;
    stand(adapter + " holds the machine " + key.get() + ", which this database never ordered");
  }

  /** A key of an earlier life of the request may be of a machine that goes just now. */
  private boolean isGivenOut(MachineKey key) {
    return services.store().reads().row(key.request()).orElse(null) instanceof Row.IssueRow row
        && row.request().filter(r -> isGivenOut(key, r)).isPresent();
  }

  private static boolean isGivenOut(MachineKey key, Request r) {
    return key.generation() <= r.generation() || r.machines().find(key).isPresent();
  }

  /** Looks at a comment; says whether it is a status comment of ours that is not as we left it. */
  public boolean look(CommentOnIssue found) {
    var c = found.comment();
    if (services.self().filter(c.author()::equals).isEmpty() || !isStatus(c.body())) return false;
    var key = SubjectKey.of(found.issue());
    var isUnderWay =
        services.store().reads().isIntended(key, GuardedWrite.commentIntent(CommentMarker.STATUS));
    // Read after the intent: who settles one writes down in the same commit what came of it.
    var row = services.store().reads().row(key).orElse(null);
    if (!(row instanceof Row.IssueRow issue) || !issue.shown().knows(c.id())) {
      var isKnown = isUnderWay || isSettled(c.updatedAt()) || isMoved(c.body());
      if (!isKnown) stand(unknown(found.issue()));
      return false;
    }
    var isChanging = services.store().reads().isIntended(key, GuardedWrite.STATUS_EDIT);
    return !isChanging && isOther(issue, found);
  }

  /** Whether it came here with its issue, which was moved. */
  private boolean isMoved(String body) {
    for (long after = 0; ; ) {
      var page = services.store().reads().requestsNotOver(after, PAGE);
      for (long id : page)
        if (services.store().reads().row(id).orElse(null) instanceof Row.IssueRow row
            && seal(row, body).isPresent()) return true;
      if (page.size() < PAGE) return false;
      after = page.getLast();
    }
  }

  /** Whether it is another text than we wrote; of a later edit than we know it is ours, too. */
  private boolean isOther(Row.IssueRow row, CommentOnIssue found) {
    var shown = row.shown();
    var ours = shown.statusId().filter(id -> id == found.comment().id()).isPresent();
    if (!ours || shown.isAside() || shown.statusEdit().isEmpty()) return false;
    var seal = seal(row, found.comment().body());
    var isOld = found.comment().updatedAt().isBefore(shown.statusAt());
    if (seal.filter(s -> isLater(s, shown)).isEmpty())
      return !isOld && seal.filter(s -> shown.statusEdit().get() == s.edit()).isEmpty();
    if (!isSettled(found.comment().updatedAt())) stand(later(found.issue()));
    return false;
  }

  private static Optional<StatusSeal> seal(Row.IssueRow row, String body) {
    return row.request().flatMap(Request::versionKey).flatMap(s -> StatusSeal.of(body, s));
  }

  private static boolean isLater(StatusSeal seal, ShownIssue shown) {
    return seal.edit() > shown.statusEdit().orElse(0L);
  }

  private static boolean isStatus(String body) {
    return CommentMarker.find(body).filter(CommentMarker.STATUS::equals).isPresent();
  }

  private static String unknown(IssueRef issue) {
    return issue + " has a status comment of ours that this database never wrote";
  }

  private static String later(IssueRef issue) {
    return issue + " has a status comment of ours that is newer than this database";
  }

  /** What an operator knew when the work went on proves nothing any more. */
  private boolean isSettled(Instant at) {
    return !at.isAfter(services.store().standstill().resumedAt());
  }

  private void stand(String evidence) {
    if (services.settings().dryRun()) return;
    if (services.store().standstill().stand(evidence)) services.alerts().stale(evidence);
  }
}
