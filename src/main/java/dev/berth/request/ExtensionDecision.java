package dev.berth.request;

import dev.berth.forge.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a wish for a later end.
 *
 * @param by who decided; empty where no person did: within what people may take by themselves, or
 *     the pools could not
 * @param asked whose wish it was
 * @param more how much later
 * @param end the end that held from then on
 * @param why in the words of whoever decided; user text, one line
 */
public record ExtensionDecision(
    Instant at,
    Optional<Person> by,
    boolean agreed,
    Person asked,
    Duration more,
    Instant end,
    String why) {
  static ExtensionDecision yes(PendingChange change, Instant end, Instant at) {
    return new ExtensionDecision(
        at, change.approvedBy(), true, change.by(), change.more(), end, "");
  }

  static ExtensionDecision no(
      PendingChange change, Optional<Person> by, Instant end, Instant at, String w) {
    return new ExtensionDecision(at, by, false, change.by(), change.more(), end, w);
  }
}
