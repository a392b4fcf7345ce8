package dev.berth.reconcile.issue;

import dev.berth.forge.Comment;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Write;
import dev.berth.forge.Wrote;
import dev.berth.reconcile.record.DeedLog;
import dev.berth.reconcile.turn.GuardedWrite;
import dev.berth.store.Intent;
import dev.berth.store.RowChange;
import dev.berth.view.IssueWrite;
import dev.berth.view.OneOffWrite;
import dev.berth.view.RepairCause;
import dev.berth.view.ShownIssue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Writes one step to the issue, and finds out what became of it: each write is committed by itself,
 * each new comment is made under an intent like a machine, each edit of the status leaves what is
 * shown in doubt until it is confirmed.
 */
final class IssueWriter {
  /** A forge that is down for hours is asked again no oftener than that. */
  private static final Duration UNCLEAR_AGAIN = Duration.ofSeconds(20);

  /** What the forge refused as such is tried again after that. */
  private static final Duration REFUSED_AGAIN = Duration.ofHours(1);

  private final IssueContext context;
  private boolean putOff;

  IssueWriter(IssueContext context) {
    this.context = context;
  }

  /** Whether the last write that was tried is to be tried again. */
  boolean isPutOff() {
    return putOff;
  }

  /** Empty when the write is done with; else when to go on. */
  Optional<Instant> write(IssueWrite write) {
    var open = new UnconfirmedComments(context).open(write.key());
    if (open.isPresent()) return lookFor(write, open.get());
    // Unsigned it would not be known again.
    if (write.creates() && context.services().forge().self() instanceof Known.Unknown(_, var again))
      return Optional.of(again);
    var slot = new WriteSlot(context).until(write);
    if (slot.isPresent()) return slot;
    var sending = context.guardedWrite().begin();
    if (isWaitedFor(write) && !sending.intend(UnconfirmedComments.intent(write.key())))
      return Optional.of(context.now());
    var shown = context.shown();
    context.saveShown(write.shownMeanwhile(shown, context.now(), context.activeRequest()));
    if (write.unlocks()) context.saveShown(context.shown().unlocking(true));
    var isEdit = write.isStatus() && !write.creates();
    var older = isEdit && new UnconfirmedEdits(context).begins(sending);
    var before = context.now();
    var wrote = send(write, sending);
    var over = over(write);
    if (wrote instanceof Wrote.Later || wrote instanceof Wrote.Refused)
      over = over.with(context.row().with(context.shown().asBefore(shown)));
    if (isEdit && !older) over = over.settle(UnconfirmedEdits.KEY);
    return became(write, wrote, before, older, over);
  }

  private Wrote send(IssueWrite write, GuardedWrite.Sending sending) {
    var writer = context.services().writer();
    var signed = signed(write.sealed(context.shown(), context.activeRequest()));
    var wrote = sending.send(within -> writer.write(context.ref(), signed, within));
    var kind = write.write().metricLabel();
    var result = wrote.metricLabel();
    context.services().metrics().count("berth_writes", "kind", kind, "result", result);
    DeedLog.wrote(kind, write.key(), result);
    putOff = wrote instanceof Wrote.Later || wrote instanceof Wrote.Unclear;
    return wrote;
  }

  private Write signed(Write write) {
    if (write instanceof Write.CreateComment(var key, var text))
      return new Write.CreateComment(key, signed(text));
    if (write instanceof Write.EditComment(var id, var text))
      return new Write.EditComment(id, signed(text));
    return write;
  }

  private String signed(String text) {
    var self = context.services().self().orElse(Person.GHOST);
    return context.services().markers().signed(text, context.ref(), self);
  }

  /** What may come late and must not: a comment twice, an unlocking after our locking again. */
  private static boolean isWaitedFor(IssueWrite write) {
    return write.write() instanceof Write.CreateComment || write.unlocks();
  }

