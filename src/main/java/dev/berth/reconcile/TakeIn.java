package dev.berth.reconcile;

import dev.berth.forge.Incoming;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.reconcile.IgnoredComments.Why;
import dev.berth.request.Event;
import dev.berth.store.Change;
import dev.berth.store.Entry;
import dev.berth.store.Matter;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes in the entries of an issue's inbox in their order, each together with what one fresh look
 * at the issue says. What the forge cannot tell now waits; what other rows say does not.
 */
final class TakeIn {
  private final IssueAtHand hand;
  private final FreshLook look;
  private Optional<Instant> waits = Optional.empty();

  TakeIn(IssueAtHand hand) {
    this.hand = hand;
    this.look = new FreshLook(hand);
  }

  /** Returns when entries that had to wait should be tried again; {@link Instant#MAX} for none. */
  Instant all() {
    var inbox = hand.claim().inbox();
    look.hints(inbox);
    for (var entry : inbox) {
      if (entry.attempts() >= Entry.ATTEMPTS_MAX) park(entry);
      else if (waits.isEmpty() || !needsForge(entry)) take(entry);
    }
    return waits.orElse(Instant.MAX);
  }

  private void park(Entry entry) {
    hand.desk().trouble().parked(hand.claim().key(), entry);
    hand.commit(Change.NOTHING.parking(entry.id()));
  }

  private void take(Entry entry) {
    var again = Attempt.at(entry, hand.claim(), () -> tried(entry));
    if (again.isEmpty()) return;
    waits = again;
    hand.commit(Change.NOTHING.waiting(entry.id()));
  }

  private Optional<Instant> tried(Entry entry) {
    var taken = Change.NOTHING.taking(entry.id());
    return switch (entry.matter()) {
      case Matter.Answer(Event event) -> {
        if (hand.asked().isPresent()) hand.happens(event, taken);
        else hand.commit(taken);
        yield Optional.empty();
      }
      case Matter.Heard(Incoming incoming) -> heard(incoming, taken);
      case Matter.Look _ -> looked(taken);
      case Matter.Needs _ -> {
        hand.commit(taken);
        yield Optional.empty();
      }
    };
  }

  private Optional<Instant> heard(Incoming incoming, Change taken) {
    return switch (incoming) {
      case Incoming.IssueTouched _ -> looked(taken);
      case Incoming.CommentCreated c -> spoken(c, taken);
      case Incoming.CommentTouched c -> {
        touched(c);
        hand.commit(taken);
        yield Optional.empty();
      }
      case Incoming.RepositoryTouched _,
          Incoming.PullRequestTouched _,
          Incoming.CheckWanted _,
          Incoming.AppTouched _ -> {
        hand.commit(taken);
        yield Optional.empty();
      }
    };
  }

  private Optional<Instant> looked(Change taken) {
    var again = look.once();
    if (again.isEmpty()) hand.commit(taken);
    return again;
  }

  private Optional<Instant> spoken(Incoming.CommentCreated c, Change taken) {
    var spoken = new Spoken(hand, c);
    if (hand.desk().self().filter(c.comment().author()::equals).isPresent()
        && !spoken.isTypedAsUs()) {
      new Echo(hand).heard(c.comment());
      hand.commit(taken);
      return Optional.empty();
    }
    // Not knowing who we are we would take our own comment for somebody else's.
    if (!spoken.needsNoLook()
        && hand.desk().forge().self() instanceof Known.Unknown<Person>(_, var later))
      return Optional.of(later);
    if (hand.shown().isAside()) {
      hand.ignore(c.comment(), Why.OTHER_BERTH);
      hand.commit(taken);
      return Optional.empty();
    }
    var again = spoken.needsNoLook() ? Optional.<Instant>empty() : look.once();
    if (again.isPresent()) return again;
    if (hand.issue().isEmpty() && !spoken.needsNoLook()) {
      // It went away meanwhile; nobody can be answered there.
      hand.ignore(c.comment(), Why.ISSUE_GONE);
      hand.commit(taken);
      return Optional.empty();
    }
    var other = new OtherBerth(hand);
    return other.looksLikeOne(c.comment()) ? other.heard(c.comment(), taken) : spoken.answer(taken);
  }

  /** A status comment that somebody else changed or deleted is written again. */
  private void touched(Incoming.CommentTouched c) {
    if (hand.shown().statusId().filter(id -> id == c.commentId()).isEmpty() || c.byUs()) return;
    hand.sees(c.deleted() ? hand.shown().statusGone() : hand.shown().statusUnsure());
  }

  /** What other rows say never waits for the forge, nor does what gives machines back. */
  private boolean needsForge(Entry entry) {
    return switch (entry.matter()) {
      case Matter.Heard(Incoming.CommentCreated c) -> !new Spoken(hand, c).needsNoLook();
      case Matter.Heard _, Matter.Look _ -> true;
      case Matter.Answer _, Matter.Needs _ -> false;
    };
  }
}
