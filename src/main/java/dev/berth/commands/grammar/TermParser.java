package dev.berth.commands.grammar;

import dev.berth.language.NumberWords;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how long or until when at the start of a command's arguments: {@code 30d}, {@code 2 weeks},
 * {@code 3 months} (of 30 days, as issues are read), {@code until 2027-01-31} (the end of that day,
 * UTC).
 */
public final class TermParser {
  /** Nothing is lent or extended for longer at once. */
  public static final Duration LONGEST = Duration.ofDays(5 * 365);

  private static final Pattern LENGTH =
      Pattern.compile(
          "(?:(?:for|by|another)\\s+|\\+)?(\\d{1,9})\\s*-?\\s*(?:more\\s+)?([a-z]+)(?=$|[\\s,.;:])",
          Pattern.CASE_INSENSITIVE);

  /** Where no unit follows, these begin a sentence. */
  private static final Pattern IN_WORDS =
      Pattern.compile(
          "(?:(?:for|by)\\s+)?(an?|another|one|two|three|four|six)\\s+(?:more\\s+)?"
              + "(days?|weeks?|months?|years?)(?=$|[\\s,.;:])",
          Pattern.CASE_INSENSITIVE);

  /** Meant as a span, but none that can be read. */
  private static final Pattern ATTEMPT = Pattern.compile("(?:for\\s+|by\\s+)?[+-]?\\d.*");

  private static final Pattern UNTIL =
      Pattern.compile("(?:until|till)\\s.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern DATE =
      Pattern.compile(
          "(?:(?:until|till|to)\\s+)?(\\d{4})-(\\d{1,2})-(\\d{1,2})(?=$|[\\s,.;:])",
          Pattern.CASE_INSENSITIVE);

  private TermParser() {}

  /** What was read. */
  public sealed interface Span {
    /** So long; {@code rest} is what follows, trimmed. */
    record Length(Duration length, String rest) implements Span {}

    /** Until that instant, which is later than now. */
    record Until(Instant end, String rest) implements Span {}

    /** There is none: the text begins with something else, or is empty. */
    record None(String rest) implements Span {}

    /** There is one that cannot be meant. */
    record Wrong(Problem problem) implements Span {}
  }

  /** Why a span cannot be meant. */
  public enum Problem {
    ZERO,
    TOO_LONG,
    /** No such unit as days, weeks, months, years; a month and a minute both begin with m. */
    UNIT,
    NO_SUCH_DAY,
    PAST
  }

  /** The span that the text begins with. */
  public static Span read(String text, Instant now) {
    var t = text.strip();
    var date = DATE.matcher(t);
    if (date.lookingAt()) return until(date, rest(t, date.end()), now);
    var length = LENGTH.matcher(t);
    if (length.lookingAt()) return length(length, rest(t, length.end()));
    var words = IN_WORDS.matcher(t);
    if (words.lookingAt()) return length(words, rest(t, words.end()));
    if (UNTIL.matcher(t).matches()) return new Span.Wrong(Problem.NO_SUCH_DAY);
    return ATTEMPT.matcher(t).matches() ? new Span.Wrong(Problem.UNIT) : new Span.None(t);
  }

  private static Span until(Matcher m, String rest, Instant now) {
    try {
      var day =
          LocalDate.of(
              Integer.parseInt(m.group(1)),
              Integer.parseInt(m.group(2)),
              Integer.parseInt(m.group(3)));
      var end = day.atTime(LocalTime.MAX).withNano(0).toInstant(ZoneOffset.UTC);
      if (!end.isAfter(now)) return new Span.Wrong(Problem.PAST);
      if (end.isAfter(now.plus(LONGEST))) return new Span.Wrong(Problem.TOO_LONG);
      return new Span.Until(end, rest);
    } catch (DateTimeException e) {
      return new Span.Wrong(Problem.NO_SUCH_DAY);
    }
  }

  private static Span length(Matcher m, String rest) {
    long count = count(m.group(1).toLowerCase(Locale.ROOT));
    long days = daysOf(m.group(2).toLowerCase(Locale.ROOT));
    if (days == 0) return new Span.Wrong(Problem.UNIT);
    if (count == 0) return new Span.Wrong(Problem.ZERO);
    if (count * days > LONGEST.toDays()) return new Span.Wrong(Problem.TOO_LONG);
    return new Span.Length(Duration.ofDays(count * days), rest);
  }

  private static long count(String word) {
    return switch (word) {
      case "a", "an", "another" -> 1;
      default -> NumberWords.of(word).orElseGet(() -> Integer.parseInt(word));
    };
  }

  private static long daysOf(String unit) {
    return switch (unit) {
      case "d", "day", "days" -> 1;
      case "w", "wk", "wks", "week", "weeks" -> 7;
      case "mo", "month", "months" -> 30;
      case "y", "yr", "yrs", "year", "years" -> 365;
      default -> 0;
    };
  }

  /** Without what joins a reason to it. */
  private static String rest(String text, int from) {
    return text.substring(from).replaceFirst("^[\\s,.;:]+", "").strip();
  }
}
