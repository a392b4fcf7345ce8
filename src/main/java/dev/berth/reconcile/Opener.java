package dev.berth.reconcile;

import dev.berth.forge.Issue;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.request.Event;
import dev.berth.request.Marks;
import dev.berth.store.Change;
import dev.berth.view.Errand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The account behind a request, as a look at the issue shows it: a new name is learned; when it is
 * gone, the others are told, and can act.
 */
final class Opener {
  private final IssueAtHand hand;

  Opener(IssueAtHand hand) {
    this.hand = hand;
  }

  void look(Issue issue) {
    var author = issue.author();
    var requester = hand.request().requester();
    if (author.isGhost() && !requester.isGhost()) gone(requester);
    else if (author.equals(requester) && !author.login().equals(requester.login()))
      hand.commit(Change.NOTHING.naming(List.of(author)));
  }

  /** The issue may have been handed over since: only an account that is not there is gone. */
  private void gone(Person requester) {
    var there = hand.desk().forge().person(requester.login());
    if (there instanceof Known.Unknown<Person>
        || there.found().filter(requester::equals).isPresent()) return;
    var now = hand.now();
    hand.happens(new Event.HandedOver(now, Person.GHOST, Person.GHOST));
    hand.happens(new Event.PersonRemoved(now, Person.GHOST, requester));
    hand.desk().trouble().requesterGone(hand.ref());
    heir()
        .ifPresent(
            to ->
                hand.errand(
                    new Errand.Say("gone:" + requester.id(), to, "requester-gone", Map.of())));
  }

  /** Whoever is left: a colleague, else the contact that the issue names. */
  private Optional<Person> heir() {
    var r = hand.request();
    var contacts = r.marks().contacts().orElse(List.of()).stream().map(Marks.Contact::person);
    return Stream.concat(r.people().stream(), contacts).filter(r::isOf).findFirst();
  }
}
