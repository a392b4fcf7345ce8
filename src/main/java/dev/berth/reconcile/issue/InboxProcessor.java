package dev.berth.reconcile.issue;

import dev.berth.commands.CommandRegistry;
import dev.berth.forge.Incoming;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.reconcile.turn.EntryAttempt;
import dev.berth.reconcile.turn.IgnoredComments.Why;
import dev.berth.request.Event;
import dev.berth.store.InboxEntry;
import dev.berth.store.Message;
import dev.berth.store.RowChange;
import dev.berth.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes in the entries of an issue's inbox in their order, each together with what one fresh look
 * at the issue says. What the forge cannot tell about the issue keeps all waiting but what ends or
 * gives back; what it cannot tell about a person, that person only, and not for ever.
 */
final class InboxProcessor {
  /** As long as GitHub says how the issue is, but not what one entry asks. */
  private static final Duration WAIT_MAX = Duration.ofHours(2);

  /** Pages looked at behind one on which entries wait: a flood hides nobody's release. */
  private static final int PAGES_AHEAD_MAX = 20;

  private final IssueContext context;
  private final IssueSync sync;
  private final Set<Person> held = new HashSet<>();
  private Optional<Instant> waits = Optional.empty();
  private boolean isForgeSilent;

  InboxProcessor(IssueContext context) {
    this.context = context;
    this.sync = new IssueSync(context);
  }

  /** Returns when entries that had to wait should be tried again; {@link Instant#MAX} for none. */
  Instant all() {
    var page = context.claim().inbox();
    sync.hints(page);
    takeAll(page);
    for (int i = 0; i < PAGES_AHEAD_MAX && waits.isPresent() && isFull(page); i++) {
      page = context.claim().inboxAfter(page.getLast().sequence());
      takeAll(page);
    }
    return waits.orElse(Instant.MAX);
  }

  private static boolean isFull(List<InboxEntry> page) {
    return page.size() >= Store.INBOX_PAGE;
  }

  private void takeAll(List<InboxEntry> page) {
    for (var entry : page) {
      if (entry.attempts() >= InboxEntry.ATTEMPTS_MAX) park(entry);
      else if (!needsForge(entry)
          || !(isForgeSilent || writer(entry).filter(held::contains).isPresent())) take(entry);
    }
  }

  /** Whose words keep their order, whatever others say meanwhile. */
  private static Optional<Person> writer(InboxEntry entry) {
    return entry.message() instanceof Message.ForgeEvent(Incoming.CommentCreated c)
        ? Optional.of(c.comment().author())
        : Optional.empty();
  }

  private void park(InboxEntry entry) {
    context.services().alerts().parked(context.claim().key(), entry);
    context.commit(RowChange.NOTHING.park(entry.id()));
  }

  private void take(InboxEntry entry) {
    var again = EntryAttempt.count(entry, context.claim(), () -> tried(entry));
    if (again.isEmpty()) return;
    waits = waits.filter(again.get()::isAfter).or(() -> again);
    isForgeSilent |= needsForge(entry) && !sync.isKnown();
    writer(entry).ifPresent(held::add);
    context.commit(RowChange.NOTHING.waiting(entry.id()));
  }

  private Optional<Instant> tried(InboxEntry entry) {
    var taken = RowChange.NOTHING.take(entry.id());
    return switch (entry.message()) {
      case Message.EventForRequest(Event event) -> {
        if (context.activeRequest().isEmpty() || isOfOtherLease(event)) context.commit(taken);
        else context.apply(event, taken);
        yield Optional.empty();
      }
      case Message.ForgeEvent(Incoming incoming) -> heard(incoming, entry, taken);
      case Message.SyncAgain _ -> synced(entry, taken);
      case Message.NeedChanged _, Message.PlanTried _, Message.PlanBack _ -> {
        context.commit(taken);
        yield Optional.empty();
      }
    };
  }

  /** What an operator typed on the server: nobody waits there for an answer, so the log has it. */
  private boolean isOfOtherLease(Event event) {
    var isTaken = event instanceof Event.MadeByHand made && context.isAddressTaken(made);
    if (isTaken) context.services().alerts().addressTaken(context.ref());
    return isTaken;
  }

