package dev.berth.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The term of a request's machines, and the one place that says how far it may go by the program's
 * terms and an approver's last word. It starts when access is handed over. A later end that it
 * allows is asked of the pools all the same, which know the donor's dates, terms and credit.
 *
 * @param told when people last heard of the end: reminders before that are settled
 * @param grantedByItself how much was added so far without an approver
 * @param keptUntil data goes then at the latest, as the pools were told; set when a wish holds the
 *     end back or an approver decided on the end, and nothing but a yes moves it
 */
public record Lease(
    Instant start,
    Instant end,
    Instant told,
    Duration grantedByItself,
    Terms terms,
    Optional<Instant> keptUntil) {

  public static Lease from(Instant start, Duration term, Terms terms) {
    return new Lease(start, start.plus(term), start, Duration.ZERO, terms, Optional.empty());
  }

  /** The end that a wish for so much more means: from what was granted, or from now. */
  public Instant wished(Duration more, Instant now) {
    var granted = keptUntil.map(k -> k.minus(terms.grace())).filter(end::isAfter).orElse(end);
    return (granted.isBefore(now) ? now : granted).plus(more);
  }

  /** Ends later, as everybody who is asked has agreed. Nobody gets a past end. */
  public Lease extendedTo(Instant later, Duration byItself, Instant now) {
    var at = later.isBefore(now) ? now : later;
    return new Lease(start, at, now, grantedByItself.plus(byItself), terms, Optional.empty());
  }

  /**
   * A wish waits for an answer: the machines run on for half of the time for which the data is kept
   * all the same. So nothing lasts longer than the pools agreed to.
   */
  public Lease heldBack(Instant now) {
    var kept = graceEnd();
    var half = Duration.between(now, kept).dividedBy(2);
    return new Lease(start, now.plus(half), now, grantedByItself, terms, Optional.of(kept));
  }

  /** Whether a wish may still hold the end back: once, and not against an approver's word. */
  public boolean mayBeHeldBack() {
    return keptUntil.isEmpty();
  }

  /** An approver says no to a later end: from now on only an approver's yes makes it later. */
  public Lease refused() {
    return new Lease(start, end, told, spent(), terms, Optional.of(graceEnd()));
  }

  /** An approver sets a sooner end, which is as much their last word. */
  public Lease endingSooner(Instant at, Instant now) {
    var sooner = at.isBefore(now) ? now : at;
    var kept = sooner.plus(terms.grace());
    var most = graceEnd().isBefore(kept) ? graceEnd() : kept;
    return new Lease(start, sooner, now, spent(), terms, Optional.of(most));
  }

  /** Nothing is left to be taken without an approver. */
  private Duration spent() {
    return selfServiceLeft().plus(grantedByItself);
  }

  /** Whether an end is further away than a first lease may be: too far for one person's word. */
  public boolean isTooFarForOne(Instant later, Instant now) {
    return later.isAfter(now.plus(terms.longest()));
  }

  public Lease told(Instant at) {
    return new Lease(start, end, at, grantedByItself, terms, keptUntil);
  }

  public boolean over(Instant now) {
    return !now.isBefore(end);
  }

  public Instant graceEnd() {
    var usual = end.plus(terms.grace());
    return keptUntil.filter(usual::isAfter).orElse(usual);
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
