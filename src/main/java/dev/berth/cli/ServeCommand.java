package dev.berth.cli;

import dev.berth.config.Environment;
import dev.berth.view.TextRenderer;
import dev.berth.view.samples.TemplateCheck;
import dev.berth.wiring.BerthServer;
import dev.berth.wiring.CannotStart;
import dev.berth.wiring.Wiring;
import java.time.InstantSource;
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
    var stopped = started(environment, dryRun, clock()).stopsWithTheProcess(() -> {});
    stopped.await();
    return 0;
  }

  /**
   * A server that runs.
   *
   * @throws CannotStart with what is wrong, and what to do
   */
  static BerthServer started(Environment environment, boolean dryRun, InstantSource clock) {
    CannotStart.unlessFine("Berth cannot start", environment.problems());
    if (Wiring.hasOwnTemplates())
      CannotStart.unlessFine(
          "the templates cannot be used",
          TemplateCheck.problems(new TextRenderer(Wiring::template)));
    var server = Wiring.server(environment, dryRun, clock);
    try {
      server.start();
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }
}
