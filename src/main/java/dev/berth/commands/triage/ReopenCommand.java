package dev.berth.commands.triage;

import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Permit;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.SlashCommand;
import dev.berth.forge.Write;
import dev.berth.request.Closed;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;

/** Takes a closed request up again; elsewhere it opens the issue. */
public final class ReopenCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "reopen",
          "takes a closed request up again",
          "reopen",
          Audience.REQUESTER,
          Audience.APPROVER,
          Audience.TRIAGER);

  /** Who takes up a request; issues that are none are the triagers' as well. */
  private static final List<Audience> OF_REQUEST = List.of(Audience.REQUESTER, Audience.APPROVER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return r.state() instanceof Closed || r.flags().closing().isPresent();
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    if (c.request().isEmpty())
      return List.of(new CommandResult.IssueChanges(List.of(Write.reopen())));
    return switch (Permit.of(SPEC, OF_REQUEST, c)) {
      case Permit.Yes _ ->
          List.of(new CommandResult.RequestEvent(new Event.Reopened(c.now(), c.actor())));
      case Permit.CannotTell(var why, var again) -> List.of(new CommandResult.TryLater(why, again));
      case Permit.No _, Permit.Off _ -> Refusals.noRight(SPEC.only(OF_REQUEST), c);
    };
  }
}
