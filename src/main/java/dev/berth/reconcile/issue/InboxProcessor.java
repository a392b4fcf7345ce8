package dev.berth.reconcile.issue;

import dev.berth.forge.Incoming;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.reconcile.turn.EntryAttempt;
import dev.berth.reconcile.turn.IgnoredComments.Why;
import dev.berth.request.Event;
import dev.berth.store.InboxEntry;
import dev.berth.store.Message;
import dev.berth.store.RowChange;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes in the entries of an issue's inbox in their order, each together with what one fresh look
 * at the issue says. What the forge cannot tell now waits; what other rows say does not.
 */
final class InboxProcessor {
  private final IssueContext context;
  private final IssueSync sync;
  private Optional<Instant> waits = Optional.empty();

  InboxProcessor(IssueContext context) {
    this.context = context;
    this.sync = new IssueSync(context);
  }

  /** Returns when entries that had to wait should be tried again; {@link Instant#MAX} for none. */
  Instant all() {
    var inbox = context.claim().inbox();
    sync.hints(inbox);
    for (var entry : inbox) {
      if (entry.attempts() >= InboxEntry.ATTEMPTS_MAX) park(entry);
      else if (waits.isEmpty() || !needsForge(entry)) take(entry);
    }
    return waits.orElse(Instant.MAX);
  }

  private void park(InboxEntry entry) {
    context.services().alerts().parked(context.claim().key(), entry);
    context.commit(RowChange.NOTHING.park(entry.id()));
  }

  private void take(InboxEntry entry) {
    var again = EntryAttempt.count(entry, context.claim(), () -> tried(entry));
    if (again.isEmpty()) return;
    waits = again;
    context.commit(RowChange.NOTHING.waiting(entry.id()));
  }

  private Optional<Instant> tried(InboxEntry entry) {
    var taken = RowChange.NOTHING.take(entry.id());
    return switch (entry.message()) {
      case Message.EventForRequest(Event event) -> {
        if (context.activeRequest().isPresent()) context.apply(event, taken);
        else context.commit(taken);
        yield Optional.empty();
      }
      case Message.ForgeEvent(Incoming incoming) -> heard(incoming, taken);
      case Message.SyncAgain _ -> synced(taken);
      case Message.NeedChanged _ -> {
        context.commit(taken);
        yield Optional.empty();
      }
    };
  }

  private Optional<Instant> heard(Incoming incoming, RowChange taken) {
    return switch (incoming) {
      case Incoming.IssueTouched _ -> synced(taken);
      case Incoming.CommentCreated c -> comment(c, taken);
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

  private Optional<Instant> synced(RowChange taken) {
    var again = sync.once();
    if (again.isEmpty()) context.commit(taken);
    return again;
  }

  private Optional<Instant> comment(Incoming.CommentCreated c, RowChange taken) {
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
    var again = handler.needsNoSync() ? Optional.<Instant>empty() : sync.once();
    if (again.isPresent()) return again;
    if (context.issue().isEmpty() && !handler.needsNoSync()) {
      // It went away meanwhile; nobody can be answered there.
      context.ignore(c.comment(), Why.ISSUE_GONE);
      context.commit(taken);
      return Optional.empty();
    }
    var other = new OtherBerth(context);
    return other.looksLikeOne(c.comment())
        ? other.heard(c.comment(), taken)
        : handler.answer(taken);
  }

  /** A status comment that somebody else changed or deleted is written again. */
  private void touched(Incoming.CommentTouched c) {
    if (context.shown().statusId().filter(id -> id == c.commentId()).isEmpty() || c.byUs()) return;
    context.saveShown(c.deleted() ? context.shown().statusGone() : context.shown().statusUnsure());
  }

  /** What other rows say never waits for the forge, nor does what gives machines back. */
  private boolean needsForge(InboxEntry entry) {
    return switch (entry.message()) {
      case Message.ForgeEvent(Incoming.CommentCreated c) ->
          !new CommentHandler(context, c).needsNoSync();
      case Message.ForgeEvent _, Message.SyncAgain _ -> true;
      case Message.EventForRequest _, Message.NeedChanged _ -> false;
    };
  }
}
