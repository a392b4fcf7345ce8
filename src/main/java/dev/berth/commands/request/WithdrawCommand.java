package dev.berth.commands.request;

import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;

/** Takes the request back. */
public final class WithdrawCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec("withdraw", "takes the request back", "withdraw", Audience.REQUESTER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return RequestPhase.of(r) != RequestPhase.OVER;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    return List.of(new CommandResult.RequestEvent(new Event.Withdrawn(c.now(), c.actor())));
  }
}
