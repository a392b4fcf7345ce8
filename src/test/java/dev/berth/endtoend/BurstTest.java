package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.facts.LookupBudget;
import dev.berth.sandbox.SeenRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many requests at once, through whole turns, at a forge that counts: no limit is ever met, and
 * neither who gives machines back nor who was granted some waits behind those who ask. {@code
 * -Dberth.burst=1000} for more.
 */
class BurstTest {
  private static final int BURST = Integer.getInteger("berth.burst", 45);

  /** As GitHub allows a thousand of them; fewer run into the end of a smaller hour. */
  private static final int HOURLY = Math.max(550, 5 * BURST);

  @TempDir private Path data;

  @Test
  void hole_21_a_burst_meets_no_limit_and_starves_nobody() throws Exception {
    try (var berth = new EndToEnd(data, usual -> usual.secondaryLimits().requestsPerHour(HOURLY))) {
      berth.opens("rio", EndToEnd.form("2", "90 days")).labels("mara", "approved");
      berth.passes(Duration.ofMinutes(2)).shows("active");
      int lent = berth.issue;
      var other = EndToEnd.form("1", "90 days").replace("kelpworks/kelp", "kelpworks/other");
      int granted = berth.issues.open("kim", "The other project", other);
      berth.passes(Duration.ofMinutes(2));
      berth.sleeps(Duration.ofHours(1));
      var all = new ArrayList<Integer>();
      for (int i = 0; i < BURST; i++) {
        var text = EndToEnd.form("1", "90 days").replace("kelpworks/kelp", "kelpworks/kelp" + i);
        all.add(berth.issues.open("kim", "Project " + i, text));
        if (i % 50 == 0) berth.delivered();
      }
      berth.passes(Duration.ofMinutes(5));
      berth.issues.comment("rio", lent, "/release");
      berth.issues.label("milo", granted, "approved");
      berth.issue = lent;
      berth.passes(Duration.ofMinutes(6)).shows("released");
      berth.issue = granted;
      berth.shows("active");
      // 360 new comments an hour; rules wait for the next hour, and for what one person may ask.
      int waits = BURST * 3 / 500 + BURST * 5 / LookupBudget.LOOKUPS_MAX;
      for (int hours = 0; hours <= waits; hours++) berth.passes(Duration.ofHours(1));
      for (int number : all) {
        berth.issue = number;
        berth.shows("needs approval");
        assertEquals(1, berth.ours().size());
        var text = berth.ours().getFirst().body();
        assertFalse(text.contains("not known yet"), text);
      }
      assertEquals(List.of(), refused(berth));
      berth.figure(
          "berth_webhook_to_visible_seconds_count", n -> n > BURST); // also what was put off
    }
  }

  private static List<SeenRequest> refused(EndToEnd berth) {
    assertTrue(berth.github.writes().size() >= 2 * BURST);
    return berth.github.requests().stream()
        .filter(r -> r.status() == 403 || r.status() == 429)
        .toList();
  }
}
