package dev.berth.view;

import dev.berth.forge.Write;
import dev.berth.reading.Digest;
import dev.berth.request.Request;
import java.time.Instant;
import java.util.Optional;

/**
 * One write of a view: exactly one request to the forge.
 *
 * @param key what it is about, unique in the issue: {@code status}, {@code label:active}, the key
 *     of a notice
 * @param creates a comment is made: needs an intent, because making it twice is seen twice
 * @param ends something ends by it (lease, machines, request): may use the lane kept for ends
 * @param mark of the values shown, where it is the status comment; else empty
 */
public record IssueWrite(
    Write write, Kind kind, String key, boolean creates, boolean ends, String mark) {
  /** What a step changes. */
  public enum Kind {
    STATUS,
    NOTICE,
    /** A reminder that a newer one replaces is taken away. */
    OUTDATED,
    LABEL,
    OPEN,
    LOCK,
    /** Something to be done once that no state implies. */
    ERRAND
  }

  /** A one-off write as a write to the issue. */
  public static IssueWrite oneOff(String key, Write write) {
    return new IssueWrite(write, Kind.ERRAND, key, write instanceof Write.CreateComment, false, "");
  }

  public boolean isStatus() {
    return kind == Kind.STATUS;
  }

  /** On a locked issue nobody but people with write access can comment, an app neither. */
  public static IssueWrite unlock() {
    return new IssueWrite(new Write.Unlock(), Kind.LOCK, "unlock", false, false, "");
  }

  /** Whether it is done to write, and only for that. */
  public boolean unlocks() {
    return kind == Kind.LOCK && write instanceof Write.Unlock;
  }

  /** As it was before we wrote. */
  public static IssueWrite lockAgain() {
    return new IssueWrite(new Write.Lock(), Kind.LOCK, "lock", false, false, "");
  }

  /** Key of the status comment. */
  public static final String STATUS_KEY = "status";

  /** Among the posted notices: the issue was unlocked for one and is to be locked again. */
  static final String LOCK_AGAIN = "lock-again";

  /** What is known to be shown while the step is on its way. */
  public ShownIssue shownMeanwhile(ShownIssue before, Instant now, Optional<Request> r) {
    return isStatus() ? before.inDoubt(version(r), now).nextStatusEdit() : before;
  }

  /** As it is sent: the status comment with its seal, where the request has a secret for one. */
  public Write sealed(ShownIssue shown, Optional<Request> r) {
    var secret = r.flatMap(Request::versionKey);
    if (!isStatus() || secret.isEmpty()) return write;
    long edit = shown.statusEdit().orElseThrow();
    return switch (write) {
      case Write.CreateComment(var k, var text) ->
          new Write.CreateComment(k, StatusSeal.on(text, edit, secret.get()));
      case Write.EditComment(long id, var text) ->
          new Write.EditComment(id, StatusSeal.on(text, edit, secret.get()));
      case Write.DeleteComment _,
          Write.AddLabel _,
          Write.RemoveLabel _,
          Write.Edit _,
          Write.React _,
          Write.Assign _,
          Write.Unassign _,
          Write.Lock _,
          Write.Unlock _,
          Write.Milestone _ ->
          write;
    };
  }

  /**
   * What is shown once the step is made.
   *
   * @param id number of the comment that was made; of no matter for other steps
   */
  public ShownIssue shownAfter(ShownIssue before, long id, Instant at, Optional<Request> r) {
    return switch (write) {
      case Write.CreateComment _ when kind == Kind.STATUS ->
          before.status(id, mark, at, version(r));
      case Write.EditComment e -> before.status(e.id(), mark, at, version(r));
      case Write.CreateComment _ -> before.withNotice(key, id);
      case Write.DeleteComment _ -> before.withNotice(key, 0);
      case Write.AddLabel l -> before.label(l.name(), true);
      case Write.RemoveLabel l -> before.label(l.name(), false);
      case Write.Edit e -> before.open(e.open().orElse(before.open()));
      case Write.Lock _ when kind == Kind.LOCK -> before.locked(true).withNotice(LOCK_AGAIN, 0);
      case Write.Unlock _ when kind == Kind.LOCK -> before.locked(false).withNotice(LOCK_AGAIN, 1);
      case Write.Lock _ -> before.locked(true);
      case Write.Unlock _ -> before.locked(false);
      case Write.React _, Write.Assign _, Write.Unassign _, Write.Milestone _ -> before;
    };
  }

  /** The version that the comment shows; none while there is nothing to approve. */
  private static Optional<Digest> version(Optional<Request> r) {
    return r.filter(q -> q.reading().isComplete()).map(Request::toDecide);
  }
}
