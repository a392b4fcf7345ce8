package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.sandbox.SandboxRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many requests at once, through whole turns, at a forge that counts: no limit is ever met, and who
 * gives machines back does not wait behind those who ask. {@code -Dberth.burst=1000} for more.
 */
class BurstTest {
  private static final int BURST = Integer.getInteger("berth.burst", 45);

  @TempDir private Path data;

  @Test
  void hole_21_a_burst_meets_no_limit_and_starves_nobody() throws Exception {
    try (var life = new Life(data, usual -> usual.secondaryLimits().requestsPerHour(5000))) {
      life.opens("rio", Life.form("2", "90 days")).labels("mara", "approved");
      life.passes(Duration.ofMinutes(2)).shows("active");
      int lent = life.issue;
      life.sleeps(Duration.ofHours(1));
      var all = new ArrayList<Integer>();
      for (int i = 0; i < BURST; i++) {
        var text = Life.form("1", "90 days").replace("kelpworks/kelp", "kelpworks/kelp" + i);
        all.add(life.issues.open("kim", "Project " + i, text));
        if (i % 50 == 0) assertTrue(life.github.webhooksSent(Duration.ofMinutes(1)), "stuck");
      }
      life.issues.comment("rio", lent, "/release");
      life.issue = lent;
      life.passes(Duration.ofMinutes(6)).shows("released");
      // A comment a request, and what is read for it twice over: five hundred an hour.
      for (int hours = 0; hours <= BURST * 3 / 500; hours++) life.passes(Duration.ofHours(1));
      for (int number : all) {
        life.issue = number;
        life.shows("needs approval");
        assertEquals(1, life.ours().size());
      }
      assertEquals(List.of(), refused(life));
      life.figure(
          "berth_webhook_to_visible_seconds_count", n -> n > BURST); // also what was put off
    }
  }

  private static List<SandboxRequest> refused(Life life) {
    assertTrue(life.github.writes().size() >= 2 * BURST);
    return life.github.requests().stream()
        .filter(r -> r.status() == 403 || r.status() == 429)
        .toList();
  }
}
