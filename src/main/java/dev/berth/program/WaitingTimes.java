package dev.berth.program;

import dev.berth.policy.PolicySnapshot;
import java.time.Duration;

/**
 * How long Berth waits for people and machines before it does something.
 *
 * @param askAgain open questions are asked once more
 * @param giveUp and the request is closed; {@code /reopen} takes it up again
 * @param queueAsk a waiting requester is asked whether it is still wanted
 * @param makeTime operators are called when machines take longer
 * @param makeLimit what is not made by then is given up: what is ready is handed over, or all goes
 * @param failedLimit a request of which no machine could be made is given up
 * @param closeGrace from an issue closed by hand to the release of its machines
 */
public record WaitingTimes(
    Duration askAgain,
    Duration giveUp,
    Duration queueAsk,
    Duration makeTime,
    Duration makeLimit,
    Duration failedLimit,
    Duration closeGrace) {
  public WaitingTimes {
    if (askAgain.isZero()) throw new IllegalArgumentException("ask-again is above 0");
    if (giveUp.compareTo(askAgain) <= 0)
      throw new IllegalArgumentException("give-up comes after ask-again");
    if (queueAsk.isZero()) throw new IllegalArgumentException("queue-ask is above 0");
    if (makeTime.isZero()) throw new IllegalArgumentException("make-time is above 0");
    if (makeLimit.isZero()) throw new IllegalArgumentException("make-limit is above 0");
    if (failedLimit.isZero()) throw new IllegalArgumentException("failed-limit is above 0");
  }

  static WaitingTimes defaults() {
    return new WaitingTimes(
        Duration.ofDays(14),
        Duration.ofDays(30),
        Duration.ofDays(30),
        Duration.ofHours(1),
        PolicySnapshot.USUAL_LIMIT,
        PolicySnapshot.USUAL_LIMIT,
        Duration.ofHours(48));
  }
}
