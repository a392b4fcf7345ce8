package dev.berth.commands.request;

import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Request;
import java.util.List;

/** Says that what was understood is right. */
public final class ConfirmCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec("confirm", "says that what we read is right", "confirm", Audience.REQUESTER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return RequestPhase.of(r) == RequestPhase.ASKING;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    return RequestPhase.answering(SPEC, c, (a, _) -> a.confirmed(c.requireRequest().reading()));
  }
}
