package dev.berth.endtoend;

import static dev.berth.endtoend.EndToEnd.form;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.berth.provision.LoginKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.lxd.LxdServer;
import dev.berth.wiring.DemoMachines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A whole life with a container that one can log in to, by the settings of the demonstration. */
@ResourceLock("lxd")
class LxdEndToEndTest {
  private final LxdServer lxd = LxdServer.shared();

  @Test
  void who_asked_logs_in_until_it_is_given_back(@TempDir Path folder) throws Exception {
    var rio = LoginKey.in(folder, "rio");
    var kim = LoginKey.in(folder, "kim");
    var settings = folder.resolve("settings");
    DemoMachines.write(settings, Optional.of(lxd.socketFile()), Optional.of("plain"));
    var self =
        new EndToEnd.Self(
            "berth-bot",
            Map.of("BERTH_GITHUB_TOKEN", "bot-token", "BERTH_CONFIG", settings.toString()));
    try (var world =
        new EndToEnd(folder, more -> more.key("rio", rio.publicKey()), Optional.of(self))) {
      world.opens("rio", form("1", "7 days")).labels("mara", "approved");
      world.shows("active").hasMachines(1);
      var provider = world.parts.services().providers().all().get("here");
      var key = provider.inventory().orElseThrow().getFirst().key().orElseThrow();
      var ready = assertInstanceOf(Outcome.Ready.class, provider.fulfil(new Order.Poll(key)));
      rio.logsIn(ready.access());
      kim.isRefused(ready.access());

      world.says("rio", "/extend 7d one more run");
      rio.logsIn(ready.access());
      world.says("rio", "/release").passes(Duration.ofMinutes(1));
      world.shows("released").hasMachines(0);
      rio.isRefused(ready.access());
    }
  }
}
