package dev.berth.commands.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      value = {
        "good first issue;good first issue",
        "\"good first issue\";good first issue",
        "'a b';a b",
        "\u201ca b\u201d;a b",
        "\u201ea b\u201c;a b",
        "\u00aba b\u00bb;a b",
        "`a b`;a b",
        "\"a;\"a",
        "a\";a\"",
        "\";\"",
        "\"a' ;\"a'",
        "say \"a\" b;say \"a\" b"
      })
  void one_pair_of_marks_around_all_is_taken_off(String text, String bare) {
    assertEquals(bare, QuotedText.bare(text));
  }
}
