package dev.berth.commands.request;

import dev.berth.commands.grammar.QuotedText;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives machines back: all, or those named. */
public final class ReleaseCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "release [MACHINE]",
          "gives all machines back today, or one",
          "release kelp-2",
          Audience.REQUESTER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return !r.machines().list().isEmpty() && RequestPhase.of(r) != RequestPhase.OVER;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    var names = QuotedText.bare(args).replaceAll("[,;]", " ").strip();
    if (names.isEmpty() || names.equalsIgnoreCase("all")) return all(Optional.empty(), c);
    var results = new ArrayList<CommandResult>();
    for (var name : names.split(" +", -1)) {
      if (c.requireRequest().machines().named(name).isEmpty())
        return Refusals.machine(name, c.requireRequest().machines().kept());
      results.addAll(all(Optional.of(name), c));
    }
    return results;
  }

  private static List<CommandResult> all(Optional<String> machine, CommandContext c) {
    return List.of(new CommandResult.RequestEvent(new Event.Released(c.now(), c.actor(), machine)));
  }
}
