package dev.berth.kill;

import dev.berth.Eventually;
import dev.berth.Main;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** The real {@code berth serve} as a process of its own, which can be killed. */
final class ServeProcess {
  private static final Pattern READY = Pattern.compile("ready on port (\\d+)");
  private static final int LINES_MAX = 300;

  private final Process process;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final Deque<String> said = new ArrayDeque<>();

  /**
   * Starts it; {@link #port} waits until it is ready.
   *
   * @param folder its working directory
   * @param environment settings, as an operator gives them
   */
  ServeProcess(Path folder, Map<String, String> environment) throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx384m",
            "--enable-native-access=ALL-UNNAMED",
            // The tests have a quieter one before it.
            "-Dlogback.configurationFile=logback.xml",
            "-cp",
            classPath(),
            Main.class.getName(),
            "serve");
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("BERTH_"));
    builder.environment().putAll(environment);
    process = builder.start();
    Thread.ofPlatform().daemon().name("serve-output").start(this::listen);
  }

  /** The test's own, with whole paths: the process runs in another folder. */
  private static String classPath() {
    return String.join(
        File.pathSeparator,
        List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)).stream()
            .filter(p -> !p.isEmpty())
            .map(p -> Path.of(p).toAbsolutePath().toString())
            .toList());
  }

  private void listen() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        note(line);
        var ready = READY.matcher(line);
        if (ready.find()) port.complete(Integer.valueOf(ready.group(1)));
      }
    } catch (IOException | UncheckedIOException e) {
      note("output ended: " + e.getMessage());
    }
    port.completeExceptionally(new IOException("it ended before it was ready"));
  }

  private void note(String line) {
    synchronized (said) {
      if (said.size() == LINES_MAX) said.removeFirst();
      said.add(line);
    }
  }

  /** The last lines it wrote. */
  String said() {
    synchronized (said) {
      return String.join("\n", said);
    }
  }

  /** Empty where it was killed before it was ready. */
  Optional<Integer> port() throws InterruptedException {
    try {
      return Optional.of(port.get(Eventually.AT_MOST.toSeconds(), TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      return Optional.empty();
    } catch (TimeoutException e) {
      kill();
      throw new AssertionError("not ready:\n" + said(), e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
  }

  /** Until it is gone. */
  void waitFor() {
    Eventually.ends(process);
  }
}
