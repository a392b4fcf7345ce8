package dev.berth.cli;

import dev.berth.wiring.Wiring;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every subcommand has: a place to print to, and the time as the process was told it. */
abstract class Subcommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  final InstantSource clock() {
    return ((BerthCommand) spec.root().userObject()).clock();
  }

  /** The user gave it wrong words. */
  final RuntimeException misused(String message) {
    return new picocli.CommandLine.ParameterException(spec.commandLine(), message);
  }

  /** One that reads the settings, from where the environment says or another folder. */
  abstract static class WithSettings extends Subcommand {
    @Option(
        names = "--config",
        paramLabel = "DIR",
        description = "Settings folder instead of BERTH_CONFIG.")
    private Optional<String> config = Optional.empty();

    final String folder() {
      return Wiring.folder(config);
    }
  }
}
