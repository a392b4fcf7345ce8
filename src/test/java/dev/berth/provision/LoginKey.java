package dev.berth.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.berth.Eventually;
import dev.berth.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Somebody's SSH key, who tries to log in with it. */
public record LoginKey(Path file, String publicKey) {
  private static final int DENIED = 255;

  public static LoginKey in(Path folder, String name) throws IOException {
    var file = folder.resolve(name);
    run(Needs.tool("ssh-keygen") + " -q -t ed25519 -C " + name + " -f " + file, "-N", "");
    return new LoginKey(file, Files.readString(folder.resolve(name + ".pub")).strip());
  }

  /** As soon as the machine's SSH listens; checks the host key, where one was told. */
  public void logsIn(MachineAccess access) throws IOException {
    var known = file.resolveSibling("known");
    var at = "[" + access.address() + "]:" + access.port().orElse(22);
    var lines = access.hostKeys().stream().map(key -> at + " " + key + "\n").toList();
    Files.writeString(known, String.join("", lines));
    var last = new AtomicReference<>("nothing");
    Eventually.holds(
        "a login at " + access,
        () -> {
          try {
            return ssh(access, known, last) == 0;
          } catch (IOException e) {
            last.set(e.toString());
            return false;
          }
        },
        last::get);
  }

  public void isRefused(MachineAccess access) throws IOException {
    var said = new AtomicReference<>("");
    assertEquals(DENIED, ssh(access, file.resolveSibling("known"), said), said::get);
    assertNotEquals("", said.get());
  }

  private int ssh(MachineAccess access, Path known, AtomicReference<String> said)
      throws IOException {
    var command =
        "ssh -p %d -i %s -o BatchMode=yes -o IdentitiesOnly=yes -o StrictHostKeyChecking=%s"
            + " -o ConnectTimeout=10 -o UserKnownHostsFile=%s %s@%s true";
    var port = access.port().orElse(22);
    var strict = access.hostKeys().isEmpty() ? "no" : "yes";
    var process =
        new ProcessBuilder(
                command
                    .formatted(port, file, strict, known, access.user(), access.address())
                    .split(" "))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    said.set(new String(process.getInputStream().readAllBytes()));
    return Eventually.ends(process);
  }

  private static void run(String command, String... more) throws IOException {
    var all = new ArrayList<>(List.of(command.split(" ")));
    all.addAll(List.of(more));
    assertEquals(0, Eventually.ends(new ProcessBuilder(all).start()));
  }
}
