package dev.berth.provision.cloud;

import dev.berth.provision.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What an adapter is told beside its own settings.
 *
 * @param name of the adapter in berth.yaml
 * @param owner which Berth this is: written on each machine, and none of another is touched
 */
public record AdapterContext(String name, String owner, InstantSource clock) {
  /** When a call that failed for the moment is worth another try. */
  public static final Duration TRY_AGAIN = Duration.ofSeconds(30);

  /** When an order that the provider has no room for is worth another try. */
  public static final Duration FULL_AGAIN = Duration.ofMinutes(5);

  public Instant now() {
    return clock.instant();
  }

  /** Work that just began is looked at after this time. */
  public static final Duration LOOK_FIRST = Duration.ofSeconds(2);

  /** Work that takes long is looked at less often, and never less than this. */
  public static final Duration LOOK_LAST = Duration.ofSeconds(30);

  /** Looks in the time that something took until now. */
  private static final int LOOKS = 10;

  /** Under way since then; worth a look after a share of that time. */
  public Outcome.Pending pendingSince(Instant begun) {
    var look = Duration.between(begun, now()).dividedBy(LOOKS);
    if (look.compareTo(LOOK_FIRST) < 0) return pending(LOOK_FIRST);
    return pending(look.compareTo(LOOK_LAST) > 0 ? LOOK_LAST : look);
  }

  /** Under way; worth a look after that time. */
  public Outcome.Pending pending(Duration look) {
    return new Outcome.Pending(now().plus(look));
  }

  /** Did not work this time. */
  public Outcome.Failed failed(String why) {
    return new Outcome.Failed(why, true, now().plus(TRY_AGAIN));
  }

  /** There is no room at the provider now. */
  public Outcome.Failed full(String why) {
    return new Outcome.Failed(why, true, now().plus(FULL_AGAIN));
  }

  /** The same order can never work. */
  public Outcome.Failed refused(String why) {
    return new Outcome.Failed(why, false, now());
  }

  public Outcome.Failed noAnswer() {
    return failed("The provider did not answer.");
  }
}
