package dev.berth.github.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is left of the hour's requests, by identity, as the answers tell. The last of it is kept for
 * what matters most: whoever reads up on projects and people stops first, then all who read, then
 * who writes. What would go over a limit is not sent at all, since GitHub bars who goes on asking.
 */
public final class RateBudget {
  private static final int IDENTITIES_MAX = 1000;

  /** What a request is for, with the share of the limit that it leaves to others. */
  public enum Use {
    /** Public facts about projects and people: rules ask again later, nobody else wants them. */
    FACTS(0.3),
    READING(0.04),
    WRITING(0.01);

    private final double leaves;

    Use(double leaves) {
      this.leaves = leaves;
    }
  }

  /** As the newest answer told; {@code reset} is by our clock. */
  private record Standing(long limit, long left, Instant reset) {
    boolean isClosed(Use use) {
      return left <= limit * use.leaves;
    }

    /** Answers overtake each other: within the hour less is newer. */
    Standing and(Standing next) {
      var sameHour = Duration.between(reset, next.reset).abs().compareTo(Duration.ofMinutes(1)) < 0;
      return sameHour && left < next.left ? this : next;
    }
  }

  private final Cache<String, Standing> standings =
      Caffeine.newBuilder().maximumSize(IDENTITIES_MAX).build();

  /** GitHub had enough of that identity until then, whatever is left of its hour. */
  private final Cache<String, Instant> barred =
      Caffeine.newBuilder().maximumSize(IDENTITIES_MAX).build();

  /** Until when a request of that identity must not be sent; empty when it may. */
  public Optional<Instant> closedUntil(String holder, Use use, Instant now) {
    var until = Optional.ofNullable(barred.getIfPresent(holder)).filter(now::isBefore);
    if (until.isPresent()) return until;
    return Optional.ofNullable(standings.getIfPresent(holder))
        .filter(s -> now.isBefore(s.reset) && s.isClosed(use))
        .map(Standing::reset);
  }

  public void observe(String holder, ApiResponse a, Instant now) {
    if (LimitHeaders.isHit(a)) barred.put(holder, LimitHeaders.retryAt(a, now));
    var left = LimitHeaders.remaining(a);
    var limit = LimitHeaders.ofHour(a);
    if (left.isEmpty() || limit.isEmpty()) return;
    var next = new Standing(limit.getAsLong(), left.getAsLong(), LimitHeaders.reset(a, now));
    standings.asMap().merge(holder, next, Standing::and);
  }
}
