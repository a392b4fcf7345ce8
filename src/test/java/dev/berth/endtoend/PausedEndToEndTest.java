package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.wiring.OperatorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A paused program makes and deletes nothing, says so, and does all else. */
class PausedEndToEndTest {
  private static final String WHY = "moving to a new provider until Friday";

  @TempDir Path data;

  private EndToEnd life() throws InterruptedException, IOException {
    Files.createDirectories(data.resolve("config/forms"));
    for (var name : OperatorFiles.SHIPPED_SETTINGS)
      Files.copy(Path.of("config", name), data.resolve("config").resolve(name));
    paused(true);
    var settings =
        Map.of("BERTH_GITHUB_TOKEN", "t-1", "BERTH_CONFIG", data.resolve("config").toString());
    return new EndToEnd(
        data,
        github -> github.machineUser("berth", "t-1", dev.berth.sandbox.model.SandboxRole.WRITE),
        Optional.of(new EndToEnd.Self("berth", settings)));
  }

  private void paused(boolean now) throws IOException {
    var shipped = Files.readString(Path.of("config/program.yaml"));
    var text = now ? shipped + "\npaused: " + WHY + "\n" : shipped;
    Files.writeString(data.resolve("config/program.yaml"), text);
  }

  private void restarted(EndToEnd berth, boolean pause) throws Exception {
    berth.stop();
    paused(pause);
    berth.start();
    berth.passes(Duration.ofMinutes(30));
  }

  @Test
  void a_pause_stops_orders_and_deletions_and_nothing_else() throws Exception {
    try (var berth = life()) {
      berth.opens("rio", EndToEnd.form("2", "30 days")).shows("needs approval");
      berth.says("mara", "/approve").shows("provisioning").passes(Duration.ofHours(2));
      assertEquals(0, berth.machines(), berth.status());
      assertTrue(berth.status().contains("**The program is paused:** " + WHY), berth.status());
      berth.hears("The program is paused, " + WHY + ": nothing is made or deleted");

      restarted(berth, false);
      berth.shows("active").hasMachines(2);
      assertTrue(!berth.status().contains("paused"), berth.status());

      restarted(berth, true);
      berth.passes(Duration.ofDays(24)).hears("berth reminder:");
      berth.passes(Duration.ofDays(7)).shows("ending");
      berth.passes(Duration.ofDays(8)).shows("releasing").hasMachines(2);
      assertTrue(berth.status().contains("**The program is paused:** " + WHY), berth.status());

      restarted(berth, false);
      berth.shows("released").hasMachines(0);
    }
  }
}
