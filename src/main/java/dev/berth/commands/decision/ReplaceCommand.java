package dev.berth.commands.decision;

import dev.berth.commands.grammar.QuotedText;
import dev.berth.commands.grammar.SingleLineText;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Active;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;

/** Has a new machine made for one of a lease, whose end stays. */
public final class ReplaceCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "replace MACHINE REASON",
          "makes a new machine for one that is broken or needed; the old one is deleted then",
          "replace kelp-1 its disk reports errors",
          Audience.APPROVER,
          Audience.OPERATOR);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return r.state() instanceof Active;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    var words = SingleLineText.of(args).split(" ", 2);
    if (words.length < 2 || words[1].isBlank()) return Refusals.missing(SPEC);
    var machines = c.requireRequest().machines();
    var machine = machines.named(QuotedText.bare(words[0]));
    if (machine.isEmpty()) return Refusals.machine(words[0], machines.kept());
    return List.of(
        new CommandResult.RequestEvent(
            new Event.ReplacementRequested(
                c.now(), c.actor(), machine.get().name(), words[1].strip())));
  }
}
