package dev.berth.reconcile.issue;

import dev.berth.forge.Comment;
import dev.berth.forge.Incoming;
import dev.berth.forge.Known;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.request.Event;
import dev.berth.request.Lifecycle;
import dev.berth.request.Request;
import dev.berth.request.RequestFlags;
import dev.berth.store.Claim;
import dev.berth.store.InboxEntry;
import dev.berth.store.Intent;
import dev.berth.store.Message;
import dev.berth.store.RowChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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

  /** A deletion waits for the forge so long, then no more: a machine must not cost for ever. */
  private static final Duration DELETION_WAITS_MAX = Duration.ofDays(3);

  private static final Duration DELETION_AGAIN = Duration.ofMinutes(1);

  private final IssueContext context;
  private final ResponseTimes responses;
  private Instant deletionAgain = Instant.MIN;

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
    deletion();
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
    if (isDeletionDue()) return;
    context.activeRequest().ifPresent(_ -> context.apply(new Event.Tick(context.now())));
  }

  private boolean isDeletionDue() {
    return context
        .activeRequest()
        .filter(r -> !context.now().isBefore(r.state().deletesAt(r)))
        .isPresent();
  }

  /**
   * What time deletes waits until all that came in is taken in, and the issue was read: what was
   * taken back may not have been told.
   */
  private void deletion() {
    if (!isDeletionDue()) return;
    var now = context.now();
    var r = context.request();
    var waits = new IssueSync(context).once().or(() -> unheard(r));
    if (waits.isEmpty() || now.isAfter(r.state().deletesAt(r).plus(DELETION_WAITS_MAX))) {
      context.activeRequest().ifPresent(_ -> context.apply(new Event.Tick(now)));
      return;
    }
    context.services().alerts().deletionWaits(context.ref());
    var later = now.plus(DELETION_AGAIN);
    deletionAgain = waits.get().isAfter(later) ? waits.get() : later;
  }

  /** Takes in what people wrote since the end was announced, and no webhook told of. */
  private Optional<Instant> unheard(Request r) {
    var since = r.flags().closing().map(RequestFlags.Closing::at).orElse(r.state().since());
    return switch (context.services().forge().comments(context.ref(), since)) {
      case Known.Unknown<List<Comment>>(_, var again) -> Optional.of(again);
      case Known.Absent<List<Comment>> _ -> Optional.empty();
      case Known.Is<List<Comment>>(var all) ->
          all.stream().filter(this::isNews).count() > 0
              ? Optional.of(context.now())
              : Optional.empty();
    };
  }

  private boolean isNews(Comment c) {
    if (c.author().bot() || context.services().self().filter(c.author()::equals).isPresent())
      return false;
    var heard = new Incoming.CommentCreated(c.author(), context.ref(), c, true);
    return context
        .services()
        .store()
        .enqueue(context.claim().key(), "comment:" + c.id(), new Message.ForgeEvent(heard));
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
    var request =
        context.activeRequest().map(r -> Lifecycle.next(r, now, provider::may)).orElse(Instant.MAX);
    if (request.isBefore(deletionAgain)) request = deletionAgain;
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
