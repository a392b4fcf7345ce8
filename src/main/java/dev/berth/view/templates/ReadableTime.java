package dev.berth.view.templates;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and lengths of time as people read them: absolute, UTC, with the day of the week. */
public final class ReadableTime {
  private static final DateTimeFormatter DAY = format("EEE d MMM uuuu");
  private static final DateTimeFormatter SHORT = format("EEE d MMM");
  private static final DateTimeFormatter TIME = format("EEE d MMM uuuu, HH:mm 'UTC'");
  private static final DateTimeFormatter CLOCK = format("HH:mm 'UTC'");

  private ReadableTime() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** {@code Fri 27 Nov 2026}. */
  static String day(Instant at) {
    return DAY.format(at);
  }

  /** {@code Fri 4 Dec}: beside a day of the same or the year before. */
  static String shortly(Instant at) {
    return SHORT.format(at);
  }

  /** {@code Mon 22 Feb 2027, 14:12 UTC}. */
  static String time(Instant at) {
    return TIME.format(at);
  }

  /** {@code 14:12 UTC}. */
  public static String clock(Instant at) {
    return CLOCK.format(at);
  }

  /** {@code 90 days}, {@code 10 minutes}: the largest unit that fits without a rest. */
  public static String exactly(Duration d) {
    if (d.toHours() > 0 && d.toHoursPart() == 0 && d.toMinutesPart() == 0)
      return counted(d.toDays(), "day");
    if (d.toHours() > 0 && d.toMinutesPart() == 0) return counted(d.toHours(), "hour");
    if (d.toMinutes() > 0) return counted(d.toMinutes(), "minute");
    return counted(d.toSeconds(), "second");
  }

  /** {@code 90 days}, {@code 5 hours}: what is over the largest unit is left out. */
  public static String roughly(Duration d) {
    if (d.toDays() > 1) return counted(d.plusHours(12).toDays(), "day");
    if (d.toHours() > 0) return counted(d.plusMinutes(30).toHours(), "hour");
    return counted(Math.max(1, d.toMinutes()), "minute");
  }

  /** {@code 30d}, {@code 12h}: as it is typed in a command. */
  public static String asTyped(Duration d) {
    return d.toHoursPart() == 0 ? d.toDays() + "d" : d.toHours() + "h";
  }

  static String counted(long count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }
}