  /**
   * Notes what became of a write.
   *
   * @param older an older edit may still land over it, and be what people see
   * @param over ends what was in doubt about it: in the very commit that notes it, or a worker that
   *     dies between the two leaves neither doubt nor knowledge
   */
  private Optional<Instant> became(
      IssueWrite write, Wrote wrote, Instant before, boolean older, RowChange over) {
    var cause = RepairCause.of(write, context.shown());
    return switch (wrote) {
      case Wrote.Done(long id, var at) -> {
        var shown =
            write.shownAfter(context.shown(), id, at.orElse(before), context.activeRequest());
        done(write, older ? shown.inDoubt(Optional.empty(), before) : shown, over);
        cause.ifPresent(this::repaired);
        yield Optional.empty();
      }
      case Wrote.Later(var again, _, _) -> {
        context.commit(over);
        yield Optional.of(again);
      }
      case Wrote.Unclear(_) ->
          Optional.of(context.now().plus(write.creates() ? GuardedWrite.SETTLE : UNCLEAR_AGAIN));
      case Wrote.Refused(var why) -> refused(write, why, over);
      case Wrote.Missing _ -> missing(write, over);
    };
  }

  /** Too often in an hour, and somebody's program undoes it: told once, then quiet. */
  private void repaired(String cause) {
    var now = context.now();
    var watch = context.shown().watch().repaired(cause, now);
    var begins =
        context.shown().watch().quietUntil(cause, now).isEmpty()
            && watch.quietUntil(cause, now).isPresent();
    context.saveShown(context.shown().with(watch));
    var key = "war:" + Integer.toHexString(cause.hashCode());
    if (!begins || !RepairCause.isTold(cause) || context.shown().hasPosted(key)) return;
    context.services().alerts().war(context.ref(), cause);
    context
        .activeRequest()
        .ifPresent(
            r ->
                context.schedule(
                    new OneOffWrite.ReplyComment(
                        key, r.requester(), "war", Map.of("what", cause))));
  }

  private void done(IssueWrite write, long id, Instant at, RowChange over) {
    done(write, write.shownAfter(context.shown(), id, at, context.activeRequest()), over);
  }

  private void done(IssueWrite write, ShownIssue shown, RowChange over) {
    context.commit(over.with(context.row().with(shown).without(write.key())));
  }

  /**
   * Not to be repeated as it is: a one-off write is dropped, the rest is tried again much later.
   */
  private Optional<Instant> refused(IssueWrite write, String why, RowChange over) {
    context.services().alerts().refused(context.ref(), write, why);
    if (context.row().oneOffWrites().stream().anyMatch(e -> e.key().equals(write.key()))) {
      done(write, 0, context.now(), over);
      return Optional.empty();
    }
    context.commit(over);
    if (write.unlocks()) context.saveShown(context.shown().unlocking(false));
    return Optional.of(context.now().plus(REFUSED_AGAIN));
  }

  /** Five things look alike here: one look at the issue decides. */
  private Optional<Instant> missing(IssueWrite write, RowChange over) {
    context.commit(over);
    return switch (context.services().forge().issue(context.ref())) {
      case Known.Is(_) -> {
        if (write.isStatus()) context.saveShown(context.shown().statusGone());
        else done(write, 0, context.now(), over);
        yield Optional.of(context.now());
      }
      case Known.Absent(var gone) -> {
        new IssueReachability(context).lost(gone);
        yield Optional.of(Instant.MAX);
      }
      case Known.Unknown(_, var again) -> Optional.of(again);
    };
  }

  /** The comment may be there already: looked for by its marker, when it cannot land any more. */
  private Optional<Instant> lookFor(IssueWrite write, Intent open) {
    var until = context.guardedWrite().mayLandUntil(open.key());
    if (until.isPresent()) return until;
    if (!write.creates()) {
      context.commit(over(write));
      return Optional.of(context.now());
    }
    return switch (new UnconfirmedComments(context).find(open)) {
      case Known.Unknown(_, var again) -> Optional.of(again);
      case Known.Absent(_) -> missing(write, over(write));
      case Known.Is(var found) -> {
        if (found.isPresent()) there(write, found.get());
        else context.commit(over(write));
        yield found.isPresent() ? Optional.empty() : Optional.of(context.now());
      }
    };
  }

  /** It was made by a turn that did not live to say so, and may show what was true then. */
  private void there(IssueWrite write, Comment found) {
    if (!write.isStatus()) {
      done(write, found.id(), context.now(), over(write));
      return;
    }
    var shown = context.shown().status(found.id(), "", found.createdAt(), Optional.empty());
    context.commit(over(write).with(context.row().with(shown)));
  }

  private static RowChange over(IssueWrite write) {
    return RowChange.NOTHING.settle(UnconfirmedComments.intent(write.key()));
  }
}
