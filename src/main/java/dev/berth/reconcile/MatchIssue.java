package dev.berth.reconcile;

import dev.berth.forge.Comment;
import dev.berth.forge.Known;
import dev.berth.forge.Write;
import dev.berth.forge.Wrote;
import dev.berth.request.Request;
import dev.berth.store.Change;
import dev.berth.store.Intent;
import dev.berth.store.Slots;
import dev.berth.store.Store.Lane;
import dev.berth.view.Context;
import dev.berth.view.Errand;
import dev.berth.view.Shown;
import dev.berth.view.Step;
import dev.berth.view.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes the issue match what the state implies: only the difference to what was last seen or
 * written, each write committed by itself, each new comment under an intent like a machine.
 */
final class MatchIssue {
  /** After the deadline of a call a comment may still appear within this. */
  private static final Duration SETTLE = Duration.ofSeconds(30);

  private static final Duration SEND_BY = Duration.ofSeconds(5);

  /** A request to the forge is given up after this. */
  private static final Duration CALL = Duration.ofSeconds(15);

  /** A forge that is down for hours is asked again no oftener than that. */
  private static final Duration UNCLEAR_AGAIN = Duration.ofSeconds(20);

  /** What the forge refused as such is tried again after that. */
  private static final Duration REFUSED_AGAIN = Duration.ofHours(1);

  /** A slot so near is waited for by the same turn's next look; nobody sleeps. */
  private static final Duration NEAR = Duration.ofMillis(50);

  /** No turn writes more; the rest is due at once. */
  private static final int WRITES_MAX = 20;

  private final IssueAtHand hand;
  private boolean putOff;

  MatchIssue(IssueAtHand hand) {
    this.hand = hand;
  }

  /** Whether a write was tried, and is to be tried again. */
  boolean isPutOff() {
    return putOff;
  }

  /** Returns when to go on, or {@link Instant#MAX} when everything is as it should be. */
  Instant all() {
    if (hand.asked().filter(r -> r.marks().lost().isPresent()).isPresent()) return Instant.MAX;
    new StatusEdits(hand).doubt();
    for (int i = 0; i < WRITES_MAX; i++) {
      var step = next();
      if (step.isEmpty()) {
        new OpenComments(hand).settle();
        return progress();
      }
      var wait = write(step.get());
      if (wait.isPresent()) return wait.get();
    }
    return hand.now();
  }

  /** What the pools are about to change is not worth writing; they get that long. */
  private static final Duration PASSING = Duration.ofSeconds(10);

  private Optional<Instant> passingUntil() {
    return hand.asked()
        .flatMap(Request::passingSince)
        .map(PASSING::addTo)
        .map(Instant::from)
        .filter(hand.now()::isBefore);
  }

  /** Progress is written at most once a minute. */
  private Instant progress() {
    var passing = passingUntil();
    if (passing.isPresent()) return passing.get();
    return hand.asked().flatMap(this::later).orElse(Instant.MAX);
  }

  private Optional<Instant> later(Request r) {
    var view = view(r);
    var now = hand.now();
    return view.waitsUntil(hand.shown(), now).or(() -> view.comesBack(hand.shown(), r, now));
  }

  /** What people should see first: the status, then answers to them, then the rest. */
  private Optional<Step> next() {
    var ofState =
        passingUntil().isPresent() ? Optional.<Step>empty() : hand.asked().flatMap(this::stateStep);
    if (ofState.filter(Step::isStatus).isPresent()) return ofState;
    var errand = hand.row().errands().stream().findFirst().map(this::step).map(this::speakable);
    return errand.or(() -> ofState).or(this::locksAgain);
  }

  /** An answer on a locked issue: the lock is opened for it, as for a notice. */
  private Step speakable(Step step) {
    return step.creates() && hand.shown().locked() ? Step.unlock() : step;
  }

  /** Of a request its view sees to that. */
  private Optional<Step> locksAgain() {
    var isOurs = hand.asked().isEmpty() && hand.shown().isToBeLockedAgain();
    return isOurs ? Optional.of(Step.lockAgain()) : Optional.empty();
  }

  private Optional<Step> stateStep(Request r) {
    var steps = view(r).since(hand.shown(), r, context(r), hand.desk().words(), hand.now());
    return steps.stream().findFirst();
  }

