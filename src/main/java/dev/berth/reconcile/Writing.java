package dev.berth.reconcile;

import dev.berth.forge.Comment;
import dev.berth.forge.Known;
import dev.berth.forge.Write;
import dev.berth.forge.Wrote;
import dev.berth.store.Change;
import dev.berth.store.Intent;
import dev.berth.view.Shown;
import dev.berth.view.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes one step to the issue, and finds out what became of it: each write is committed by itself,
 * each new comment is made under an intent like a machine, each edit of the status leaves what is
 * shown in doubt until it is confirmed.
 */
final class Writing {
  /** A forge that is down for hours is asked again no oftener than that. */
  private static final Duration UNCLEAR_AGAIN = Duration.ofSeconds(20);

  /** What the forge refused as such is tried again after that. */
  private static final Duration REFUSED_AGAIN = Duration.ofHours(1);

  private final IssueAtHand hand;
  private boolean putOff;

  Writing(IssueAtHand hand) {
    this.hand = hand;
  }

  /** Whether the last write that was tried is to be tried again. */
  boolean isPutOff() {
    return putOff;
  }

  /** Empty when the write is done with; else when to go on. */
  Optional<Instant> write(Step step) {
    var open = new OpenComments(hand).open(step.key());
    if (open.isPresent()) return lookFor(step, open.get());
    var slot = new Pace(hand).until(step);
    if (slot.isPresent()) return slot;
    var sending = hand.guardedWrite().begin();
    if (isWaitedFor(step) && !sending.intend(OpenComments.intent(step.key())))
      return Optional.of(hand.now());
    var shown = hand.shown();
    hand.sees(step.begun(shown, hand.now(), hand.asked()));
    if (step.unlocks()) hand.sees(hand.shown().unlocking(true));
    var isEdit = step.isStatus() && !step.creates();
    var older = isEdit && new StatusEdits(hand).begins(sending);
    var before = hand.now();
    var wrote = send(step, sending);
    var over = over(step);
    if (wrote instanceof Wrote.Later || wrote instanceof Wrote.Refused)
      over = over.with(hand.row().with(hand.shown().asBefore(shown)));
    if (isEdit && !older) over = over.settling(StatusEdits.KEY);
    return became(step, wrote, before, older, over);
  }

  private Wrote send(Step step, GuardedWrite.Sending sending) {
    var writer = hand.desk().writer();
    var wrote = sending.send(within -> writer.write(hand.ref(), step.write(), within));
    var kind = step.write().metricLabel();
    var result = wrote.metricLabel();
    hand.desk().metrics().count("berth_writes", "kind", kind, "result", result);
    putOff = wrote instanceof Wrote.Later || wrote instanceof Wrote.Unclear;
    return wrote;
  }

  /** What may come late and must not: a comment twice, an unlocking after our locking again. */
  private static boolean isWaitedFor(Step step) {
    return step.write() instanceof Write.CreateComment || step.unlocks();
  }

  /**
   * Notes what became of a write.
   *
   * @param older an older edit may still land over it, and be what people see
   * @param over ends what was in doubt about it: in the very commit that notes it, or a worker that
   *     dies between the two leaves neither doubt nor knowledge
   */
  private Optional<Instant> became(
      Step step, Wrote wrote, Instant before, boolean older, Change over) {
    return switch (wrote) {
      case Wrote.Done(long id, var at) -> {
        var shown = step.done(hand.shown(), id, at.orElse(before), hand.asked());
        done(step, older ? shown.inDoubt(Optional.empty(), before) : shown, over);
        yield Optional.empty();
      }
      case Wrote.Later(var again, _, _) -> {
        hand.commit(over);
        yield Optional.of(again);
      }
      case Wrote.Unclear(_) ->
          Optional.of(hand.now().plus(step.creates() ? GuardedWrite.SETTLE : UNCLEAR_AGAIN));
      case Wrote.Refused(var why) -> refused(step, why, over);
      case Wrote.Missing _ -> missing(step, over);
    };
  }

  private void done(Step step, long id, Instant at, Change over) {
    done(step, step.done(hand.shown(), id, at, hand.asked()), over);
  }

  private void done(Step step, Shown shown, Change over) {
    hand.commit(over.with(hand.row().with(shown).without(step.key())));
  }

  /** Not to be repeated as it is: an errand is dropped, the rest is tried again much later. */
  private Optional<Instant> refused(Step step, String why, Change over) {
    hand.desk().trouble().refused(hand.ref(), step, why);
    if (hand.row().errands().stream().anyMatch(e -> e.key().equals(step.key()))) {
      done(step, 0, hand.now(), over);
      return Optional.empty();
    }
    hand.commit(over);
    if (step.unlocks()) hand.sees(hand.shown().unlocking(false));
    return Optional.of(hand.now().plus(REFUSED_AGAIN));
  }

  /** Five things look alike here: one look at the issue decides. */
  private Optional<Instant> missing(Step step, Change over) {
    hand.commit(over);
    return switch (hand.desk().forge().issue(hand.ref())) {
      case Known.Is(_) -> {
        if (step.isStatus()) hand.sees(hand.shown().statusGone());
        else done(step, 0, hand.now(), over);
        yield Optional.of(hand.now());
      }
      case Known.Absent(var gone) -> {
        new Whereabouts(hand).lost(gone);
        yield Optional.of(Instant.MAX);
      }
      case Known.Unknown(_, var again) -> Optional.of(again);
    };
  }

  /** The comment may be there already: looked for by its marker, when it cannot land any more. */
  private Optional<Instant> lookFor(Step step, Intent open) {
    var until = hand.guardedWrite().mayLandUntil(open.key());
    if (until.isPresent()) return until;
    if (!step.creates()) {
      hand.commit(over(step));
      return Optional.of(hand.now());
    }
    return switch (new OpenComments(hand).find(open)) {
      case Known.Unknown(_, var again) -> Optional.of(again);
      case Known.Absent(_) -> missing(step, over(step));
      case Known.Is(var found) -> {
        if (found.isPresent()) there(step, found.get());
        else hand.commit(over(step));
        yield found.isPresent() ? Optional.empty() : Optional.of(hand.now());
      }
    };
  }

  /** It was made by a turn that did not live to say so, and may show what was true then. */
  private void there(Step step, Comment found) {
    if (!step.isStatus()) {
      done(step, found.id(), hand.now(), over(step));
      return;
    }
    var shown = hand.shown().status(found.id(), "", found.createdAt(), Optional.empty());
    hand.commit(over(step).with(hand.row().with(shown)));
  }

  private static Change over(Step step) {
    return Change.NOTHING.settling(OpenComments.intent(step.key()));
  }
}
