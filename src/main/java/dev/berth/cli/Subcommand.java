package dev.berth.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
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
}
