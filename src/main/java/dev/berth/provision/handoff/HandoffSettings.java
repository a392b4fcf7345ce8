package dev.berth.provision.handoff;

import java.time.Duration;

/**
 * How a hand-worked pool behaves.
 *
 * @param look how often an open task is looked at, besides when somebody says that it is done
 */
public record HandoffSettings(Duration look) {
  static final Duration LOOK_MIN = Duration.ofMinutes(1);

  public HandoffSettings {
    if (look.compareTo(LOOK_MIN) < 0) {
      throw new IllegalArgumentException("look must be at least 1m");
    }
  }

  public static HandoffSettings defaults() {
    return new HandoffSettings(Duration.ofHours(1));
  }
}
