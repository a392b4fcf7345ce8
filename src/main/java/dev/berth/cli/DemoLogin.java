package dev.berth.cli;

import dev.berth.wiring.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The key by which whoever tries the demonstration logs in to its machines. */
final class DemoLogin {
  private static final int SECONDS_MAX = 20;

  private DemoLogin() {}

  /** The public one; the private one is in the file, and is kept from one time to the next. */
  static String key(Path file) throws IOException, InterruptedException {
    var open = file.resolveSibling(file.getFileName() + ".pub");
    if (!Files.exists(open)) make(file);
    var words = Files.readString(open).strip().split(" ", -1);
    return words[0] + " " + words[1];
  }

  private static void make(Path file) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(
                  "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "demo", "-f", "" + file)
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0)
        throw new CannotStart("ssh-keygen made no key to log in by: " + said.strip());
    } catch (IOException e) {
      throw new CannotStart(
          "There is no ssh-keygen here to make a key to log in by: install openssh-client.");
    }
  }
}
