package dev.berth.provision.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The newest version that both sides speak. */
class VersionRangeTest {
  private static final VersionRange OURS = range("2.52", "2.79");

  private static VersionRange range(String oldest, String newest) {
    return VersionRange.told(Optional.of(oldest), Optional.of(newest)).orElseThrow();
  }

  private static Optional<String> shared(String oldest, String newest) {
    return OURS.shared(range(oldest, newest)).map(MicroVersion::toString);
  }

  @Test
  void the_newest_of_both_counts_and_numbers_are_no_decimals() {
    assertEquals(Optional.of("2.79"), shared("2.1", "2.93"));
    assertEquals(Optional.of("2.60"), shared("2.1", "2.60"));
    assertEquals(Optional.of("2.79"), shared("2.1", "2.100"));
  }

  @Test
  void without_one_that_both_speak_there_is_none() {
    assertEquals(Optional.empty(), shared("2.1", "2.9"));
    assertEquals(Optional.empty(), shared("2.80", "2.93"));
    assertEquals(Optional.empty(), VersionRange.told(Optional.of("2.1"), Optional.of("latest")));
  }

  @Test
  void it_is_said_which_versions_there_are_and_which_are_needed() {
    assertEquals(
        "This Nova speaks the versions 2.1 to 2.9 of its API; Berth needs one of 2.52 to 2.79.",
        OURS.differsFrom(range("2.1", "2.9"), "Nova"));
  }
}
