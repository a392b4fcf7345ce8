package dev.berth.provision.ironic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.berth.Eventually;
import dev.berth.Needs;
import dev.berth.provision.LoginKey;
import dev.berth.provision.MachineAccess;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.cloud.AdapterContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The proof of a machine is a login: by who asked for it, by nobody else, and not afterwards. */
@ResourceLock("ironic")
class IronicLoginTest {
  private static final MachineKey KEY = new MachineKey(11, 1, 1, 1, Optional.of("q2"));

  @TempDir Path folder;

  @AfterEach
  void clear() {
    IronicServer.shared().clear();
  }

  @Test
  void who_asked_can_log_in_and_nobody_else_and_nobody_after_the_release() throws IOException {
    Needs.packages(Path.of("src/test/clouds/microvm/packages"));
    IronicServer server = IronicServer.shared();
    IronicProvisioner adapter =
        new IronicProvisioner(
            IronicSample.settings(server),
            new AdapterContext("lab", "berth.example.org", InstantSource.system()));
    LoginKey rio = LoginKey.in(folder, "rio");
    LoginKey kim = LoginKey.in(folder, "kim");

    adapter.fulfil(IronicSample.order(KEY, "vm", rio.publicKey()));
    MachineAccess access = assertInstanceOf(Outcome.Ready.class, settled(adapter)).access();
    rio.logsIn(access);
    kim.isRefused(access);

    adapter.fulfil(new Order.Stop(KEY));
    assertEquals(new Outcome.Stopped(), settled(adapter));
    rio.isRefused(access);
    adapter.fulfil(new Order.Start(KEY));
    assertEquals(new Outcome.Ready(access), settled(adapter));
    rio.logsIn(access);

    adapter.fulfil(new Order.Release(KEY));
    assertEquals(new Outcome.Gone(), settled(adapter));
    rio.isRefused(access);
  }

  private static Outcome settled(IronicProvisioner adapter) {
    Outcome[] last = {new Outcome.Gone()};
    Eventually.holds(
        "something comes of it",
        () -> !((last[0] = adapter.fulfil(new Order.Poll(KEY))) instanceof Outcome.Pending),
        () -> last[0]);
    return last[0];
  }
}
