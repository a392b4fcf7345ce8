package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.TestExecutionListener;

class SkippedTestsTest {
  private final SkippedTests skipped = new SkippedTests();

  @Test
  void equal_reasons_are_one_line_with_their_count() {
    skipped.note(Optional.of("the program age is not installed here"));
    for (int i = 0; i < 12; i++)
      skipped.note(Optional.of("Assumption failed: this provider cannot stop"));
    skipped.note(Optional.empty());
    assertEquals(
        List.of(
            "SKIPPED    12: this provider cannot stop",
            "SKIPPED     1: no reason given",
            "SKIPPED     1: the program age is not installed here"),
        skipped.lines());
  }

  @Test
  void a_complete_run_says_so() {
    assertEquals(List.of("SKIPPED nothing"), skipped.lines());
  }

  @Test
  void every_run_is_listened_to() {
    var all = ServiceLoader.load(TestExecutionListener.class).stream();
    assertEquals(1, all.filter(l -> l.type() == SkippedTests.class).count());
  }
}
