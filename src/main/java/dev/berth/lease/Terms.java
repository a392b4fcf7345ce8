package dev.berth.lease;

import java.time.Duration;
import java.util.List;

/**
 * What a program promises for a kind of work. Figures of the shipped terms: see
 * config/program.yaml.
 *
 * @param first usual length of a first lease
 * @param longest the longest first lease that can be asked for
 * @param step what an extension without a length adds
 * @param selfService how much may be added in all without asking an approver
 * @param reminders how long before the end people are reminded
 * @param grace how long stopped machines keep their data after the end
 */
public record Terms(
    Duration first,
    Duration longest,
    Duration step,
    Duration selfService,
    List<Duration> reminders,
    Duration grace) {
  public Terms {
    reminders = List.copyOf(reminders);
  }
}
