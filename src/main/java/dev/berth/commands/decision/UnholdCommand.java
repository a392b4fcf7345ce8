package dev.berth.commands.decision;

import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;

/** Takes a hold back. */
public final class UnholdCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec("unhold", "goes on after a hold", "unhold", Audience.APPROVER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return r.isHeld();
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    var hold = c.requireRequest().flags().hold();
    if (hold.isEmpty()) return Refusals.of(ReplyTemplate.NOT_HELD, Map.of("command", SPEC.name()));
    if (c.isOwn() && !hold.get().by().equals(c.actor())) return Refusals.own(SPEC);
    return List.of(new CommandResult.RequestEvent(new Event.Unheld(c.now(), c.actor())));
  }
}
