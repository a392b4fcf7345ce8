package dev.berth.commands;

import java.util.stream.Collectors;

/** The table of commands as README and {@code berth commands} show it. */
public final class CommandTable {
  private CommandTable() {}

  /** A Markdown table of four columns, one row a command, ended by a line break. */
  public static String markdown() {
    return "| Command | Who | What it does | Example |\n|---|---|---|---|\n"
        + Commands.sheets().stream().map(CommandTable::row).collect(Collectors.joining());
  }

  private static String row(Sheet s) {
    var who = s.who().stream().map(Who::word).collect(Collectors.joining(", "));
    return "| `/" + s.usage() + "` | " + who + " | " + s.help() + " | `/" + s.example() + "` |\n";
  }
}
