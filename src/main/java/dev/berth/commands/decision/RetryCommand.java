package dev.berth.commands.decision;

import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Event;
import dev.berth.request.Failed;
import dev.berth.request.Request;
import java.util.List;

/** Tries what failed for good once more. */
public final class RetryCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "retry",
          "tries failed machines once more",
          "retry",
          Audience.APPROVER,
          Audience.OPERATOR);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return !r.machines().broken().isEmpty() || r.state() instanceof Failed;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    return List.of(new CommandResult.RequestEvent(new Event.RetryRequested(c.now(), c.actor())));
  }
}
