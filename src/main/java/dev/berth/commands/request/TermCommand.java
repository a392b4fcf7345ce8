package dev.berth.commands.request;

import dev.berth.commands.grammar.TermParser;
import dev.berth.commands.grammar.TermParser.Span;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Says for how long, counted from hand-over. */
public final class TermCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "term LENGTH",
          "says for how long the machines are wanted",
          "term 90d",
          Audience.REQUESTER,
          Audience.APPROVER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return RequestPhase.of(r) == RequestPhase.ASKING;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    if (args.isEmpty()) return Refusals.missing(SPEC);
    return switch (TermParser.read(args, c.now())) {
      case Span.Length(var length, _) ->
          RequestPhase.answering(SPEC, c, (a, now) -> a.withTerm(length, now));
      case Span.Until(var end, _) ->
          RequestPhase.answering(SPEC, c, (a, now) -> a.withTerm(wholeDays(c.now(), end), now));
      case Span.Wrong(var problem) -> Refusals.time(SPEC, args, problem);
      case Span.None _ -> Refusals.wrong(SPEC, args);
    };
  }

  /** A day that has begun counts. */
  private static Duration wholeDays(Instant from, Instant to) {
    return Duration.ofDays(Duration.between(from, to).toDays() + 1);
  }
}
