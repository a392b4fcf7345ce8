package dev.berth.store;

import dev.berth.store.Store.WriteLane;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands out instants for writes to the forge so that its limits hold in every window of time, not
 * only in the long run.
 *
 * <p>Each budget is an own row and counts with "theoretical arrival times": a rate of one per
 * {@code every} with a burst of {@code burst} lets at most {@code burst + W / every} through in any
 * window of length {@code W}. Sums over the four budgets: 26 comments a minute and 485 an hour (the
 * forge allows 80 and 500), 69 writes a minute (the forge allows 900 points at 5 each, and asks for
 * one a second in the long run), 10 at once after a quiet time. Source: "Rate limits for the REST
 * API", docs.github.com.
 *
 * @param pace when the next one would come if all had kept their distance
 * @param hour the same for the hourly limit
 * @param notBefore the forge said: nothing before then
 */
public record WriteLimits(Instant pace, Instant hour, Instant notBefore) {
  public static final WriteLimits FRESH =
      new WriteLimits(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

  /**
   * Used later than that, a slot would crowd another window than the one it was given for: so many
   * minutes of slots at once still leave room below the forge's eighty comments a minute.
   */
  private static final Duration LASTS = Duration.ofMinutes(2);

  /** Whether a slot was not used in time, as when the forge was silent: then another is due. */
  public static boolean isStale(Instant slot, Instant now) {
    return slot.plus(LASTS).isBefore(now);
  }

  /** One per {@code every} in the long run, {@code burst} at once after a quiet time. */
  public record Rate(Duration every, int burst) {
    static Rate of(int seconds, int burst) {
      return new Rate(Duration.ofSeconds(seconds), burst);
    }

    Instant earliest(Instant next) {
      return next.minus(every.multipliedBy(burst - 1L));
    }

    Instant after(Instant next, Instant slot) {
      return later(next, slot).plus(every);
    }
  }

  /** Who may write how much. Comments and other writes apart: neither waits behind the other. */
  public enum Budget {
    ALL_CREATES("all-creates"),
    ALL_OTHERS("all-others"),
    ENDS_CREATES("ends-creates"),
    ENDS_OTHERS("ends-others");

    private final String word;

    Budget(String word) {
      this.word = word;
    }

    private Rate pace() {
      return switch (this) {
        case ALL_CREATES -> Rate.of(4, 3);
        case ALL_OTHERS -> Rate.of(2, 4);
        case ENDS_CREATES -> Rate.of(8, 1);
        case ENDS_OTHERS -> Rate.of(8, 2);
      };
    }

    /** 360 and 125 an hour, as a slot may be used a little late. */
    private Optional<Rate> hourly() {
      return switch (this) {
        case ALL_CREATES -> Optional.of(Rate.of(12, 60));
        case ENDS_CREATES -> Optional.of(Rate.of(36, 25));
        case ALL_OTHERS, ENDS_OTHERS -> Optional.empty();
      };
    }

    /** As stored. */
    public String word() {
      return word;
    }

    /** Budgets that may be used, own first: ends of leases also take what others leave. */
    public static List<Budget> of(WriteLane lane, boolean creates) {
      return switch (lane) {
        case ALL -> List.of(creates ? ALL_CREATES : ALL_OTHERS);
        case ENDS ->
            creates ? List.of(ENDS_CREATES, ALL_CREATES) : List.of(ENDS_OTHERS, ALL_OTHERS);
      };
    }
  }

  /** A slot, whose budget it came from, and what is left of that. */
  public record GrantedSlot(Instant at, Budget budget, WriteLimits left) {}

  /** The first free instant in the budgets that may be used; it belongs to the caller then. */
  public static GrantedSlot give(
      Map<Budget, WriteLimits> all, WriteLane lane, boolean creates, Instant now) {
    return Budget.of(lane, creates).stream()
        .map(b -> all.getOrDefault(b, FRESH).given(b, now))
        .min(Comparator.comparing(GrantedSlot::at))
        .orElseThrow();
  }

  private GrantedSlot given(Budget budget, Instant now) {
    var slot = next(budget, now);
    return new GrantedSlot(slot, budget, giving(budget, slot));
  }

  private Instant next(Budget budget, Instant now) {
    var slot = later(later(now, notBefore), budget.pace().earliest(pace));
    return budget.hourly().map(r -> later(slot, r.earliest(hour))).orElse(slot);
  }

  private WriteLimits giving(Budget budget, Instant slot) {
    return new WriteLimits(
        budget.pace().after(pace, slot),
        budget.hourly().map(r -> r.after(hour, slot)).orElse(hour),
        notBefore);
  }

  public WriteLimits notBefore(Instant until) {
    return new WriteLimits(pace, hour, later(notBefore, until));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }
}
