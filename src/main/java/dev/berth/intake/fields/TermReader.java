package dev.berth.intake.fields;

import dev.berth.language.NumberWords;
import dev.berth.language.WordFile;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A written length of time, or a span of two dates. A month has 30 days, a year 365. */
public final class TermReader {
  private static final int TEXT_MAX = 5_000;
  private static final long DAYS_MAX = 3_650;

  private static final WordFile FILE = WordFile.read("intake/terms.txt");

  /** Spellings of a unit, and its hours. */
  private static final Map<String, String> UNITS = FILE.values("units");

  private static final String NUMBER =
      "(\\d{1,4}|an?|" + String.join("|", FILE.words("numbers")) + "|half an?)";
  private static final String UNIT = "(" + String.join("|", UNITS.keySet()) + ")\\b";
  private static final Pattern LENGTH =
      Pattern.compile(
          "(?<![\\p{L}\\d.,/])" + NUMBER + "(?:\\s*\\(\\w{1,9}\\))?[ \\-]{0,3}" + UNIT + "(?!/)");
  private static final Pattern RANGE =
      Pattern.compile(
          "\\d+ ?(?:-|–|to|or) ?\\d+[ -]?(?:h|d|w|m|y)|\\b(?:or|to) (?:two|three|four|\\d)");
  private static final String MONTHS = FILE.alternatives("months");
  private static final Pattern DATE =
      Pattern.compile(
          "(?<y>\\d{4})-(?<m>\\d{1,2})-(?<d>\\d{1,2})"
              + "|(?<d2>\\d{1,2})(?:st|nd|rd|th)?\\.? (?:of )?(?<m2>"
              + MONTHS
              + ")\\.?,?(?: (?<y2>\\d{4}))?"
              + "|(?<m3>"
              + MONTHS
              + ")\\.? (?<d3>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<y3>\\d{4}))?"
              + "|(?<d4>\\d{1,2})[./](?<m4>\\d{1,2})[./](?<y4>\\d{4})");
  private static final Pattern BETWEEN =
      Pattern.compile("\\s*,?\\s*(?:" + FILE.alternatives("between") + ")\\s*(?:the )?");
  private static final List<String> MONTH_STARTS =
      FILE.lines("months").stream().map(m -> m.substring(0, 3)).toList();

  /** In prose a length is a term only next to words like these. */
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?:"
              + FILE.alternatives("before")
              + ")(?: (?:"
              + FILE.alternatives("nearly")
              + "))?\\s*$");

  private static final Pattern AFTER =
      Pattern.compile(
          "\\s*(?:(?:are|is|will be|would be|should be)\\s)?(?:"
              + FILE.alternatives("behind")
              + ")");
  private static final Pattern NEED =
      Pattern.compile("\\b(?:" + FILE.alternatives("need") + ")\\b");
  private static final Pattern PAST =
      Pattern.compile("\\b(?:" + FILE.alternatives("past") + ")\\b");

  private TermReader() {}

  /** The term in an answer about the term: any length or span counts. */
  public static Optional<Duration> inAnswer(String answer) {
    var lower = lower(answer);
    var span = span(lower);
    if (span.isPresent()) return span;
    if (RANGE.matcher(lower).find()) return Optional.empty();
    var m = LENGTH.matcher(lower);
    return m.find() ? duration(m) : Optional.empty();
  }

  /** The term in other text: only where the words around say that machines are needed so long. */
  public static Optional<Duration> inProse(String text) {
    for (var sentence : lower(text).split("(?<=[.!?;])\\s|\\n", -1)) {
      var span = span(sentence);
      if (span.isPresent()) return span;
      if (!NEED.matcher(sentence).find() || PAST.matcher(sentence).find()) continue;
      if (RANGE.matcher(sentence).find()) continue;
      var m = LENGTH.matcher(sentence);
      while (m.find()) {
        var unit = m.group(2).charAt(0);
        if (unit == 'h' || m.group(2).length() == 1) continue;
        var before = sentence.substring(Math.max(0, m.start() - 40), m.start());
        var behind = AFTER.matcher(sentence).region(m.end(), sentence.length());
        if (BEFORE.matcher(before).find() || behind.lookingAt()) return duration(m);
      }
    }
    return Optional.empty();
  }

  private static String lower(String text) {
    var cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    return cut.toLowerCase(Locale.ROOT);
  }

  private static Optional<Duration> duration(Matcher m) {
    var number = m.group(1);
    var unit = m.group(2);
    var half = number.startsWith("half");
    var hours = (half ? 1 : count(number)) * hours(unit);
    if (half) hours /= 2;
    if (hours <= 0 || hours > DAYS_MAX * 24) return Optional.empty();
    return Optional.of(Duration.ofHours(hours));
  }

  private static int count(String number) {
    if (number.startsWith("a")) return 1;
    return NumberWords.of(number).orElseGet(() -> Integer.parseInt(number));
  }

  private static long hours(String unit) {
    return UNITS.entrySet().stream()
        .filter(e -> unit.matches(e.getKey()))
        .mapToLong(e -> Long.parseLong(e.getValue()))
        .findFirst()
        .orElseThrow();
  }

  /** From one day to another: the days between. */
  private static Optional<Duration> span(String text) {
    var first = DATE.matcher(text);
    while (first.find()) {
      var join = BETWEEN.matcher(text).region(first.end(), text.length());
      if (!join.lookingAt()) continue;
      var second = DATE.matcher(text).region(join.end(), text.length());
      if (!second.lookingAt()) continue;
      var year = year(second).or(() -> year(first));
      if (year.isEmpty()) continue;
      var from = date(first, year(first).orElse(year.get()));
      var to = date(second, year.get());
      if (from.isEmpty() || to.isEmpty()) continue;
      var start = from.get().isAfter(to.get()) ? from.get().minusYears(1) : from.get();
      var days = ChronoUnit.DAYS.between(start, to.get());
      if (days > 0 && days <= DAYS_MAX) return Optional.of(Duration.ofDays(days));
    }
    return Optional.empty();
  }

  private static Optional<Integer> year(Matcher m) {
    for (var g : List.of("y", "y2", "y3", "y4"))
      if (m.group(g) != null) return Optional.of(Integer.valueOf(m.group(g)));
    return Optional.empty();
  }

  private static Optional<LocalDate> date(Matcher m, int year) {
    try {
      if (m.group("m") != null) return day(year, Integer.parseInt(m.group("m")), m.group("d"));
      if (m.group("m2") != null) return day(year, month(m.group("m2")), m.group("d2"));
      if (m.group("m3") != null) return day(year, month(m.group("m3")), m.group("d3"));
      return day(year, Integer.parseInt(m.group("m4")), m.group("d4"));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> day(int year, int month, String day) {
    return Optional.of(LocalDate.of(year, month, Integer.parseInt(day)));
  }

  private static int month(String word) {
    return MONTH_STARTS.indexOf(word.substring(0, 3)) + 1;
  }
}
