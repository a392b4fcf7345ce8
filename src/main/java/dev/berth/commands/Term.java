package dev.berth.commands;

import dev.berth.commands.Durations.Span;
import dev.berth.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Says for how long, counted from hand-over. */
final class Term implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "term LENGTH",
          "says for how long the machines are wanted",
          "term 90d",
          Who.REQUESTER,
          Who.APPROVER);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return Phase.of(r) == Phase.ASKING;
  }

  @Override
  public List<Deed> means(String args, Context c) {
    if (args.isEmpty()) return Refusals.missing(SHEET);
    return switch (Durations.read(args, c.now())) {
      case Span.Length(var length, _) ->
          Phase.answering(SHEET, c, (a, now) -> a.withTerm(length, now));
      case Span.Until(var end, _) ->
          Phase.answering(SHEET, c, (a, now) -> a.withTerm(wholeDays(c.now(), end), now));
      case Span.Wrong(var problem) -> Refusals.time(SHEET, args, problem);
      case Span.None _ -> Refusals.wrong(SHEET, args);
    };
  }

  /** A day that has begun counts. */
  private static Duration wholeDays(Instant from, Instant to) {
    return Duration.ofDays(Duration.between(from, to).toDays() + 1);
  }
}
