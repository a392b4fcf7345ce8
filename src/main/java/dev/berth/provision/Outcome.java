package dev.berth.provision;

import java.time.Instant;

/** What an adapter answers to an {@link Order}. */
public sealed interface Outcome {
  record Ready(MachineAccess access) implements Outcome {}

  /**
   * Under way; worth polling then.
   *
   * @param byHand it waits for a person, who says so when it is done
   */
  record Pending(Instant again, boolean byHand) implements Outcome {
    public Pending(Instant again) {
      this(again, false);
    }
  }

  record Stopped() implements Outcome {}

  /**
   * Did not work.
   *
   * @param why in words that can be shown to people: no secret, no address of the provider's inside
   * @param retryable whether the same order may work later
   */
  record Failed(String why, boolean retryable, Instant again) implements Outcome {}

  /** The provider has no machine of this key. */
  record Gone() implements Outcome {}

  /** This provider cannot do that; nothing changed. */
  record Unsupported(String what) implements Outcome {}

  /** In the figures, where operators ask for it by this name. */
  default String metricLabel() {
    return switch (this) {
      case Ready _ -> "ready";
      case Pending _ -> "pending";
      case Stopped _ -> "stopped";
      case Failed _ -> "failed";
      case Gone _ -> "gone";
      case Unsupported _ -> "unsupported";
    };
  }
}
