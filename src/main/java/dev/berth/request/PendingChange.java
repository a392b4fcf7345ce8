package dev.berth.request;

import dev.berth.forge.Person;
import dev.berth.lease.Lease;
import dev.berth.reading.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an active request wants beyond its grant: a later end. It stands until the pools agree and,
 * where it is more than people may take by themselves, until an approver does.
 *
 * @param why as the person wrote it; user text, one line
 * @param approvedBy the approver, once there is one
 * @param insteadOf how much was asked for before, where this wish replaced another
 * @param until the end that it means; empty in wishes of older versions
 * @param hurdle why a person decides on what people may usually take by themselves; empty for none
 */
public record PendingChange(
    Duration more,
    Person by,
    String why,
    Instant since,
    Stage stage,
    Optional<Person> approvedBy,
    Optional<Duration> insteadOf,
    String hurdle,
    Optional<Instant> until) {
  /** Who is asked at the moment. */
  public enum Stage {
    PEOPLE,
    POOLS
  }

  /** As somebody wished it; the pools are asked first where nobody has to say yes. */
  static PendingChange of(
      Event.ExtensionRequested e, Duration more, Instant until, boolean byItself) {
    return new PendingChange(
        more,
        e.by(),
        e.why(),
        e.at(),
        byItself ? Stage.POOLS : Stage.PEOPLE,
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.of(until));
  }

  /** An approver sets a later end; what is too far for one person's word waits for another. */
  static PendingChange of(Event.EndSet e, Duration more, boolean alone) {
    return new PendingChange(
        more,
        e.by(),
        "",
        e.at(),
        alone ? Stage.POOLS : Stage.PEOPLE,
        alone ? Optional.of(e.by()) : Optional.empty(),
        Optional.empty(),
        "",
        Optional.of(e.end()));
  }

  /** A yes that comes after the end that was wished counts from then. */
  PendingChange approved(Person approver, Instant at) {
    var end = until.map(u -> u.isAfter(at) ? u : at.plus(more));
    return new PendingChange(
        more, by, why, since, Stage.POOLS, Optional.of(approver), insteadOf, hurdle, end);
  }

  PendingChange forPeople(String hurdle) {
    return new PendingChange(
        more, by, why, since, Stage.PEOPLE, approvedBy, insteadOf, hurdle, until);
  }

  /** The same wish, counted from an end that was agreed to meanwhile. */
  PendingChange countedFrom(Lease held, Instant at) {
    return new PendingChange(
        more,
        by,
        why,
        since,
        stage,
        approvedBy,
        insteadOf,
        hurdle,
        Optional.of(held.wished(more, at)));
  }

  /** The end that it means. */
  public Instant end(Lease held) {
    return until.orElseGet(() -> held.wished(more, since));
  }

  /** What an approver says yes to: exactly this wish, beyond what was granted. */
  Digest beyond(Digest granted) {
    return granted.with("more=" + more.toSeconds() + " since=" + since);
  }

  PendingChange insteadOf(PendingChange older) {
    return new PendingChange(
        more, by, why, since, stage, approvedBy, Optional.of(older.more()), hurdle, until);
  }
}
