package dev.berth.commands.triage;

import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.SlashCommand;
import dev.berth.forge.Write;
import dev.berth.request.Request;
import java.util.List;

/** Takes labels off. */
public final class UnlabelCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec("unlabel NAME, ...", "takes labels off", "unlabel bug", Audience.TRIAGER);

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
    return LabelChange.of(SPEC, args, c, Write.RemoveLabel::new, false);
  }
}
