package dev.berth.commands.decision;

import dev.berth.commands.grammar.SingleLineText;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Ending;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;

/** Says no, with the reason. */
public final class DenyCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "deny REASON",
          "says no; the requester sees the reason",
          "deny the tests fit virtual machines",
          Audience.APPROVER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return RequestPhase.of(r) != RequestPhase.OVER && !(r.state() instanceof Ending);
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    var words = SingleLineText.of(args);
    if (words.isEmpty()) return Refusals.missing(SPEC);
    return List.of(new CommandResult.RequestEvent(new Event.Denied(c.now(), c.actor(), words)));
  }
}