  private View view(Request r) {
    return View.of(r, context(r), hand.shown());
  }

  private Context context(Request r) {
    return hand.desk().contexts().of(r, hand.program());
  }

  private Step step(Errand errand) {
    return switch (errand) {
      case Errand.Do d -> Step.errand(d.key(), d.write());
      case Errand.Say s -> {
        var text =
            hand.desk().words().reply(s, hand.desk().contexts().of(hand.ref(), hand.program()));
        yield Step.errand(s.key(), new Write.CreateComment(s.key(), text));
      }
    };
  }

  /** Empty when the write is done with; else when to go on. */
  private Optional<Instant> write(Step step) {
    var open = new OpenComments(hand).open(step.key());
    if (open.isPresent()) return lookFor(step, open.get());
    var slot = slot(step);
    if (slot.isPresent()) return slot;
    // Counted from before it is written down: a worker that stood still since must not send.
    var start = hand.desk().nanoTime().getAsLong();
    if (isWaitedFor(step)) {
      var lasts = SEND_BY.plus(CALL).plus(SETTLE);
      if (!hand.claim().intend(OpenComments.intent(step.key()), lasts, false))
        return Optional.of(hand.now());
    }
    var shown = hand.shown();
    hand.sees(step.begun(shown, hand.now(), hand.asked()));
    if (step.unlocks()) hand.sees(hand.shown().unlocking(true));
    var edits = new StatusEdits(hand);
    var isEdit = step.isStatus() && !step.creates();
    var older = isEdit && edits.begins(SEND_BY.plus(CALL).plus(SETTLE));
    var before = hand.now();
    var within = SEND_BY.minusNanos(hand.desk().nanoTime().getAsLong() - start);
    var wrote = hand.desk().forge().write(hand.ref(), step.write(), within);
    hand.desk()
        .metrics()
        .count(
            "berth_writes",
            "kind",
            step.write().getClass().getSimpleName(),
            "result",
            wrote.getClass().getSimpleName());
    var over = over(step);
    if (wrote instanceof Wrote.Later || wrote instanceof Wrote.Refused)
      over = over.with(Rows.with(hand.row(), hand.shown().asBefore(shown)));
    putOff = wrote instanceof Wrote.Later || wrote instanceof Wrote.Unclear;
    if (isEdit && !older) over = over.settling(StatusEdits.KEY);
    return became(step, wrote, before, older, over);
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
      case Wrote.Later(var again, _) -> {
        hand.commit(over);
        hand.desk().store().noSlotBefore(again);
        yield Optional.of(again);
      }
      case Wrote.Unclear(_) ->
          Optional.of(hand.now().plus(step.creates() ? SETTLE : UNCLEAR_AGAIN));
      case Wrote.Refused(var why) -> refused(step, why, over);
      case Wrote.Missing _ -> missing(step, over);
    };
  }

  private void done(Step step, long id, Instant at, Change over) {
    done(step, step.done(hand.shown(), id, at, hand.asked()), over);
  }

  private void done(Step step, Shown shown, Change over) {
    var row = Rows.with(hand.row(), shown);
    for (var e : hand.row().errands()) if (e.key().equals(step.key())) row = Rows.without(row, e);
    hand.commit(over.with(row));
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
    if (open.until().isAfter(hand.now())) return Optional.of(open.until());
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
    hand.commit(over(step).with(Rows.with(hand.row(), shown)));
  }

  private static Change over(Step step) {
    return Change.NOTHING.settling(OpenComments.intent(step.key()));
  }

  /**
   * A slot of the shared limiter; one that lies ahead is kept in the row and used when it comes.
   */
  private Optional<Instant> slot(Step step) {
    var now = hand.now();
    var kept = hand.row().slot();
    if (kept.isPresent() && kept.get().isAfter(now.plus(NEAR))) return kept;
    if (kept.filter(at -> !Slots.isStale(at, now)).isPresent()) {
      hand.becomes(Rows.slot(hand.row(), Optional.empty()));
      return Optional.empty();
    }
    var lane = step.ends() ? Lane.ENDS : Lane.ALL;
    var slot = hand.desk().store().slot(lane, step.creates());
    if (!slot.isAfter(now.plus(NEAR))) return Optional.empty();
    hand.becomes(Rows.slot(hand.row(), Optional.of(slot)));
    return Optional.of(slot);
  }
}
