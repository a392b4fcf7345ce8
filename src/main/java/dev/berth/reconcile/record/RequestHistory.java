package dev.berth.reconcile.record;

import dev.berth.forge.Person;
import dev.berth.request.Decision;
import dev.berth.request.Event;
import dev.berth.request.Request;
import dev.berth.store.HistoryLine;
import dev.berth.store.StoredNames;
import java.util.Locale;
import java.util.Optional;

/**
 * Lines of the history: what happened, whose word it was, and where it led; never what was written.
 */
public final class RequestHistory {
  private RequestHistory() {}

  public static HistoryLine opened(Request r) {
    return new HistoryLine(
        r.openedAt(),
        Optional.of(r.requester().id()),
        StoredNames.OPENED,
        detail(r, Optional.empty()));
  }

  /** Empty for what changed nothing. */
  public static Optional<HistoryLine> line(Event event, Request before, Decision decision) {
    return switch (decision) {
      case Decision.Same _ -> Optional.empty();
      case Decision.Refused(var reason) ->
          Optional.of(
              new HistoryLine(
                  event.at(),
                  by(event).map(Person::id),
                  StoredNames.refused(event.getClass()),
                  detail(before, Optional.of(word(reason.name())))));
      case Decision.Changed(var next) ->
          Optional.of(
              new HistoryLine(
                  event.at(),
                  by(event).map(Person::id),
                  StoredNames.inHistory(event.getClass()),
                  detail(
                      next, special(event).or(() -> GivenAccess.inHistory(event, before, next)))));
    };
  }

  static Optional<String> special(Event event) {
    return switch (event) {
      case Event.ProviderAnswered e ->
          Optional.of(e.key() + " " + StoredNames.of(e.outcome().getClass()));
      case Event.Overridden e -> Optional.of(e.rule());
      case Event.QueryUnanswered e -> Optional.of(word(e.ask().name()));
      case Event.Approved e -> Optional.of(e.right() + " " + e.revision());
      default -> Optional.empty();
    };
  }

  /** Whose word it was. */
  static Optional<Person> by(Event event) {
    return switch (event) {
      case Event.PersonEvent e -> Optional.of(e.by());
      case Event.Held e -> Optional.of(e.by());
      case Event.Unheld e -> Optional.of(e.by());
      case Event.EndSet e -> Optional.of(e.by());
      case Event.DeletedByHand e -> Optional.of(e.by());
      case Event.PersonAdded e -> Optional.of(e.by());
      case Event.PersonRemoved e -> Optional.of(e.by());
      case Event.KeysRenewed e -> Optional.of(e.by());
      case Event.KeysApproved e -> Optional.of(e.by());
      case Event.ApproverLost e -> Optional.of(e.who());
      case Event.HandedOver e -> Optional.of(e.by());
      case Event.Overridden e -> Optional.of(e.by());
      case Event.PoolChosen e -> Optional.of(e.by());
      default -> Optional.empty();
    };
  }

  static String word(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** JSON by hand: every value is a word, a number or a digest of ours. */
  private static String detail(Request r, Optional<String> more) {
    var version = r.reading().isComplete() ? r.version(r.ask()) : "";
    return "{\"state\":\"%s\",\"version\":\"%s\"%s}"
        .formatted(
            r.state().word(),
            version,
            more.map(m -> ",\"about\":\"" + m.replaceAll("[\"\\\\\\p{Cntrl}]", " ") + "\"")
                .orElse(""));
  }
}
