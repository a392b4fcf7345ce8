package dev.berth.cli;

import dev.berth.commands.CommandTable;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code berth commands}: the table of slash commands, or the commands found in comments. */
@Command(
    name = "commands",
    description = "Print the table of slash commands.",
    mixinStandardHelpOptions = true)
final class CommandsCommand extends Subcommand {
  @Option(
      names = "--json-lines",
      description = "Read comments as JSON, one a line, and print the commands in each.")
  private boolean jsonLines;

  @Override
  public Integer call() throws IOException {
    if (jsonLines) return CommandsJsonLines.run(StandardStreams.in(), StandardStreams.out());
    out().println(CommandTable.markdown());
    return 0;
  }
}
