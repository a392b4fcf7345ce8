package dev.berth.commands.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.commands.grammar.TermParser.Problem;
import dev.berth.commands.grammar.TermParser.Span;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermParserTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:14:00Z");

  @ParameterizedTest
  @CsvSource({
    "30d, 30",
    "30D, 30",
    "30 d, 30",
    "30 days, 30",
    "1 day, 1",
    "2 weeks, 14",
    "2w, 14",
    "a week, 7",
    "another month, 30",
    "30 more days, 30",
    "by 30 days, 30",
    "+30d, 30",
    "two weeks, 14",
    "3 months, 90",
    "3mo, 90",
    "3-month, 90",
    "for 30 days, 30",
    "1 year, 365",
    "5y, 1825"
  })
  void a_length_as_people_write_it(String text, int days) {
    assertEquals(new Span.Length(Duration.ofDays(days), ""), TermParser.read(text, NOW));
  }

  @Test
  void what_follows_is_the_reason() {
    assertEquals(
        new Span.Length(Duration.ofDays(30), "the paper is late"),
        TermParser.read("30d, the paper is late", NOW));
    assertEquals(
        new Span.Length(Duration.ofDays(14), "because of 3 bugs"),
        TermParser.read("2 weeks because of 3 bugs", NOW));
    assertEquals(
        new Span.Length(Duration.ofDays(14), "- because"), TermParser.read("14d - because", NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"until 2027-01-31", "2027-01-31", "till 2027-1-31", "to 2027-01-31"})
  void a_day_means_its_end_in_utc(String text) {
    assertEquals(
        new Span.Until(Instant.parse("2027-01-31T23:59:59Z"), ""), TermParser.read(text, NOW));
  }

  @Test
  void today_is_not_over_yet() {
    assertEquals(
        new Span.Until(Instant.parse("2026-11-20T23:59:59Z"), "x"),
        TermParser.read("until 2026-11-20 x", NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "0d, ZERO",
    "1826d, TOO_LONG",
    "6 years, TOO_LONG",
    "999999999 years, TOO_LONG",
    "until 2031-11-20, TOO_LONG",
    "30 minutes, UNIT",
    "3m, UNIT",
    "3h, UNIT",
    "30 bananas, UNIT",
    "30, UNIT",
    "-30d, UNIT",
    "1.5 weeks, UNIT",
    "99999999999d, UNIT",
    "2027-01-31T10:00, UNIT",
    "until spring, NO_SUCH_DAY",
    "until 2026-11-19, PAST",
    "until 2027-02-29, NO_SUCH_DAY",
    "until 2027-13-01, NO_SUCH_DAY",
    "until 9999-99-99, NO_SUCH_DAY"
  })
  void what_cannot_be_meant_is_said_clearly(String text, Problem problem) {
    assertEquals(new Span.Wrong(problem), TermParser.read(text, NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "because", "d30", "a colleague asks", "as long as possible"})
  void anything_else_is_no_span(String text) {
    assertEquals(new Span.None(text), TermParser.read(text, NOW));
  }
}
