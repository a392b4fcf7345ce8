package dev.berth;

import dev.berth.config.Environment;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code berth serve}: the bot for real, until it is told to stop. */
@Command(name = "serve", description = "Run the bot.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "Folder with berth.yaml, program.yaml, catalogue.yaml.")
  private Optional<String> config = Optional.empty();

  @Option(names = "--dry-run", description = "Write nothing to GitHub and make no machine; log it.")
  private boolean dryRun;

  @Override
  public Integer call() throws Exception {
    var environment =
        Environment.read(
            name ->
                name.equals("BERTH_CONFIG") && config.isPresent()
                    ? config
                    : Optional.ofNullable(System.getenv(name)));
    if (!environment.problems().isEmpty())
      throw new CannotStart(
          "Berth cannot start:\n- " + String.join("\n- ", environment.problems()));
    var stop = new CountDownLatch(1);
    var server = Wiring.server(environment, dryRun, InstantSource.system());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stop.countDown();
                },
                "shutdown"));
    try {
      server.start();
    } catch (UncheckedIOException e) {
      throw new CannotStart(
          "cannot listen at BERTH_HOST "
              + environment.host()
              + " on BERTH_PORT "
              + environment.port()
              + ": "
              + e.getMessage());
    }
    stop.await();
    return 0;
  }
}
