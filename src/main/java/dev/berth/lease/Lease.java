package dev.berth.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The term of a request's machines. It starts when access is handed over, and ends later only by an
 * extension, sooner only by a cap.
 *
 * @param told when people last heard of the end: reminders before that are settled
 * @param grantedByItself how much was added so far without an approver
 */
public record Lease(
    Instant start, Instant end, Instant told, Duration grantedByItself, Terms terms) {

  public static Lease from(Instant start, Duration term, Terms terms) {
    return new Lease(start, start.plus(term), start, Duration.ZERO, terms);
  }

  /**
   * Ends later. A lease that was over already is extended from now, so that nobody gets a past end.
   */
  public Lease extendedBy(Duration more, Instant now, boolean byItself) {
    var from = end.isBefore(now) ? now : end;
    var own = byItself ? grantedByItself.plus(more) : grantedByItself;
    return new Lease(start, from.plus(more), now, own, terms);
  }

  /** Ends at the cap, where that is sooner; never in the past. */
  public Lease capped(Instant cap, Instant now) {
    var at = cap.isBefore(now) ? now : cap;
    return at.isBefore(end) ? new Lease(start, at, now, grantedByItself, terms) : this;
  }

  /** As {@link #capped}, or later: an approver's word. */
  public Lease endingAt(Instant at, Instant now) {
    return new Lease(start, at.isBefore(now) ? now : at, now, grantedByItself, terms);
  }

  public Lease told(Instant at) {
    return new Lease(start, end, at, grantedByItself, terms);
  }

  public boolean over(Instant now) {
    return !now.isBefore(end);
  }

  public Instant graceEnd() {
    return end.plus(terms.grace());
  }

  /** How much may still be added without an approver. */
  public Duration selfServiceLeft() {
    var left = terms.selfService().minus(grantedByItself);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * The reminder now due: only the latest, so that a bot that slept does not write three at once.
   */
  public Optional<Instant> reminder(Instant now) {
    return open().filter(t -> !t.isAfter(now)).max(Comparator.naturalOrder());
  }

  /** Reminders still to come, soonest first. */
  public List<Instant> reminders(Instant now) {
    return open().filter(now::isBefore).sorted().toList();
  }

  /** When time alone makes a difference. */
  public Instant next(Instant now) {
    return Stream.concat(open(), Stream.of(end))
        .filter(now::isBefore)
        .min(Comparator.naturalOrder())
        .orElse(end);
  }

  private Stream<Instant> open() {
    return terms.reminders().stream().map(end::minus).filter(told::isBefore);
  }
}
