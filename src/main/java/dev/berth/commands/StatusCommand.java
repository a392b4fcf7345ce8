package dev.berth.commands;

import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;

/** Says where the request stands, for people who read mail or a long thread. */
final class StatusCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec("status", "says where this request stands", "status", Audience.ANYONE);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return true;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    return List.of(
        new CommandResult.Replies(
            ReplyTemplate.STATUS, Map.of("state", c.requireRequest().state().word())));
  }
}
