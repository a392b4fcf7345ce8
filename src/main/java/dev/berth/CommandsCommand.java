package dev.berth;

import dev.berth.cli.CommandLines;
import dev.berth.cli.Pipes;
import dev.berth.commands.CommandTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code berth commands}: the table of slash commands, or the commands found in comments. */
@Command(
    name = "commands",
    description = "Print the table of slash commands.",
    mixinStandardHelpOptions = true)
final class CommandsCommand implements Callable<Integer> {
  @Option(
      names = "--json-lines",
      description = "Read comments as JSON, one a line, and print the commands in each.")
  private boolean jsonLines;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (jsonLines) return CommandLines.run(Pipes.in(), Pipes.out());
    spec.commandLine().getOut().println(CommandTable.markdown());
    return 0;
  }
}
