package dev.berth.provision;

import dev.berth.Eventually;
import dev.berth.Needs;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A provider's control plane of the tests' own, in a folder of its own: what the script {@code
 * control-plane} of src/test/clouds starts and stops.
 */
public final class ControlPlane {
  private final Path script;
  private final Map<String, String> environment;
  private final Path folder;

  /** Starts nothing yet; without the packages that it needs the test is skipped. */
  public ControlPlane(String provider, Map<String, String> environment) {
    Path home = Path.of("src/test/clouds", provider).toAbsolutePath();
    Needs.packages(home.resolve("packages"));
    this.script = home.resolve("control-plane");
    this.environment = environment;
    try {
      this.folder = Files.createTempDirectory("berth-" + provider);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  /** {@code VERB FOLDER WORDS}. */
  public void run(String verb, String... words) {
    runIn(folder, verb, words);
  }

  /** Makes once a machine what takes long. */
  public void prepare(Path prepared) {
    runIn(prepared, "prepare");
  }

  private void runIn(Path where, String verb, String... words) {
    List<String> command = new ArrayList<>(List.of(script.toString(), verb, where.toString()));
    command.addAll(Arrays.asList(words));
    try {
      // A daemon that stays would hold a pipe open.
      Path log = Files.createTempFile("berth-control-plane", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      int status = Eventually.ends(builder.start());
      String said = Files.readString(log, StandardCharsets.UTF_8);
      Files.delete(log);
      if (status != 0) throw new IOException(String.join(" ", command) + " failed: " + said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What its file {@code pid} names ends as by kill -9. */
  public void kill() {
    try {
      long pid = Long.parseLong(Files.readString(file("pid")).strip());
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      Eventually.holds(
          "the control plane is dead",
          () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty(),
          () -> pid);
      Files.delete(file("pid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops it and takes its folder away. */
  public void close() {
    run("stop");
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      // Left to the machine's own cleaning of temporary files.
    }
  }

  public static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
