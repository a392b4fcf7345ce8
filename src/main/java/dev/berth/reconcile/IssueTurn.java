package dev.berth.reconcile;

import dev.berth.request.Event;
import dev.berth.store.Change;
import dev.berth.store.Claim;
import dev.berth.store.Entry;
import dev.berth.store.Intent;
import dev.berth.store.Matter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * One pass over one issue: take in what came, find out what the state asks, make the provider
 * match, make the issue match, say when to look again.
 */
final class IssueTurn {
  /** A paused program is looked at again, as its end is no event of any request. */
  private static final Duration PAUSE_OVER = Duration.ofMinutes(10);

  private final IssueAtHand hand;
  private final Unseen unseen;

  IssueTurn(Claim claim, Desk desk, Unseen unseen) {
    this.hand = new IssueAtHand(claim, desk);
    this.unseen = unseen;
  }

  /** Returns when the issue should be looked at again with nothing happening. */
  Instant take() {
    heard().ifPresent(at -> unseen.heard(hand.claim().key(), at));
    timers();
    new FindOut(hand).byThisProgram();
    var inbox = new TakeIn(hand).all();
    if (hand.asked().isEmpty() && !owesWrites()) {
      unseen.over(hand.claim().key());
      return inbox;
    }
    new FindOut(hand).all();
    new TellPools(hand).now();
    var made = new MatchProvider(hand).all();
    if (made == MatchProvider.Made.NEWS_CAME) return hand.now();
    new FindOut(hand).all();
    new TellPools(hand).now();
    var before = hand.shown();
    var match = new MatchIssue(hand);
    var shown = match.all();
    visible(!hand.shown().asBefore(before).equals(before), match.isPutOff());
    forgetMachines();
    return earliest(inbox, shown, next());
  }

  private boolean owesWrites() {
    return !hand.row().errands().isEmpty() || hand.shown().isToBeLockedAgain();
  }

  private Optional<Instant> heard() {
    return hand.claim().inbox().stream()
        .filter(e -> e.matter() instanceof Matter.Heard)
        .map(Entry::at)
        .min(Comparator.naturalOrder());
  }

  /** How long it took from what was heard to something that people can see. */
  private void visible(boolean written, boolean putOff) {
    var waits = !written && (putOff || hand.row().slot().isPresent());
    if (waits) return;
    var heard = unseen.over(hand.claim().key());
    if (written)
      heard
          .map(at -> Duration.between(at, hand.now()))
          .ifPresent(took -> hand.desk().metrics().spread("berth_webhook_to_visible", took));
  }

  /** Time is taken from the row alone: an entry that throws cannot keep a lease from ending. */
  private void timers() {
    hand.asked().ifPresent(_ -> hand.happens(new Event.Looked(hand.now())));
  }

  /** What cannot land any more needs no waiting for; providers look for their keys themselves. */
  private void forgetMachines() {
    var now = hand.now();
    var change = Change.NOTHING;
    for (var i : hand.claim().intents())
      if (isOfMachine(i) && !i.until().isAfter(now)) change = change.settling(i.key());
    hand.commit(change);
  }

  private static boolean isOfMachine(Intent i) {
    return !OpenComments.isOne(i) && !i.key().equals(StatusEdits.KEY);
  }

  private Instant next() {
    var now = hand.now();
    var provider = new MatchProvider(hand);
    var request = hand.asked().map(r -> r.next(now, provider::may)).orElse(Instant.MAX);
    var pause = hand.program().paused().isPresent() ? now.plus(PAUSE_OVER) : Instant.MAX;
    var intents =
        hand.claim().intents().stream()
            .map(Intent::until)
            .filter(now::isBefore)
            .min(Comparator.naturalOrder())
            .orElse(Instant.MAX);
    return earliest(request, intents, pause);
  }

  private static Instant earliest(Instant a, Instant b, Instant c) {
    var ab = a.isBefore(b) ? a : b;
    return ab.isBefore(c) ? ab : c;
  }
}
