package dev.berth.commands.triage;

import dev.berth.commands.grammar.QuotedText;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Permit;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.forge.Write;
import dev.berth.request.Event;
import dev.berth.request.Event.Part;
import dev.berth.request.Question;
import dev.berth.request.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Closes the issue. A request ends by its own commands; by people who have a part in it, closing
 * counts as on the page.
 */
public final class CloseCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "close [not planned]",
          "closes the issue",
          "close not planned",
          Audience.REQUESTER,
          Audience.APPROVER,
          Audience.TRIAGER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return RequestPhase.of(r) != RequestPhase.OVER;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    return c.request().isEmpty() ? issue(args) : request(c.requireRequest(), c);
  }

  private static List<CommandResult> issue(String args) {
    var words = QuotedText.bare(args).toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    var reason =
        switch (words) {
          case "not planned", "wontfix", "won't fix", "duplicate", "invalid" -> "not_planned";
          default -> "completed";
        };
    return List.of(new CommandResult.IssueChanges(List.of(Write.close(reason))));
  }

  private static List<CommandResult> request(Request r, CommandContext c) {
    if (r.who().isOf(c.actor())) return closed(c, Part.REQUESTER);
    return switch (Permit.of(SPEC, List.of(Audience.APPROVER), c)) {
      case Permit.Yes _ -> closed(c, Part.APPROVER);
      case Permit.CannotTell(var why, var again) -> List.of(new CommandResult.TryLater(why, again));
      case Permit.No _, Permit.Off _ ->
          r.state() instanceof Question
              ? closed(c, Part.NONE)
              : Refusals.of(
                  ReplyTemplate.CLOSE_REQUEST,
                  Map.of("command", SPEC.name(), "commands", "deny,withdraw,release"));
    };
  }

  private static List<CommandResult> closed(CommandContext c, Part part) {
    return List.of(
        new CommandResult.RequestEvent(new Event.ClosedByHand(c.now(), c.actor(), part)));
  }
}
