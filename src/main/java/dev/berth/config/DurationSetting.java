package dev.berth.config;

import java.time.Duration;
import java.util.regex.Pattern;

/** Lengths of time as settings write them: {@code 90d}, {@code 48h}, {@code 1h30m}. */
public final class DurationSetting {
  /** Longer is a slip of the finger, and sums of it would overflow. */
  public static final Duration LONGEST = Duration.ofDays(36_500);

  private static final Pattern PART = Pattern.compile("(\\d{1,6})(ms|s|m|h|d|w)");
  private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,6}(?:ms|s|m|h|d|w))+");

  private DurationSetting() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException saying how a duration is written
   */
  public static Duration parse(String text) {
    if (!WHOLE.matcher(text).matches())
      throw new IllegalArgumentException("write a duration like 90d, 48h, 30m or 20s");
    var sum = Duration.ZERO;
    var parts = PART.matcher(text);
    while (parts.find()) sum = sum.plus(part(Long.parseLong(parts.group(1)), parts.group(2)));
    if (sum.compareTo(LONGEST) > 0)
      throw new IllegalArgumentException("longer than " + LONGEST.toDays() + "d");
    return sum;
  }

  /** The shortest way to write it: {@code 90d}, {@code 36h}. */
  public static String text(Duration duration) {
    long seconds = duration.toSeconds();
    if (duration.toMillisPart() != 0) return duration.toMillis() + "ms";
    if (seconds % 86_400 == 0) return seconds / 86_400 + "d";
    if (seconds % 3_600 == 0) return seconds / 3_600 + "h";
    if (seconds % 60 == 0) return seconds / 60 + "m";
    return seconds + "s";
  }

  private static Duration part(long count, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      case "w" -> Duration.ofDays(7 * count);
      default -> throw new IllegalStateException("the pattern knows " + unit);
    };
  }
}
