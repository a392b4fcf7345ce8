package dev.berth.commands.request;

import dev.berth.commands.grammar.SingleLineText;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;
import java.util.Optional;

/** Asks for a later end, by the usual step. */
public final class KeepCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "keep", "asks for a later end, by the usual step", "keep", Audience.REQUESTER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return RequestPhase.of(r) == RequestPhase.LENT;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    return List.of(
        new CommandResult.RequestEvent(
            new Event.ExtensionRequested(
                c.now(), c.actor(), Optional.empty(), SingleLineText.of(args))));
  }
}
