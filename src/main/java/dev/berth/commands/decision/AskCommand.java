package dev.berth.commands.decision;

import dev.berth.commands.grammar.SingleLineText;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Event;
import dev.berth.request.Question;
import dev.berth.request.Request;
import java.util.List;

/** Asks the requester something before deciding. */
public final class AskCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "ask QUESTION",
          "asks the requester something before you decide",
          "ask which kernel do the tests need?",
          Audience.APPROVER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return RequestPhase.of(r) == RequestPhase.ASKING || r.state() instanceof Question;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    var words = SingleLineText.of(args);
    if (words.isEmpty()) return Refusals.missing(SPEC);
    return List.of(new CommandResult.RequestEvent(new Event.Asked(c.now(), c.actor(), words)));
  }
}
