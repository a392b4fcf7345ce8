package dev.berth.commands.model;

import dev.berth.request.Request;
import java.util.List;

/**
 * Something that people can write into an issue. One file each; {@link CommandRegistry#ALL} lists
 * them.
 */
public interface SlashCommand {
  CommandSpec spec();

  /** Whether it makes a difference in the state the request is in; for help only. */
  boolean applies(Request r);

  /**
   * What it comes to. Who may and whether there is a request was found out before; triage is
   * offered issues that are no requests as well.
   *
   * @param args as typed, blanks collapsed
   */
  List<CommandResult> interpret(String args, CommandContext c);
}
