package dev.berth.reconcile.issue;

import dev.berth.forge.Issue;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.request.Event;
import dev.berth.store.RowChange;
import dev.berth.view.OneOffWrite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The account behind a request, as a look at the issue shows it: a new name is learned; when it is
 * gone, the others are told, and can act.
 */
final class RequesterAccount {
  private final IssueContext context;

  RequesterAccount(IssueContext context) {
    this.context = context;
  }

  void check(Issue issue) {
    var author = issue.author();
    var requester = context.request().requester();
    if (author.isGhost() && !requester.isGhost()) gone(requester);
    else if (author.equals(requester) && !author.login().equals(requester.login()))
      context.commit(RowChange.NOTHING.withNames(List.of(author)));
  }

  /** The issue may have been handed over since: only an account that is not there is gone. */
  private void gone(Person requester) {
    var there = context.services().forge().person(requester.login());
    if (there instanceof Known.Unknown<Person>
        || there.found().filter(requester::equals).isPresent()) return;
    var now = context.now();
    context.apply(new Event.HandedOver(now, Person.GHOST, Person.GHOST));
    context.apply(new Event.PersonRemoved(now, Person.GHOST, requester));
    context.services().alerts().requesterGone(context.ref());
    heir()
        .ifPresent(
            to ->
                context.schedule(
                    new OneOffWrite.ReplyComment(
                        "gone:" + requester.id(), to, "requester-gone", Map.of())));
  }

  /** Whoever is left: a colleague, else the contact that the issue names. */
  private Optional<Person> heir() {
    var r = context.request();
    return Stream.concat(r.people().stream(), r.who().named()).findFirst();
  }
}
