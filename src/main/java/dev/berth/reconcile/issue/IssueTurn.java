package dev.berth.reconcile.issue;

import dev.berth.reconcile.turn.TurnServices;
import dev.berth.request.Event;
import dev.berth.store.Claim;
import dev.berth.store.InboxEntry;
import dev.berth.store.Intent;
import dev.berth.store.Message;
import dev.berth.store.RowChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One pass over one issue: take in what came, find out what the state asks, make the provider
 * match, make the issue match, say when to look again.
 */
public final class IssueTurn {
  /** A paused program is looked at again, as its end is no event of any request. */
  private static final Duration PAUSE_OVER = Duration.ofMinutes(10);

  private static final Duration LOOKED_AT = Duration.ofSeconds(30);

  private final IssueContext context;
  private final ResponseTimes responses;

  /**
   * The turn of one claim.
   *
   * @param lookedAt whether this process knows what an adapter holds, since it started
   */
  public IssueTurn(
      Claim claim, TurnServices services, ResponseTimes responses, Predicate<String> lookedAt) {
    this.context = new IssueContext(claim, services, lookedAt);
    this.responses = responses;
  }

  /** Returns when the issue should be looked at again with nothing happening. */
  public Instant run() {
    heard().ifPresent(at -> responses.heard(context.claim().key(), at));
    timers();
    new QueryResolver(context).byThisProgram();
    var inbox = new InboxProcessor(context).all();
    if (context.activeRequest().isEmpty() && !owesWrites()) {
      responses.over(context.claim().key());
      return inbox;
    }
    new QueryResolver(context).all();
    new PoolNotifier(context).now();
    var made = new OrderDispatcher(context).all();
    if (made == OrderDispatcher.Dispatched.NEWS_CAME) return context.now();
    new QueryResolver(context).all();
    new PoolNotifier(context).now();
    var before = context.shown();
    var match = new IssuePublisher(context);
    var shown = match.all();
    visible(!context.shown().asBefore(before).equals(before), match.isPutOff());
    forgetMachines();
    return earliest(inbox, shown, next());
  }

  private boolean owesWrites() {
    return !context.row().oneOffWrites().isEmpty() || context.shown().isToBeLockedAgain();
  }

  private Optional<Instant> heard() {
    return context.claim().inbox().stream()
        .filter(e -> e.message() instanceof Message.ForgeEvent)
        .map(InboxEntry::at)
        .min(Comparator.naturalOrder());
  }

  /** How long it took from what was heard to something that people can see. */
  private void visible(boolean written, boolean putOff) {
    var waits = !written && (putOff || context.row().slot().isPresent());
    if (waits) return;
    var heard = responses.over(context.claim().key());
    if (written)
      heard
          .map(at -> Duration.between(at, context.now()))
          .ifPresent(took -> context.services().metrics().spread("berth_webhook_to_visible", took));
  }

  /** Time is taken from the row alone: an entry that throws cannot keep a lease from ending. */
  private void timers() {
    context.activeRequest().ifPresent(_ -> context.apply(new Event.Tick(context.now())));
  }

  /** What cannot land any more needs no waiting for; providers look for their keys themselves. */
  private void forgetMachines() {
    var now = context.now();
    var change = RowChange.NOTHING;
    for (var i : context.claim().intents())
      if (isOfMachine(i) && !i.until().isAfter(now)) change = change.settle(i.key());
    context.commit(change);
  }

  private static boolean isOfMachine(Intent i) {
    return !UnconfirmedComments.isOne(i) && !i.key().equals(UnconfirmedEdits.KEY);
  }

  private Instant next() {
    var now = context.now();
    var provider = new OrderDispatcher(context);
    var request = context.activeRequest().map(r -> r.next(now, provider::may)).orElse(Instant.MAX);
    var pause = context.program().paused().isPresent() ? now.plus(PAUSE_OVER) : Instant.MAX;
    if (provider.waitsForFirstLook() && pause.isAfter(now.plus(LOOKED_AT)))
      pause = now.plus(LOOKED_AT);
    var intents =
        context.claim().intents().stream()
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
