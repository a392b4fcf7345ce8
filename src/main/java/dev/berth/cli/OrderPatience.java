package dev.berth.cli;

import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** Repeats an order until it is done, as a server would, for a command that somebody waits for. */
final class OrderPatience {
  /** Bare metal is cleaned for long; longer nobody sits and waits. */
  static final Duration LONGEST = Duration.ofMinutes(40);

  private static final Duration LOOK_MIN = Duration.ofMillis(200);
  private static final Duration LOOK_MAX = Duration.ofSeconds(10);

  private final InstantSource clock;

  OrderPatience(InstantSource clock) {
    this.clock = clock;
  }

  /** The last answer: still {@code Pending} where the time was not enough. */
  Outcome settled(Provisioner provider, Order order) {
    var until = clock.instant().plus(LONGEST);
    var outcome = provider.fulfil(order);
    while (isToRepeat(outcome) && clock.instant().isBefore(until)) {
      LockSupport.parkNanos(wait(outcome).toNanos());
      outcome = provider.fulfil(outcome instanceof Outcome.Pending ? next(order) : order);
    }
    return outcome;
  }

  /** A release is given again: it is what a provider goes on from after a failed cleaning. */
  private static Order next(Order order) {
    return order instanceof Order.Release ? order : new Order.Poll(order.key());
  }

  private static boolean isToRepeat(Outcome outcome) {
    return outcome instanceof Outcome.Pending
        || (outcome instanceof Outcome.Failed f && f.retryable());
  }

  private Duration wait(Outcome outcome) {
    var again =
        switch (outcome) {
          case Outcome.Pending p -> p.again();
          case Outcome.Failed f -> f.again();
          case Outcome.Ready _, Outcome.Stopped _, Outcome.Gone _, Outcome.Unsupported _ ->
              clock.instant();
        };
    var wait = Duration.between(clock.instant(), again);
    if (wait.compareTo(LOOK_MIN) < 0) return LOOK_MIN;
    return wait.compareTo(LOOK_MAX) > 0 ? LOOK_MAX : wait;
  }

  static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ready r -> "ready at " + r.access().user() + "@" + r.access().address();
      case Outcome.Pending _ -> "still under way";
      case Outcome.Stopped _ -> "stopped";
      case Outcome.Failed f -> f.why();
      case Outcome.Gone _ -> "gone";
      case Outcome.Unsupported u -> u.what();
    };
  }
}
