package dev.berth.commands.decision;

import dev.berth.commands.grammar.TermParser;
import dev.berth.commands.grammar.TermParser.Span;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;

/** Sets the day of the end, sooner or later than it was. */
public final class EndCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "end DATE", "sets the last day of the lease", "end 2027-01-31", Audience.APPROVER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return RequestPhase.of(r) == RequestPhase.LENT;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    if (args.isEmpty()) return Refusals.missing(SPEC);
    var lease = c.requireRequest().lease();
    if (lease.isEmpty() || RequestPhase.of(c.requireRequest()) != RequestPhase.LENT) {
      return Refusals.inState(StateRefusal.NO_LEASE_YET, SPEC, c);
    }
    return switch (TermParser.read(args, c.now())) {
      case Span.Until(var end, var rest) when rest.isEmpty() -> {
        var later = end.isAfter(lease.get().end());
        yield later && c.isOwn()
            ? Refusals.own(SPEC)
            : List.of(new CommandResult.RequestEvent(new Event.EndSet(c.now(), c.actor(), end)));
      }
      case Span.Wrong(var problem) -> Refusals.time(SPEC, args, problem);
      case Span.Until _, Span.Length _, Span.None _ -> Refusals.wrong(SPEC, args);
    };
  }
}
