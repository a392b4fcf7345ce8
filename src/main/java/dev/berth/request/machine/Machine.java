package dev.berth.request.machine;

import dev.berth.provision.MachineAccess;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
 * @param usableFrom when it was first ready, or, never ready, gone: it counts as lent from then on;
 *     rows of an earlier Berth have none
 * @param failure why it failed for good before it was ever ready: such a machine is taken away at
 *     once, and keeps its place until {@code /retry}; empty for all others
 */
public record Machine(
    Order.Allocate made,
    DesiredState desired,
    Optional<Outcome> seen,
    Instant since,
    Instant again,
    int tries,
    boolean accessGiven,
    boolean endGiven,
    Optional<ManualTask> byHand,
    Optional<Instant> usableFrom,
    Optional<String> failure) {
  /** After so many failures in a row a machine counts as failed for good, until {@code /retry}. */
  public static final int TRIES_MAX = 3;

  /** What a provider cannot do is not asked for again sooner. */
  private static final Duration UNSUPPORTED_AGAIN = Duration.ofDays(30);

  /** What a provider is told beside orders that change the machine. */
  public enum ProviderInfo {
    ACCESS,
    END,
    /** A person made it. */
    MADE,
    /** Who may log in, and it cannot change that: people have to. */
    ACCESS_BY_HAND
  }

  /** What is wanted of a machine. */
  public enum DesiredState {
    RUNNING,
    STOPPED,
    GONE
  }

  public static Machine wanted(Order.Allocate made, Instant now) {
    return new Machine(
        made,
        DesiredState.RUNNING,
        Optional.empty(),
        now,
        Instant.EPOCH,
        0,
        true,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
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

  /** Whether its people have, or had, a machine: what never was ready was never lent. */
  public boolean wasLent() {
    var neverReady = isGone() && usableFrom.filter(since::equals).isPresent();
    return !neverReady && (usableFrom.isPresent() || isThere() || isGone());
  }

  /** Failed for good: it is not made by itself any more. */
  public boolean isBroken() {
    return isTakenAway()
        || (desired == DesiredState.RUNNING
            && seen.orElse(null) instanceof Failed f
            && isFinal(f, tries));
  }

  /** Failed for good with nothing of anybody on it: deleted, while its place is kept. */
  public boolean isTakenAway() {
    return failure.isPresent() && desired != DesiredState.GONE;
  }

  /** Its provider was told to delete it and fails again and again: it counts as lent, and costs. */
  public boolean isUndeletable() {
    // Of what went before, only the outcome is left.
    return tries > 0
        && (desired == DesiredState.GONE || isTakenAway())
        && seen.orElse(null) instanceof Failed f
        && isFinal(f, tries);
  }

  private static boolean isFinal(Failed f, int tries) {
    return !f.retryable() || tries >= TRIES_MAX;
  }

  /** It has to be made anew. */
  public boolean isLost() {
    return isBroken() || isGone();
  }

  public boolean isAwaited() {
    return desired == DesiredState.RUNNING && !isBroken() && !isReady() && !isGone();
  }

  public Machine wanting(DesiredState w) {
    return w == desired
        ? this
        : copy(
            d -> {
              d.desired = w;
              d.again = Instant.EPOCH;
              d.tries = 0;
              if (w == DesiredState.GONE) d.byHand = byHand.map(_ -> ManualTask.FRESH);
            });
  }

  /** The same machine, with other people's keys. */
  public Machine openTo(List<String> sshKeys) {
    if (made.sshKeys().equals(sshKeys)) return this;
    return copy(
        d -> {
          d.made = made.openTo(sshKeys);
          d.again = Instant.EPOCH;
          d.accessGiven = false;
        });
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
            ? byHand.or(() -> Optional.of(ManualTask.FRESH)).map(ManualTask::opened)
            : byHand;
    var counts = startsCounting(o) ? Optional.of(at) : wasUsed();
    var next =
        copy(
            d -> {
              d.seen = Optional.of(o);
              d.since = sameKind ? since : at;
              d.again = later;
              d.tries = failures;
              d.byHand = hands;
              d.usableFrom = usableFrom.or(() -> counts);
            });
    return o instanceof Failed f && isFinal(f, failures) ? next.takenAway(f.why()) : next;
  }

  /** Rows of an earlier Berth do not say that people had it; what they see does. */
  private Optional<Instant> wasUsed() {
    return isThere() ? Optional.of(Instant.EPOCH) : Optional.empty();
  }

  /** What was never ready goes, with no data lost; what people make is theirs to give up. */
  private Machine takenAway(String why) {
    if (desired == DesiredState.GONE || isTakenAway() || usableFrom.isPresent()) return this;
    if (byHand.isPresent()) return this;
    return copy(
        d -> {
          d.failure = Optional.of(why);
          d.again = Instant.EPOCH;
          d.tries = 0;
        });
  }

  /** Its time is over before it came. */
  Machine givenUp() {
    return isAwaited() ? takenAway("not ready in time") : this;
  }

  /** Gone without ever having been ready, it was lent for no time at all. */
  private boolean startsCounting(Outcome o) {
    return o instanceof Ready || (o instanceof Gone && !isThere());
  }

  private boolean isThere() {
    return isReady() || seen.orElse(null) instanceof Stopped;
  }

  /** The same machine, of which the provider is to know another end: never a sooner one. */
  Machine keptUntil(Instant leaseEnd, Instant until) {
    var isLater = made.end().filter(until::isAfter).isPresent();
    var isOther = made.leaseEnd().filter(e -> !e.equals(leaseEnd)).isPresent();
    if (made.end().isEmpty() || !(isLater || isOther)) return this;
    var end = isLater ? until : made.end().get();
    return copy(
        d -> {
          d.made = made.keptUntil(leaseEnd, end);
          d.endGiven = seen.isEmpty();
        });
  }

  /** The provider was told something that changes nothing in what the machine is. */
  public Machine informed(ProviderInfo what, boolean done, Instant later) {
    if (!done) return asking(later);
    var next = asking(Instant.EPOCH);
    return switch (what) {
      case ACCESS, ACCESS_BY_HAND -> next.copy(d -> d.accessGiven = true);
      case END -> next.copy(d -> d.endGiven = true);
      case MADE -> next.working(ManualTask::noted);
    };
  }

  private Machine asking(Instant later) {
    return copy(d -> d.again = later);
  }

  private Machine copy(Consumer<MachineDraft> change) {
    var draft = new MachineDraft(this);
    change.accept(draft);
    return draft.build();
  }

  /** The same machine, with something done or said about what people do for it. */
  public Machine working(UnaryOperator<ManualTask> change) {
    return copy(d -> d.byHand = byHand.map(change));
  }

  /** A person made it, or corrects how it is reached; the provider is told of it. */
  public Machine madeByHand(MachineAccess how, Instant at) {
    return seeing(new Ready(how), at).working(ManualTask::told);
  }

  /** A person says that the provider has it no more; counts when the provider's list agrees. */
  public Machine deletedByHand() {
    return asking(Instant.EPOCH).working(ManualTask::cleared);
  }

  /** Somebody has to make it. */
  public boolean isToMake() {
    return desired == DesiredState.RUNNING && isOpen() && isAwaited();
  }

  /** Somebody has to delete it. */
  public boolean isToDelete() {
    return desired == DesiredState.GONE && isOpen() && !isGone();
  }

  private boolean isOpen() {
    return byHand.filter(h -> h.open() && !h.deleted()).isPresent();
  }

  /** What has to be asked of the provider now, if anything. */
  Optional<Order> order(Instant now) {
    return again.isAfter(now) ? Optional.empty() : NextOrder.of(this);
  }

  /** When the provider should be asked next; {@link Instant#MAX} when there is nothing to ask. */
  Instant next(Predicate<Order> may) {
    return NextOrder.of(this).filter(may).isPresent() ? again : Instant.MAX;
  }
}
