package dev.berth.commands.triage;

import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.SlashCommand;
import dev.berth.forge.Write;
import dev.berth.request.Request;
import java.util.List;

/** Puts labels on. */
public final class LabelCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "label NAME, ...", "puts labels on", "label good first issue", Audience.TRIAGER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return true;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    return LabelChange.of(SPEC, args, c, Write.AddLabel::new, true);
  }
}
