package dev.berth.commands.triage;

import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.commands.model.SlashCommand;
import dev.berth.forge.Write;
import dev.berth.request.Closed;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;

/** Lets only people with write access comment; never while Berth must be able to answer. */
public final class LockCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "lock", "lets only people with write access comment", "lock", Audience.TRIAGER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return r.state() instanceof Closed;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    if (c.request().filter(r -> !(r.state() instanceof Closed)).isPresent()) {
      return Refusals.of(ReplyTemplate.LOCK_OPEN_REQUEST, Map.of("command", SPEC.name()));
    }
    return List.of(new CommandResult.IssueChanges(List.of(new Write.Lock())));
  }
}
