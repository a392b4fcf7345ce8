package dev.berth.commands.request;

import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Active;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;

/** Hands the access over once more. */
public final class AccessCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "access",
          "gives you the access once more, or another way to get it",
          "access",
          Audience.REQUESTER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return r.state() instanceof Active;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    return List.of(new CommandResult.RequestEvent(new Event.AccessRequested(c.now(), c.actor())));
  }
}
