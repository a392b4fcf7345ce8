package dev.berth.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
  @ParameterizedTest
  @CsvSource({
    "'', abc, 3",
    "same, same, 0",
    "requester, requseter, 1",
    "machine, machines, 1",
    "relase, release, 1",
    "kitten, sitting, 3",
    "ca, abc, 3"
  })
  void each_slip_counts_one_whichever_word_comes_first(String a, String b, int slips) {
    assertEquals(slips, EditDistance.between(a, b));
    assertEquals(slips, EditDistance.between(b, a));
  }

  @Test
  void numbers_have_words() {
    assertEquals(OptionalInt.of(12), NumberWords.of("dozen"));
    assertEquals(OptionalInt.empty(), NumberWords.of("many"));
  }
}
