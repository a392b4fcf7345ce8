package dev.berth.commands.triage;

import dev.berth.commands.grammar.SingleLineText;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.SlashCommand;
import dev.berth.forge.Write;
import dev.berth.request.Request;
import java.util.List;

/** Gives the issue another title. */
public final class RetitleCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "retitle TITLE", "changes the title", "retitle Build farm for Kestrel", Audience.TRIAGER);

  /** The forge takes no longer title. */
  private static final int TITLE_CHARS_MAX = 256;

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
    if (SingleLineText.of(args).isEmpty()) return Refusals.missing(SPEC);
    if (args.length() > TITLE_CHARS_MAX) return Refusals.wrong(SPEC, args);
    return List.of(
        new CommandResult.IssueChanges(
            List.of(Write.retitle(SingleLineText.of(args, TITLE_CHARS_MAX)))));
  }
}
