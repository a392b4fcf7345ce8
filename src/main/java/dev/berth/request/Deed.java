package dev.berth.request;

import dev.berth.forge.Person;
import dev.berth.request.access.PinnedKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person did to a request, beside approvals, refusals and wishes: {@code /why} names it.
 *
 * @param to the day, pool, person or machine that it was about; empty where it is the whole request
 * @param why where somebody said why
 */
public record Deed(Kind kind, Person by, Instant at, String to, Optional<String> why) {
  /** What was done. */
  public enum Kind {
    END_SET,
    POOL_CHOSEN,
    RELEASED,
    MACHINE_RELEASED,
    WITHDRAWN,
    CLOSED,
    OPENED_AGAIN,
    UNHELD,
    PERSON_ADDED,
    PERSON_REMOVED,
    KEYS_LET_IN,
    HANDED_OVER,
    RETRIED,
    REPLACED
  }

  /** What an event that changed something means here; empty for what is told elsewhere. */
  static Optional<Deed> of(Event event, boolean movesEnd) {
    return switch (event) {
      case Event.EndSet e when movesEnd -> deed(Kind.END_SET, e.by(), e, e.end().toString());
      case Event.PoolChosen e -> deed(Kind.POOL_CHOSEN, e.by(), e, e.pool());
      case Event.Released e ->
          e.machine().isPresent()
              ? deed(Kind.MACHINE_RELEASED, e.by(), e, e.machine().get())
              : deed(Kind.RELEASED, e.by(), e, "");
      case Event.Withdrawn e -> deed(Kind.WITHDRAWN, e.by(), e, "");
      case Event.ClosedByHand e when e.part() != Event.Part.NONE ->
          deed(Kind.CLOSED, e.by(), e, "");
      case Event.Reopened e -> deed(Kind.OPENED_AGAIN, e.by(), e, "");
      case Event.Unheld e -> deed(Kind.UNHELD, e.by(), e, "");
      case Event.PersonAdded e -> deed(Kind.PERSON_ADDED, e.by(), e, e.who().login());
      case Event.PersonRemoved e -> deed(Kind.PERSON_REMOVED, e.by(), e, e.who().login());
      case Event.KeysRenewed e -> deed(Kind.KEYS_LET_IN, e.by(), e, e.who().login());
      case Event.KeysApproved e -> deed(Kind.KEYS_LET_IN, e.by(), e, holders(e.keys()));
      case Event.HandedOver e -> deed(Kind.HANDED_OVER, e.by(), e, e.to().login());
      case Event.RetryRequested e -> deed(Kind.RETRIED, e.by(), e, "");
      case Event.ReplacementRequested e ->
          Optional.of(new Deed(Kind.REPLACED, e.by(), e.at(), e.machine(), Optional.of(e.why())));
      default -> Optional.empty();
    };
  }

  private static String holders(List<PinnedKey> keys) {
    return keys.stream().map(k -> k.person().login()).distinct().collect(Collectors.joining(", "));
  }

  private static Optional<Deed> deed(Kind kind, Person by, Event e, String to) {
    return Optional.of(new Deed(kind, by, e.at(), to, Optional.empty()));
  }
}
