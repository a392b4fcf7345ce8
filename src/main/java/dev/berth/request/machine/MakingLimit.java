package dev.berth.request.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a request waits for machines that do not come: then all is given back, and its place
 * goes to the next. People are told before.
 *
 * @param warned when they were told; empty before that, and nothing ends without it
 */
public record MakingLimit(Instant since, Duration length, Optional<Instant> warned) {
  /** People are told so long before, or half of a shorter limit. */
  private static final Duration WARNING = Duration.ofDays(1);

  /** Whether people have to be told now. */
  public boolean isWarningDue(Instant now) {
    return warned.isEmpty() && !now.isBefore(warnAt());
  }

  public boolean isOver(Instant now) {
    return warned.isPresent() && !now.isBefore(end());
  }

  /** As people are told it: who was told late has the same time left. */
  public Instant end() {
    var usual = since.plus(length);
    return warned.map(w -> w.plus(notice())).filter(usual::isBefore).orElse(usual);
  }

  /** When time alone makes a difference. */
  public Instant next() {
    return warned.isPresent() ? end() : warnAt();
  }

  private Instant warnAt() {
    return since.plus(length).minus(notice());
  }

  private Duration notice() {
    var half = length.dividedBy(2);
    return half.compareTo(WARNING) < 0 ? half : WARNING;
  }
}
