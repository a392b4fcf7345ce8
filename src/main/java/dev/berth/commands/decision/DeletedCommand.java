package dev.berth.commands.decision;

import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Event;
import dev.berth.request.Request;
import dev.berth.request.machine.Machine;
import java.util.List;

/** Tells that a machine that was given back is deleted by hand. */
public final class DeletedCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "deleted MACHINE",
          "tells that you deleted a machine by hand",
          "deleted kelp-1",
          Audience.APPROVER,
          Audience.OPERATOR);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return r.machines().list().stream().anyMatch(Machine::isToDelete);
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    if (args.isBlank()) return Refusals.missing(SPEC);
    if (args.contains(" ")) return Refusals.wrong(SPEC, args);
    var machines = c.requireRequest().machines();
    if (machines.givenBack(args).isEmpty() && machines.named(args).isEmpty())
      return Refusals.machine(args, machines.list().stream().filter(Machine::isToDelete));
    return List.of(
        new CommandResult.RequestEvent(new Event.DeletedByHand(c.now(), c.actor(), args)));
  }
}
