package dev.berth.reconcile;

import dev.berth.forge.Write;
import dev.berth.request.Request;
import dev.berth.view.Context;
import dev.berth.view.Errand;
import dev.berth.view.Step;
import dev.berth.view.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes the issue match what the state implies: only the difference to what was last seen or
 * written, what people should see first at first.
 */
final class MatchIssue {
  /** No turn writes more; the rest is due at once. */
  private static final int WRITES_MAX = 20;

  private final IssueAtHand hand;
  private final Writing writing;

  MatchIssue(IssueAtHand hand) {
    this.hand = hand;
    this.writing = new Writing(hand);
  }

  /** Whether a write was tried, and is to be tried again. */
  boolean isPutOff() {
    return writing.isPutOff();
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
      var wait = writing.write(step.get());
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
}
