package dev.berth.commands.decision;

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

/** Stops making and starting until somebody takes it back. */
public final class HoldCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "hold [REASON]",
          "stops making and starting machines; place and approvals are kept",
          "hold until the budget meeting",
          Audience.APPROVER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return !r.isHeld() && RequestPhase.of(r) != RequestPhase.OVER;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    // Prow takes a hold back by these words; nobody means them as a reason.
    if (args.equalsIgnoreCase("cancel")) return new UnholdCommand().interpret("", c);
    if (RequestPhase.of(c.requireRequest()) == RequestPhase.OVER)
      return RequestPhase.tooLate(SPEC, c);
    return List.of(
        new CommandResult.RequestEvent(
            new Event.Held(c.now(), c.actor(), SingleLineText.of(args))));
  }
}
