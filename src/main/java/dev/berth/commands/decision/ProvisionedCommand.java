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
import java.util.regex.Pattern;

/** Tells that a machine was made by hand, and where it is. */
public final class ProvisionedCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "provisioned MACHINE ADDRESS",
          "tells that you made a machine by hand",
          "provisioned kelp-1 198.51.100.4",
          Audience.APPROVER,
          Audience.OPERATOR);

  /** A name or a number of either kind; nothing that a shell or a page could mistake. */
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.:-]{0,252})");

  /** Whether it can be the address of a machine. */
  public static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return r.machines().kept().anyMatch(Machine::isToMake);
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    var words = args.split(" ", 3);
    if (words.length < 2) return Refusals.missing(SPEC);
    if (words.length > 2 || !isAddress(words[1])) {
      return Refusals.wrong(SPEC, args);
    }
    if (c.requireRequest().machines().named(words[0]).isEmpty())
      return Refusals.machine(words[0], c.requireRequest().machines().kept());
    return List.of(
        new CommandResult.RequestEvent(
            new Event.MadeByHand(c.now(), c.actor(), words[0], words[1])));
  }
}
