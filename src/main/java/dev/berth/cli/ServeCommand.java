package dev.berth.cli;

import dev.berth.wiring.CannotStart;
import dev.berth.wiring.Wiring;
import java.io.UncheckedIOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code berth serve}: the bot for real, until it is told to stop. */
@Command(name = "serve", description = "Run the bot.", mixinStandardHelpOptions = true)
final class ServeCommand extends Subcommand {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "Folder with berth.yaml, program.yaml, catalogue.yaml.")
  private Optional<String> config = Optional.empty();

  @Option(names = "--dry-run", description = "Write nothing to GitHub and make no machine; log it.")
  private boolean dryRun;

  @Override
  public Integer call() throws InterruptedException {
    var environment = Wiring.environment(config);
    CannotStart.unlessFine("Berth cannot start", environment.problems());
    var server = Wiring.server(environment, dryRun, clock());
    var stopped = server.stopsWithTheProcess(() -> {});
    try {
      server.start();
    } catch (UncheckedIOException e) {
      var address = "BERTH_HOST " + environment.host() + " on BERTH_PORT " + environment.port();
      throw new CannotStart("cannot listen at " + address + ": " + e.getMessage());
    }
    stopped.await();
    return 0;
  }
}
