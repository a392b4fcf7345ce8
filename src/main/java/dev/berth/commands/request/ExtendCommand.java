package dev.berth.commands.request;

import dev.berth.commands.grammar.SingleLineText;
import dev.berth.commands.grammar.TermParser;
import dev.berth.commands.grammar.TermParser.Span;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for a later end. */
public final class ExtendCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "extend [LENGTH] [REASON]",
          "asks for a later end",
          "extend 30d the paper is under review",
          Audience.REQUESTER);

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
    return switch (TermParser.read(args, c.now())) {
      case Span.Length(var length, var why) -> by(Optional.of(length), why, c);
      case Span.None(var why) -> by(Optional.empty(), why, c);
      case Span.Until(var end, var why) -> until(end, args, why, c);
      case Span.Wrong(var problem) -> Refusals.time(SPEC, args, problem);
    };
  }

  private static List<CommandResult> until(Instant day, String args, String why, CommandContext c) {
    var lease = c.requireRequest().lease();
    if (lease.isEmpty()) return Refusals.inState(StateRefusal.NO_LEASE_YET, SPEC, c);
    var end = lease.get().end();
    var from = end.isBefore(c.now()) ? c.now() : end;
    if (day.isAfter(from)) return by(Optional.of(Duration.between(from, day)), why, c);
    return Refusals.of(ReplyTemplate.NOT_LATER, Map.of("read", args, "end", end.toString()));
  }

  private static List<CommandResult> by(Optional<Duration> more, String why, CommandContext c) {
    return List.of(
        new CommandResult.RequestEvent(
            new Event.ExtensionRequested(c.now(), c.actor(), more, SingleLineText.of(why))));
  }
}
