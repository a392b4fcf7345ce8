package dev.berth.reconcile.turn;

import dev.berth.forge.ClosingEvent;
import dev.berth.forge.ForgeReader;
import dev.berth.forge.Issue;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whose own deed it was that an issue stands closed, or open again. A commit or pull request that
 * "fixes" an issue closes it in the name of whoever merges, and an app in the name of whoever uses
 * it: that is nobody's deed.
 */
public final class ClosingDeed {
  private static final Duration LIST_LAGS = Duration.ofMinutes(2);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /** An issue is closed moments after the pull request that fixes it was merged. */
  private static final Duration AFTER_MERGE = Duration.ofMinutes(1);

  private final ForgeReader forge;
  private final Instant now;

  public ClosingDeed(ForgeReader forge, Instant now) {
    this.forge = forge;
    this.now = now;
  }

  /** Empty where it was nobody's, or the forge has forgotten. */
  public Known<Optional<Person>> of(Issue issue) {
    return switch (forge.closings(issue.ref())) {
      case Known.Unknown<List<ClosingEvent>>(var why, var again) -> new Known.Unknown<>(why, again);
      case Known.Absent<List<ClosingEvent>> _ -> Known.is(Optional.empty());
      case Known.Is<List<ClosingEvent>>(var all) -> judged(issue, all);
    };
  }

  private Known<Optional<Person>> judged(Issue issue, List<ClosingEvent> all) {
    if (all.isEmpty() || all.getLast().closes() == issue.open())
      return now.isBefore(issue.updatedAt().plus(LIST_LAGS))
          ? new Known.Unknown<>("the list of events lags", now.plus(LOOK_AGAIN))
          : Known.is(Optional.empty());
    var last = all.getLast();
    if (last.byCommit() || last.by().bot()) return Known.is(Optional.empty());
    if (!last.closes()) return Known.is(Optional.of(last.by()));
    return switch (forge.merges(issue.ref())) {
      case Known.Unknown<List<Instant>>(var why, var again) -> new Known.Unknown<>(why, again);
      case Known.Absent<List<Instant>> _ -> Known.is(Optional.of(last.by()));
      case Known.Is<List<Instant>>(var merges) ->
          Known.is(
              Optional.of(last.by()).filter(_ -> merges.stream().noneMatch(m -> closed(m, last))));
    };
  }

  private static boolean closed(Instant merged, ClosingEvent closing) {
    return !merged.isAfter(closing.at()) && !closing.at().isAfter(merged.plus(AFTER_MERGE));
  }
}
