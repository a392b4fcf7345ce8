package dev.berth.lease;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/** The days on which a program's people work; dates promised to others are counted in them. UTC. */
public record WorkingDays(Set<DayOfWeek> days, Set<LocalDate> holidays) {
  /** Monday to Friday, no holidays. */
  public static final WorkingDays USUAL =
      new WorkingDays(
          Set.of(
              DayOfWeek.MONDAY,
              DayOfWeek.TUESDAY,
              DayOfWeek.WEDNESDAY,
              DayOfWeek.THURSDAY,
              DayOfWeek.FRIDAY),
          Set.of());

  public WorkingDays {
    if (days.isEmpty()) throw new IllegalArgumentException("a program works on one day at least");
    days = Set.copyOf(days);
    holidays = Set.copyOf(holidays);
  }

  /** The same time of day, that many working days later. */
  public Instant after(Instant from, int count) {
    var at = from.atZone(ZoneOffset.UTC);
    for (int left = count; left > 0; ) {
      at = at.plusDays(1);
      if (days.contains(at.getDayOfWeek()) && !holidays.contains(at.toLocalDate())) left--;
    }
    return at.toInstant();
  }
}
