package dev.berth.cli;

import dev.berth.wiring.CannotStart;
import dev.berth.wiring.OperatorFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code berth}: one subcommand a action, and what is said when one fails. */
@Command(
    name = "berth",
    description = "Lends machines to open source projects, from GitHub issues.",
    mixinStandardHelpOptions = true,
    versionProvider = BerthCommand.Version.class,
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      CheckCommand.class,
      CommandsCommand.class,
      ConfigCommand.class,
      FormCommand.class,
      AdoptCommand.class,
      ParkedCommand.class,
      ForgetCommand.class,
      HistoryCommand.class,
      ResumeCommand.class,
      ProvisionedAtServerCommand.class,
      InventoryCommand.class,
      AdapterCommand.class,
      ReapCommand.class
    })
public final class BerthCommand {
  /** Exit status for a wrong use of the command line, as the BSD sysexits have it. */
  public static final int USAGE = 64;

  private final InstantSource clock;

  private BerthCommand(InstantSource clock) {
    this.clock = clock;
  }

  /** The whole command line, to be executed. */
  public static CommandLine line(InstantSource clock) {
    return new CommandLine(new BerthCommand(clock))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(BerthCommand::fail)
        .setParameterExceptionHandler(BerthCommand::misuse);
  }

  InstantSource clock() {
    return clock;
  }

  /** A trouble that was foreseen is one sentence; anything else is a bug and shows its trace. */
  private static int fail(Exception e, CommandLine cmd, CommandLine.ParseResult parsed) {
    switch (e) {
      case CannotStart _ -> cmd.getErr().println(e.getMessage());
      case IOException _, UncheckedIOException _ -> cmd.getErr().println(OperatorFiles.sentence(e));
      default -> e.printStackTrace(cmd.getErr());
    }
    return 1;
  }

  private static int misuse(CommandLine.ParameterException e, String[] args) {
    var err = e.getCommandLine().getErr();
    err.println(e.getMessage());
    e.getCommandLine().usage(err);
    return USAGE;
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = BerthCommand.class.getPackage().getImplementationVersion();
      return new String[] {"berth " + (version == null ? "(development)" : version)};
    }
  }
}
