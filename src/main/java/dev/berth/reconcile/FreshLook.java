package dev.berth.reconcile;

import dev.berth.forge.Incoming;
import dev.berth.forge.Issue;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.reading.Answers;
import dev.berth.request.Event;
import dev.berth.request.Notice;
import dev.berth.request.Question;
import dev.berth.request.Request;
import dev.berth.store.Change;
import dev.berth.store.Entry;
import dev.berth.store.Matter;
import dev.berth.view.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One look at the issue a turn, and what follows from it: the request is opened or read again,
 * closing and reopening by hand are events, the input label is an approval or not.
 */
final class FreshLook {
  private final IssueAtHand hand;
  private Optional<Person> reopener = Optional.empty();
  private boolean justOpened;
  private boolean adopted;
  private Optional<Known<Issue>> seen = Optional.empty();

  FreshLook(IssueAtHand hand) {
    this.hand = hand;
  }

  /** Who reopened is told by the webhook only; that it is open now is looked up. */
  void hints(List<Entry> inbox) {
    for (var e : inbox) {
      if (e.matter() instanceof Matter.Heard(Incoming.IssueTouched t)) {
        if (t.action().equals("reopened")) reopener = Optional.of(t.sender());
        justOpened |= t.action().equals("opened");
      }
      adopted |= e.matter() instanceof Matter.Look(var why) && why.equals(Matter.Look.ADOPTED);
    }
  }

  /** Empty when all was taken in; else when to try again. */
  Optional<Instant> once() {
    if (seen.filter(k -> !(k instanceof Known.Unknown)).isPresent()) return Optional.empty();
    var known = hand.desk().forge().issue(hand.ref());
    seen = Optional.of(known);
    return switch (known) {
      case Known.Is(var issue) -> takeIn(issue);
      case Known.Absent(var why) -> {
        new Whereabouts(hand).lost(why);
        yield Optional.empty();
      }
      case Known.Unknown(_, var again) -> {
        seen = Optional.empty();
        yield Optional.of(again);
      }
    };
  }

  /**
   * What is seen and what follows from it are one commit: a worker that died between the two would
   * leave somebody's deed known, and nothing done about it.
   */
  private Optional<Instant> takeIn(Issue issue) {
    hand.read(issue);
    return hand.together(Change.NOTHING, () -> follow(issue));
  }

  private Optional<Instant> follow(Issue issue) {
    if (adopted && hand.shown().isAside()) hand.sees(hand.shown().backFromAside());
    if (hand.shown().isAside()) return Optional.empty();
    var before = hand.shown();
    hand.sees(before.seeing(issue.labels(), issue.open(), issue.locked()));
    if (hand.asked().isEmpty()) {
      if (!new Recognition(hand).isRequest(issue, justOpened || adopted)) return Optional.empty();
      open(issue);
      return new LabelApproval(hand).look(issue, before.labels());
    }
    new Whereabouts(hand).found();
    new Answered(hand).reread();
    new Opener(hand).look(issue);
    var again = byHand(issue, before);
    return again.isPresent() ? again : new LabelApproval(hand).look(issue, before.labels());
  }

  private void open(Issue issue) {
    var program = hand.program();
    var reading = hand.understood(issue, Answers.NONE);
    var now = hand.now();
    var request =
        Request.opened(
            hand.claim().id(),
            issue.ref(),
            issue.id(),
            issue.author(),
            reading,
            Answers.NONE,
            program.promises(),
            now);
    if (request.state() instanceof Question)
      request = request.noting(new Notice(Notice.Kind.QUESTION_FOR_PEOPLE, "", now));
    hand.opens(request, Change.NOTHING);
    Spoken.atOpening(hand, issue);
  }

  /** Only a change since the last look is somebody's deed. */
  private Optional<Instant> byHand(Issue issue, Shown before) {
    if (before.open() == issue.open()) return Optional.empty();
    var wanted = hand.request().wantsOpen();
    if (issue.open() == wanted) return Optional.empty();
    var by = issue.open() ? reopener : issue.closedBy();
    var part = new WhoIs(hand).part(by);
    if (part instanceof Known.Unknown(_, var again)) {
      // All that changed is news to the next look.
      hand.sees(before);
      return Optional.of(again);
    }
    var what = part.found().orElse(Event.Part.NONE);
    if (!issue.open()) {
      hand.happens(new Event.ClosedByHand(hand.now(), by.orElse(Person.GHOST), what));
    } else if (what != Event.Part.NONE) {
      hand.happens(new Event.Reopened(hand.now(), by.orElseThrow()));
      new Answered(hand).reread();
    }
    return Optional.empty();
  }
}
