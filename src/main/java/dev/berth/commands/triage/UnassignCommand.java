package dev.berth.commands.triage;

import dev.berth.commands.grammar.HandleList;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.SlashCommand;
import dev.berth.forge.Write;
import dev.berth.request.Request;
import java.util.List;
import java.util.Optional;

/** Takes the issue from people. */
public final class UnassignCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "unassign [@USER]",
          "takes the issue from somebody, or from you",
          "unassign @kim",
          Audience.TRIAGER);

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
    var self = args.isEmpty() || args.equalsIgnoreCase("me");
    var logins = self ? Optional.of(List.of(c.actor().login())) : HandleList.of(args);
    return logins
        .<List<CommandResult>>map(
            all ->
                List.of(
                    new CommandResult.IssueChanges(
                        all.stream().<Write>map(Write.Unassign::new).toList())))
        .orElseGet(() -> Refusals.wrong(SPEC, args));
  }
}
