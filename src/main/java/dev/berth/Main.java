package dev.berth;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the process starts: one subcommand a deed. */
@Command(
    name = "berth",
    description = "Lends machines to open source projects, from GitHub issues.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
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
      HistoryCommand.class
    })
public final class Main {
  /** Exit status for a wrong use of the command line, as the BSD sysexits have it. */
  public static final int USAGE = 64;

  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return line().execute(args);
  }

  static CommandLine line() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::say)
        .setParameterExceptionHandler(Main::misuse);
  }

  /** A trouble that was foreseen is one sentence; anything else is a bug and shows its trace. */
  private static int say(Exception e, CommandLine cmd, CommandLine.ParseResult parsed) {
    if (e instanceof CannotStart) {
      cmd.getErr().println(e.getMessage());
      return 1;
    }
    e.printStackTrace(cmd.getErr());
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
      var version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"berth " + (version == null ? "(development)" : version)};
    }
  }
}
