package dev.berth.request;

import dev.berth.provision.Access;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Outcome.Failed;
import dev.berth.provision.Outcome.Gone;
import dev.berth.provision.Outcome.Pending;
import dev.berth.provision.Outcome.Ready;
import dev.berth.provision.Outcome.Stopped;
import dev.berth.provision.Outcome.Unsupported;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One machine: what is wanted of it beside what was last seen of it. The difference is the next
 * order.
 *
 * @param made the order it was or will be made by
 * @param seen the provider's last answer; empty before the first
 * @param since when {@code seen} last changed its kind
 * @param again the provider is not asked before that
 * @param tries failed answers in a row
 * @param accessGiven whether the provider has the people's present keys
 * @param endGiven whether the provider knows the present end
 * @param byHand what people have to do and did, where the provider is a person; empty elsewhere
 */
public record Machine(
    Order.Allocate made,
    Want want,
    Optional<Outcome> seen,
    Instant since,
    Instant again,
    int tries,
    boolean accessGiven,
    boolean endGiven,
    Optional<ByHand> byHand) {
  /** After so many failures in a row a machine counts as failed for good, until {@code /retry}. */
  public static final int TRIES_MAX = 3;

  /** What a provider cannot do is not asked for again sooner. */
  private static final Duration UNSUPPORTED_AGAIN = Duration.ofDays(30);

  /** What is wanted of a machine. */
  public enum Want {
    RUNNING,
    STOPPED,
    GONE
  }

  static Machine wanted(Order.Allocate made, Instant now) {
    return new Machine(
        made, Want.RUNNING, Optional.empty(), now, Instant.EPOCH, 0, true, true, Optional.empty());
  }

  public String name() {
    return made.name();
  }

  public boolean isReady() {
    return seen.orElse(null) instanceof Ready;
  }

  public boolean isGone() {
    return seen.orElse(null) instanceof Gone;
  }

  /** Failed for good: nothing is tried by itself any more. */
  public boolean isBroken() {
    return want == Want.RUNNING
        && seen.orElse(null) instanceof Failed f
        && (!f.retryable() || tries >= TRIES_MAX);
  }

  public boolean isAwaited() {
    return want == Want.RUNNING && !isBroken() && !isReady() && !isGone();
  }

  Machine wanting(Want w) {
    return w == want
        ? this
        : new Machine(
            made,
            w,
            seen,
            since,
            Instant.EPOCH,
            0,
            accessGiven,
            endGiven,
            w == Want.GONE ? byHand.map(_ -> ByHand.FRESH) : byHand);
  }

  /** The same machine, with other people's keys. */
  Machine openTo(java.util.List<String> sshKeys) {
    if (made.sshKeys().equals(sshKeys)) return this;
    var o = made;
    var order =
        new Order.Allocate(
            o.key(), o.pool(), o.plan(), o.system(), o.name(), o.project(), sshKeys, o.end());
    return new Machine(order, want, seen, since, Instant.EPOCH, tries, false, endGiven, byHand);
  }

  Machine seeing(Outcome o, Instant at) {
    if (o instanceof Unsupported) return asking(at.plus(UNSUPPORTED_AGAIN));
    var sameKind = seen.filter(s -> s.getClass() == o.getClass()).isPresent();
    var failures = o instanceof Failed ? tries + 1 : o instanceof Pending ? tries : 0;
    var later =
        switch (o) {
          case Pending p -> p.again();
          case Failed f -> f.again();
          case Ready _, Stopped _, Gone _, Unsupported _ -> Instant.EPOCH;
        };
    var hands =
        o instanceof Pending p && p.byHand()
            ? byHand.or(() -> Optional.of(ByHand.FRESH)).map(ByHand::opened)
            : byHand;
    return new Machine(
        made,
        want,
        Optional.of(o),
        sameKind ? since : at,
        later,
        failures,
        accessGiven,
        endGiven,
        hands);
  }

  /** The same machine, which its provider may not end before then. */
  Machine keptUntil(Instant until) {
    if (made.end().filter(until::isAfter).isEmpty()) return this;
    var o = made;
    var order =
        new Order.Allocate(
            o.key(),
            o.pool(),
            o.plan(),
            o.system(),
            o.name(),
            o.project(),
            o.sshKeys(),
            Optional.of(until));
    return new Machine(order, want, seen, since, again, tries, accessGiven, seen.isEmpty(), byHand);
  }

  /** The provider was told something that changes nothing in what the machine is. */
  Machine told(Event.Told e) {
    if (!e.done()) return asking(e.again());
    var next = asking(Instant.EPOCH);
    return switch (e.what()) {
      case ACCESS ->
          new Machine(made, want, seen, since, next.again, tries, true, endGiven, byHand);
      case END ->
          new Machine(made, want, seen, since, next.again, tries, accessGiven, true, byHand);
      case MADE -> next.working(ByHand::noted);
    };
  }

  private Machine asking(Instant later) {
    return new Machine(made, want, seen, since, later, tries, accessGiven, endGiven, byHand);
  }

  /** The same machine, with something done or said about what people do for it. */
  Machine working(UnaryOperator<ByHand> change) {
    return new Machine(
        made, want, seen, since, again, tries, accessGiven, endGiven, byHand.map(change));
  }

  /** A person made it, or corrects how it is reached; the provider is told of it. */
  Machine madeByHand(Access how, Instant at) {
    return seeing(new Ready(how), at).working(ByHand::told);
  }

  /** A person says that the provider has it no more; counts when the provider's list agrees. */
  Machine deletedByHand() {
    return asking(Instant.EPOCH).working(ByHand::cleared);
  }

  /** Somebody has to make it. */
  public boolean isToMake() {
    return want == Want.RUNNING && isOpen() && isAwaited();
  }

  /** Somebody has to delete it. */
  public boolean isToDelete() {
    return want == Want.GONE && isOpen() && !isGone();
  }

  /** Its order was not answered yet. */
  boolean isBeingAsked() {
    return switch (want) {
      case RUNNING -> seen.isEmpty();
      case STOPPED -> false;
      case GONE -> byHand.filter(h -> !h.open() && !h.deleted()).isPresent() && !hasFailed();
    };
  }

  private boolean hasFailed() {
    return isGone() || seen.orElse(null) instanceof Failed;
  }

  private boolean isOpen() {
    return byHand.filter(h -> h.open() && !h.deleted()).isPresent();
  }

  /** What has to be asked of the provider now, if anything. */
  Optional<Order> order(Instant now) {
    return again.isAfter(now) ? Optional.empty() : wantedOrder();
  }

  private Optional<Order> wantedOrder() {
    var key = made.key();
    if (want != Want.GONE
        && byHand.filter(ByHand::untold).isPresent()
        && seen.orElse(null) instanceof Ready r)
      return Optional.of(new Order.Worked(key, Optional.of(r.access())));
    return switch (want) {
      case GONE -> isGone() ? Optional.empty() : Optional.of(removal());
      case STOPPED ->
          switch (seen.orElse(null)) {
            case Pending _ -> Optional.of(new Order.Poll(key));
            case Ready _, Failed _ -> Optional.of(new Order.Stop(key));
            case Stopped _ -> endOrder();
            case Gone _, Unsupported _ -> Optional.empty();
            case null -> Optional.empty();
          };
      case RUNNING ->
          switch (seen.orElse(null)) {
            case null -> Optional.of(made);
            case Pending _ -> Optional.of(new Order.Poll(key));
            case Failed _ -> isBroken() ? Optional.empty() : Optional.of(made);
            case Stopped _ -> Optional.of(new Order.Start(key));
            case Ready _ ->
                accessGiven ? endOrder() : Optional.of(new Order.Access(key, made.sshKeys()));
            case Gone _, Unsupported _ -> Optional.empty();
          };
    };
  }

  private Order removal() {
    var key = made.key();
    return byHand.filter(ByHand::deleted).isPresent()
        ? new Order.Worked(key, Optional.empty())
        : new Order.Release(key);
  }

  private Optional<Order> endOrder() {
    return endGiven ? Optional.empty() : made.end().map(end -> new Order.Keep(made.key(), end));
  }

  /** When the provider should be asked next; {@link Instant#MAX} when there is nothing to ask. */
  Instant next(Predicate<Order> may) {
    return wantedOrder().filter(may).isPresent() ? again : Instant.MAX;
  }
}
