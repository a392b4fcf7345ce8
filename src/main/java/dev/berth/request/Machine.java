package dev.berth.request;

import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Outcome.Failed;
import dev.berth.provision.Outcome.Gone;
import dev.berth.provision.Outcome.Pending;
import dev.berth.provision.Outcome.Ready;
import dev.berth.provision.Outcome.Stopped;
import dev.berth.provision.Outcome.Unsupported;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

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
 */
public record Machine(
    Order.Allocate made,
    Want want,
    Optional<Outcome> seen,
    Instant since,
    Instant again,
    int tries,
    boolean accessGiven,
    boolean endGiven) {
  /** After so many failures in a row a machine counts as failed for good, until {@code /retry}. */
  public static final int TRIES_MAX = 3;

  /** What is wanted of a machine. */
  public enum Want {
    RUNNING,
    STOPPED,
    GONE
  }

  static Machine wanted(Order.Allocate made, Instant now) {
    return new Machine(made, Want.RUNNING, Optional.empty(), now, Instant.EPOCH, 0, true, true);
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
        : new Machine(made, w, seen, since, Instant.EPOCH, 0, accessGiven, endGiven);
  }

  /** The same machine, with other people's keys. */
  Machine openTo(java.util.List<String> sshKeys) {
    if (made.sshKeys().equals(sshKeys)) return this;
    var o = made;
    var order =
        new Order.Allocate(
            o.key(), o.pool(), o.plan(), o.system(), o.name(), o.project(), sshKeys, o.end());
    return new Machine(order, want, seen, since, Instant.EPOCH, tries, false, endGiven);
  }

  Machine seeing(Outcome o, Instant at) {
    if (o instanceof Unsupported)
      return new Machine(made, want, seen, since, Instant.EPOCH, tries, accessGiven, endGiven);
    var sameKind = seen.filter(s -> s.getClass() == o.getClass()).isPresent();
    var failures = o instanceof Failed ? tries + 1 : o instanceof Pending ? tries : 0;
    var later =
        switch (o) {
          case Pending p -> p.again();
          case Failed f -> f.again();
          case Ready _, Stopped _, Gone _, Unsupported _ -> Instant.EPOCH;
        };
    return new Machine(
        made, want, Optional.of(o), sameKind ? since : at, later, failures, accessGiven, endGiven);
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
    return new Machine(order, want, seen, since, again, tries, accessGiven, seen.isEmpty());
  }

  /** The provider was told something that changes nothing in what the machine is. */
  Machine told(Event.Told e) {
    if (!e.done())
      return new Machine(made, want, seen, since, e.again(), tries, accessGiven, endGiven);
    return switch (e.what()) {
      case ACCESS -> new Machine(made, want, seen, since, Instant.EPOCH, tries, true, endGiven);
      case END -> new Machine(made, want, seen, since, Instant.EPOCH, tries, accessGiven, true);
    };
  }

  /** What has to be asked of the provider now, if anything. */
  Optional<Order> order(Instant now) {
    return again.isAfter(now) ? Optional.empty() : wantedOrder();
  }

  private Optional<Order> wantedOrder() {
    var key = made.key();
    return switch (want) {
      case GONE -> isGone() ? Optional.empty() : Optional.of(new Order.Release(key));
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

  private Optional<Order> endOrder() {
    return endGiven ? Optional.empty() : made.end().map(end -> new Order.Keep(made.key(), end));
  }

  /** When the provider should be asked next; {@link Instant#MAX} when there is nothing to ask. */
  Instant next(Predicate<Order> may) {
    return wantedOrder().filter(may).isPresent() ? again : Instant.MAX;
  }
}
