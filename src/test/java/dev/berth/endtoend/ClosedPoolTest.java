package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.sandbox.model.SandboxRole;
import dev.berth.store.ParkedPlans;
import dev.berth.wiring.OperatorFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool in maintenance, and a machine type that fails, as those who wait see it. */
class ClosedPoolTest {
  @TempDir Path data;

  private EndToEnd life(String file, String old, String text) throws Exception {
    Files.createDirectories(data.resolve("config/forms"));
    for (var name : OperatorFiles.SHIPPED_SETTINGS)
      Files.copy(Path.of("config", name), data.resolve("config").resolve(name));
    var settings = data.resolve("config").resolve(file);
    var shipped = Files.readString(settings);
    assertTrue(shipped.contains(old), old);
    Files.writeString(settings, shipped.replace(old, text));
    return new EndToEnd(
        data,
        github -> github.machineUser("berth", "t-1", SandboxRole.WRITE),
        Optional.of(
            new EndToEnd.Self(
                "berth",
                Map.of(
                    "BERTH_GITHUB_TOKEN",
                    "t-1",
                    "BERTH_CONFIG",
                    data.resolve("config").toString()))));
  }

  @Test
  void a_pool_in_maintenance_lends_nothing_new_until_its_day() throws Exception {
    var pool = "    donor: Example Cloud (simulated)\n";
    var rests = pool + "    maintenance: {reason: new cooling in the hall, until: 2026-11-23}\n";
    try (var berth = life("program.yaml", pool, rests)) {
      berth.opens("rio", EndToEnd.form("2", "30 days")).says("mara", "/approve").shows("queued");
      var why = "pool simulated lends nothing before 2026-11-23: new cooling in the hall";
      assertTrue(berth.status().replace("`", "").contains(why), berth.status());
      berth.passes(Duration.ofDays(2)).shows("queued").hasMachines(0);
      berth.passes(Duration.ofDays(1)).passes(Duration.ofMinutes(5)).shows("active").hasMachines(2);
    }
  }

  @Test
  void a_type_that_fails_again_and_again_is_lent_no_more_until_somebody_says_so() throws Exception {
    var usual = "      install-time: 45s ";
    var cursed = "      plans: {c3.medium.x86: install-fails}\n" + usual;
    try (var berth = life("berth.yaml", usual, cursed)) {
      berth.opens("rio", EndToEnd.form("3", "30 days")).says("mara", "/approve");
      berth.passes(Duration.ofHours(1)).shows("failed").hasMachines(0);
      assertTrue(berth.status().contains("taken away"), berth.status());
      var parked = ParkedPlans.of(berth.parts.services().store().reads());
      assertEquals(1, parked.size());
      assertEquals(3, parked.getFirst().count());

      berth.says("rio", "/withdraw").opens("rio", EndToEnd.form("1", "30 days"));
      berth.says("mara", "/approve").shows("queued").passes(Duration.ofHours(2)).shows("queued");
      assertTrue(berth.status().contains("failed again and again"), berth.status());

      var other = EndToEnd.form("1", "30 days").replace("c3.medium.x86", "m3.small.x86");
      berth.opens("rio", other).says("mara", "/approve");
      berth.passes(Duration.ofMinutes(10)).shows("active");
      var waiting = berth.issue - 1;
      assertTrue(
          ParkedPlans.back(
              berth.parts.services().store(), "simulator", "c3.medium.x86", berth.clock.instant()));
      berth.settle();
      berth.issue = waiting;
      berth.shows("provisioning");
    }
  }
}
