package dev.berth.commands;

import dev.berth.commands.Durations.Span;
import dev.berth.request.Decision.Reason;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for a later end. */
final class Extend implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "extend [LENGTH] [REASON]",
          "asks for a later end",
          "extend 30d the paper is under review",
          Who.REQUESTER);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return Phase.of(r) == Phase.LENT;
  }

  @Override
  public List<Deed> means(String args, Context c) {
    return switch (Durations.read(args, c.now())) {
      case Span.Length(var length, var why) -> by(Optional.of(length), why, c);
      case Span.None(var why) -> by(Optional.empty(), why, c);
      case Span.Until(var end, var why) -> until(end, args, why, c);
      case Span.Wrong(var problem) -> Refusals.time(SHEET, args, problem);
    };
  }

  private static List<Deed> until(Instant day, String args, String why, Context c) {
    var lease = c.asked().lease();
    if (lease.isEmpty()) return Refusals.inState(Reason.NO_LEASE_YET, SHEET, c);
    var end = lease.get().end();
    var from = end.isBefore(c.now()) ? c.now() : end;
    if (day.isAfter(from)) return by(Optional.of(Duration.between(from, day)), why, c);
    return Refusals.of(Sentence.NOT_LATER, Map.of("read", args, "end", end.toString()));
  }

  private static List<Deed> by(Optional<Duration> more, String why, Context c) {
    return List.of(new Deed.Happens(new Event.Extended(c.now(), c.actor(), more, OneLine.of(why))));
  }
}
