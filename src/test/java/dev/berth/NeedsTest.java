package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class NeedsTest {
  @Test
  void a_tool_that_is_there_is_found() {
    assertTrue(Files.isExecutable(Needs.tool("sh")));
  }

  @Test
  void a_missing_tool_skips_the_test_or_fails_it_in_a_full_run() {
    boolean all = "1".equals(System.getenv("BERTH_TEST_ALL"));
    Throwable thrown =
        assertThrows(Throwable.class, () -> Needs.tool("no-such-tool-on-any-machine"));
    assertEquals(
        all ? "AssertionFailedError" : "TestAbortedException", thrown.getClass().getSimpleName());
    assertTrue(thrown.getMessage().contains("no-such-tool-on-any-machine"), thrown.getMessage());
  }
}
