package dev.berth.request;

import dev.berth.forge.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an active request wants beyond its grant: a later end. It stands until the pools agree and,
 * where it is more than people may take by themselves, until an approver does.
 *
 * @param why as the person wrote it; user text, one line
 * @param approvedBy the approver, once there is one
 */
public record PendingChange(
    Duration more, Person by, String why, Instant since, Stage stage, Optional<Person> approvedBy) {
  /** Who is asked at the moment. */
  public enum Stage {
    PEOPLE,
    POOLS
  }

  PendingChange approved(Person approver) {
    return new PendingChange(more, by, why, since, Stage.POOLS, Optional.of(approver));
  }

  PendingChange forPeople() {
    return new PendingChange(more, by, why, since, Stage.PEOPLE, approvedBy);
  }
}
