package dev.berth.endtoend;

import static dev.berth.endtoend.EndToEnd.form;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.berth.Eventually;
import dev.berth.Needs;
import dev.berth.provision.LoginKey;
import dev.berth.provision.MachineAccess;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import dev.berth.provision.ironic.IronicServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A whole life with a node of a real Ironic, behind which stands a microVM to log in to. */
@ResourceLock("ironic")
class IronicEndToEndTest {
  private static final String ADAPTERS = "adapters:\n";
  private static final String POOLS = "pools:\n";

  @TempDir private Path folder;

  @AfterEach
  void clear() {
    IronicServer.shared().clear();
  }

  @Test
  void who_asked_logs_in_until_it_is_given_back() throws Exception {
    Needs.packages(Path.of("src/test/clouds/microvm/packages"));
    var rio = LoginKey.in(folder, "rio");
    var kim = LoginKey.in(folder, "kim");
    try (var world = settings().life(more -> more.key("rio", rio.publicKey()))) {
      world.opens("rio", form("1", "7 days")).labels("mara", "approved");
      until(world, "active");
      var access = access(world);
      rio.logsIn(access);
      kim.isRefused(access);

      world.says("rio", "/extend 7d one more run");
      rio.logsIn(access);
      world.says("rio", "/release").passes(Duration.ofMinutes(1));
      until(world, "released");
      world.hasMachines(0);
      rio.isRefused(access);
    }
  }

  private OwnSettings settings() throws Exception {
    var server = IronicServer.shared();
    return new OwnSettings(folder)
        .change(
            "berth.yaml",
            ADAPTERS,
            ADAPTERS
                + """
                  metal:
                    kind: ironic
                    settings:
                      url: %s
                      http-basic: {user: lender, password: {file: %s}}
                      plans:
                        c3.medium.x86: {resource-class: %s}
                """
                    .formatted(server.url(), server.passwordFile(), IronicServer.VM)
                    .indent(2))
        .change(
            "program.yaml",
            POOLS,
            POOLS
                + """
                  hall:
                    adapter: metal
                    donor: The hall
                    stock: {c3.medium.x86: 2}
                """
                    .indent(2));
  }

  /** Each look lets a little time pass: Ironic works meanwhile. */
  private static void until(EndToEnd world, String label) {
    Eventually.holds(
        "the request is " + label,
        () -> {
          try {
            world.passes(Duration.ofSeconds(5));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return world.isShowing(label);
        },
        world::status);
  }

  private static MachineAccess access(EndToEnd world) {
    Provisioner metal = world.parts.services().providers().all().get("metal");
    MachineKey key =
        metal.inventory().orElseThrow().stream()
            .flatMap(found -> found.key().stream())
            .findFirst()
            .orElseThrow();
    return assertInstanceOf(Outcome.Ready.class, metal.fulfil(new Order.Poll(key))).access();
  }
}
