package dev.berth.provision.ironic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.berth.Eventually;
import dev.berth.Needs;
import dev.berth.provision.MachineAccess;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.cloud.AdapterContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The proof of a machine is a login: by who asked for it, by nobody else, and not afterwards. */
@Execution(ExecutionMode.CONCURRENT)
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
    String rio = newKey("rio");
    newKey("kim");

    adapter.fulfil(IronicSample.order(KEY, "vm", rio));
    MachineAccess access = assertInstanceOf(Outcome.Ready.class, settled(adapter)).access();
    assertEquals("kelp-1", login(access, "rio").orElseThrow());
    assertEquals(Optional.empty(), login(access, "kim"));

    adapter.fulfil(new Order.Stop(KEY));
    assertEquals(new Outcome.Stopped(), settled(adapter));
    assertEquals(Optional.empty(), login(access, "rio"));
    adapter.fulfil(new Order.Start(KEY));
    assertEquals(new Outcome.Ready(access), settled(adapter));
    assertEquals("kelp-1", login(access, "rio").orElseThrow());

    adapter.fulfil(new Order.Release(KEY));
    assertEquals(new Outcome.Gone(), settled(adapter));
    assertEquals(Optional.empty(), login(access, "rio"));
  }

  private static Outcome settled(IronicProvisioner adapter) {
    Outcome[] last = {new Outcome.Gone()};
    Eventually.holds(
        "something comes of it",
        () -> !((last[0] = adapter.fulfil(new Order.Poll(KEY))) instanceof Outcome.Pending),
        () -> last[0]);
    return last[0];
  }

  private String newKey(String name) throws IOException {
    Path file = folder.resolve(name);
    assertEquals(
        0, run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", "" + file));
    return Files.readString(folder.resolve(name + ".pub")).strip();
  }

  /** What the machine says its name is; empty: it let nobody in. */
  private Optional<String> login(MachineAccess access, String name) throws IOException {
    int status =
        run(
            "ssh",
            "-o",
            "BatchMode=yes",
            "-o",
            "IdentitiesOnly=yes",
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-o",
            "ConnectTimeout=20",
            "-o",
            "LogLevel=ERROR",
            "-i",
            folder.resolve(name).toString(),
            access.user() + "@" + access.address(),
            "hostname");
    String said = Files.readString(folder.resolve("said"), StandardCharsets.UTF_8).strip();
    if (status != 0) assertNotEquals(127, status, said);
    return status == 0 ? Optional.of(said) : Optional.empty();
  }

  private int run(String tool, String... words) throws IOException {
    var command = new ArrayList<>(List.of(Needs.tool(tool).toString()));
    command.addAll(List.of(words));
    return Eventually.ends(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(folder.resolve("said").toFile())
            .start());
  }
}
