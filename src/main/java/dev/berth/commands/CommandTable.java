package dev.berth.commands;

import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandSpec;
import java.util.stream.Collectors;

/** The table of commands as README and {@code berth commands} show it. */
public final class CommandTable {
  private CommandTable() {}

  /** A Markdown table of four columns, one row a command, ended by a line break. */
  public static String markdown() {
    return "| Command | Who | What it does | Example |\n|---|---|---|---|\n"
        + CommandRegistry.specs().stream().map(CommandTable::row).collect(Collectors.joining());
  }

  private static String row(CommandSpec s) {
    var who = s.audience().stream().map(Audience::word).collect(Collectors.joining(", "));
    return "| `/" + s.usage() + "` | " + who + " | " + s.help() + " | `/" + s.example() + "` |\n";
  }
}
