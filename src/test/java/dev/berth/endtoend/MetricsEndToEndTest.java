package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of one life. */
class MetricsEndToEndTest {
  @TempDir private Path data;

  @Test
  void a_life_breaks_no_invariant_and_shows_how_fast_it_answered() throws Exception {
    try (var berth = new EndToEnd(data)) {
      berth.opens("rio", EndToEnd.form("2", "90 days")).labels("mara", "approved");
      berth.passes(Duration.ofMinutes(2)).shows("active");
      var figures = berth.figures();
      assertEquals(0, figures.lines().filter(MetricsEndToEndTest::isBroken).count(), figures);
      assertTrue(figures.contains("berth_webhook_to_visible_seconds_bucket{le=\"5.0\"}"), figures);
      assertTrue(figures.contains("berth_deliveries_total{status=\"202\"}"), figures);
    }
  }

  private static boolean isBroken(String line) {
    return line.startsWith("berth_invariants_broken_total") && !line.endsWith(" 0.0");
  }
}
