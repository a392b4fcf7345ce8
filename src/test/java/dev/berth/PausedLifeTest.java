package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A paused program makes and deletes nothing, says so, and does all else. */
class PausedLifeTest {
  private static final String WHY = "moving to a new provider until Friday";

  @TempDir Path data;

  private Life life() throws InterruptedException, IOException {
    Files.createDirectories(data.resolve("config/forms"));
    for (var name : OperatorFiles.SHIPPED_SETTINGS)
      Files.copy(Path.of("config", name), data.resolve("config").resolve(name));
    paused(true);
    var settings =
        Map.of("BERTH_GITHUB_TOKEN", "t-1", "BERTH_CONFIG", data.resolve("config").toString());
    return new Life(
        data,
        github -> github.machineUser("berth", "t-1", dev.berth.sandbox.Role.WRITE),
        Optional.of(new Life.Self("berth", settings)));
  }

  private void paused(boolean now) throws IOException {
    var shipped = Files.readString(Path.of("config/program.yaml"));
    var text = now ? shipped + "\npaused: " + WHY + "\n" : shipped;
    Files.writeString(data.resolve("config/program.yaml"), text);
  }

  private void restarted(Life life, boolean pause) throws Exception {
    life.stop();
    paused(pause);
    life.start();
    life.passes(Duration.ofMinutes(30));
  }

  @Test
  void a_pause_stops_orders_and_deletions_and_nothing_else() throws Exception {
    try (var life = life()) {
      life.opens("rio", Life.form("2", "30 days")).shows("needs approval");
      life.says("mara", "/approve").shows("provisioning").passes(Duration.ofHours(2));
      assertEquals(0, life.machines(), life.status());
      assertTrue(life.status().contains("**The program is paused:** " + WHY), life.status());
      life.hears("The program is paused, " + WHY + ": nothing is made or deleted");

      restarted(life, false);
      life.shows("active").hasMachines(2);
      assertTrue(!life.status().contains("paused"), life.status());

      restarted(life, true);
      life.passes(Duration.ofDays(24)).hears("berth reminder:");
      life.passes(Duration.ofDays(7)).shows("ending");
      life.passes(Duration.ofDays(8)).shows("releasing").hasMachines(2);
      assertTrue(life.status().contains("**The program is paused:** " + WHY), life.status());

      restarted(life, false);
      life.shows("released").hasMachines(0);
    }
  }
}
