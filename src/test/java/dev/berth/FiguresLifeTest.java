package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of one life. */
class FiguresLifeTest {
  @TempDir private Path data;

  @Test
  void a_life_breaks_no_invariant_and_shows_how_fast_it_answered() throws Exception {
    try (var life = new Life(data)) {
      life.opens("rio", Life.form("2", "90 days")).labels("mara", "approved");
      life.passes(Duration.ofMinutes(2)).shows("active");
      var figures = life.figures();
      assertEquals(0, figures.lines().filter(FiguresLifeTest::isBroken).count(), figures);
      assertTrue(figures.contains("berth_webhook_to_visible_seconds_bucket{le=\"5.0\"}"), figures);
      assertTrue(figures.contains("berth_deliveries_total{status=\"202\"}"), figures);
    }
  }

  private static boolean isBroken(String line) {
    return line.startsWith("berth_invariants_broken_total") && !line.endsWith(" 0.0");
  }
}
