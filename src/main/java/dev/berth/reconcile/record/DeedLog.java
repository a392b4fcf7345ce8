package dev.berth.reconcile.record;

import dev.berth.forge.Person;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.request.Decision;
import dev.berth.request.Event;
import dev.berth.request.Request;
import dev.berth.store.StoredNames;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log what is done: one line for each deed that matters, with whose word it was. Of
 * people it holds logins, and nothing that they wrote.
 */
public final class DeedLog {
  private static final Logger log = LoggerFactory.getLogger(DeedLog.class);

  private DeedLog() {}

  /** Said once it is kept. */
  public static void say(String deed) {
    log.info("{}", deed);
  }

  public static String opened(Request r) {
    return "request opened by " + r.requester().login() + ": " + r.state().word();
  }

  /** What an event made of a request; empty where nothing came of it. */
  public static Optional<String> of(Event event, Request before, Decision decision) {
    return switch (decision) {
      case Decision.Same _ -> Optional.empty();
      case Decision.Refused(var reason) ->
          Optional.of(name(event) + by(event) + " refused: " + RequestHistory.word(reason.name()));
      case Decision.Changed(var next) -> changed(event, before, next);
    };
  }

  private static Optional<String> changed(Event event, Request before, Request next) {
    var from = before.state().word();
    var to = next.state().word();
    var end = end(next).filter(e -> !Optional.of(e).equals(end(before)));
    var isOfPerson = RequestHistory.by(event).isPresent();
    // What only moves inside is in the history: the log is for what somebody asks about at night.
    if (from.equals(to) && end.isEmpty() && !isOfPerson && !isGone(event)) return Optional.empty();
    var move = from.equals(to) ? to : from + " -> " + to;
    var special = RequestHistory.special(event).map(s -> " (" + s + ")").orElse("");
    var until = end.map(e -> ", ends " + e).orElse("");
    return Optional.of(name(event) + by(event) + special + ": " + move + until);
  }

  private static Optional<String> end(Request r) {
    return r.lease().map(l -> l.end().toString());
  }

  private static boolean isGone(Event event) {
    return event instanceof Event.ProviderAnswered e
        && (e.outcome() instanceof Outcome.Gone || e.outcome() instanceof Outcome.Ready);
  }

  private static String name(Event event) {
    return StoredNames.inHistory(event.getClass());
  }

  private static String by(Event event) {
    return RequestHistory.by(event).map(Person::login).map(l -> " by " + l).orElse("");
  }

  /** An order that was given; looks at machines that are on their way are no deed. */
  public static void ordered(Order order, Outcome outcome) {
    if (order instanceof Order.Poll) return;
    log.info("order {} {}: {}", order.metricLabel(), order.key(), outcome.metricLabel());
  }

  /**
   * A write to the issue.
   *
   * @param key what it is for, in words of ours
   */
  public static void wrote(String kind, String key, String result) {
    log.info("write {} {}: {}", kind, key, result);
  }
}