  private Optional<Instant> heard(Incoming incoming, InboxEntry entry, RowChange taken) {
    return switch (incoming) {
      case Incoming.IssueTouched _ -> synced(entry, taken);
      case Incoming.CommentCreated c -> comment(c, entry, taken);
      case Incoming.CommentTouched c -> {
        touched(c);
        context.commit(taken);
        yield Optional.empty();
      }
      case Incoming.RepositoryTouched _,
          Incoming.PullRequestTouched _,
          Incoming.CheckWanted _,
          Incoming.AppTouched _ -> {
        context.commit(taken);
        yield Optional.empty();
      }
    };
  }

  private Optional<Instant> synced(InboxEntry entry, RowChange taken) {
    var again = sync.once();
    if (again.isPresent() && !isGivenUp(entry)) return again;
    context.commit(taken);
    return Optional.empty();
  }

  private boolean isGivenUp(InboxEntry entry) {
    var isOver = sync.isKnown() && context.now().isAfter(entry.at().plus(WAIT_MAX));
    if (isOver) context.services().alerts().undecided(context.ref(), entry.id());
    return isOver;
  }

  private Optional<Instant> comment(Incoming.CommentCreated c, InboxEntry entry, RowChange taken) {
    var handler = new CommentHandler(context, c);
    if (context.services().self().filter(c.comment().author()::equals).isPresent()
        && !handler.isTypedAsUs()) {
      new OwnCommentEcho(context).heard(c.comment());
      context.commit(taken);
      return Optional.empty();
    }
    // Not knowing who we are we would take our own comment for somebody else's.
    if (!handler.needsNoSync()
        && context.services().forge().self() instanceof Known.Unknown<Person>(_, var later))
      return Optional.of(later);
    if (context.shown().isAside()) {
      context.ignore(c.comment(), Why.OTHER_BERTH);
      context.commit(taken);
      return Optional.empty();
    }
    if (!handler.needsNoSync() && context.isBeforeResume(c.comment().createdAt())) {
      context.ignore(c.comment(), Why.BEFORE_RESTORE);
      context.commit(taken);
      return Optional.empty();
    }
    var again = handler.needsNoSync() ? Optional.<Instant>empty() : sync.once();
    if (again.isPresent() && !sync.isKnown()) return again;
    // Somebody's label or closing that nobody can judge now is no reason not to hear the others.
    if (again.isPresent()) lookAgain(entry);
    if (context.issue().isEmpty() && !handler.needsNoSync()) {
      // It went away meanwhile; nobody can be answered there.
      context.ignore(c.comment(), Why.ISSUE_GONE);
      context.commit(taken);
      return Optional.empty();
    }
    // After it was read: nobody repeats themselves.
    remember(c.comment().author(), c.comment().body());
    var other = new OtherBerth(context);
    if (other.looksLikeOne(c.comment())) return other.heard(c.comment(), taken);
    var later = handler.answer(taken);
    if (later.isEmpty() || !(isGivenUp(entry) || handler.missingTeam().isPresent())) return later;
    handler.giveUp(taken);
    return Optional.empty();
  }

  private void remember(Person by, String text) {
    var said = CommandRegistry.said(text, context.program().prefix());
    context.saveShown(context.shown().with(context.shown().watch().hearing(by, said)));
  }

  private void lookAgain(InboxEntry entry) {
    var why = new Message.SyncAgain("not all could be told");
    context.services().store().enqueue(context.claim().key(), "look:" + entry.id(), why);
  }

  /** A status comment that somebody else changed or deleted is written again. */
  private void touched(Incoming.CommentTouched c) {
    if (context.shown().statusId().filter(id -> id == c.commentId()).isEmpty() || c.byUs()) return;
    context.saveShown(
        c.deleted() ? context.shown().statusGone() : context.shown().statusChanged(c.at()));
  }

  /** What other rows say never waits for the forge, nor does what gives machines back. */
  private boolean needsForge(InboxEntry entry) {
    return switch (entry.message()) {
      case Message.ForgeEvent(Incoming.CommentCreated c) ->
          !new CommentHandler(context, c).needsNoSync();
      case Message.ForgeEvent _, Message.SyncAgain _ -> true;
      case Message.EventForRequest _,
          Message.NeedChanged _,
          Message.PlanTried _,
          Message.PlanBack _ ->
          false;
    };
  }
}
