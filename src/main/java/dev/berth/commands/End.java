package dev.berth.commands;

import dev.berth.commands.Durations.Span;
import dev.berth.request.Decision.Reason;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;

/** Sets the day of the end, sooner or later than it was. */
final class End implements Command {
  private static final Sheet SHEET =
      new Sheet("end DATE", "sets the last day of the lease", "end 2027-01-31", Who.APPROVER);

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
    if (args.isEmpty()) return Refusals.missing(SHEET);
    var lease = c.asked().lease();
    if (lease.isEmpty() || Phase.of(c.asked()) != Phase.LENT) {
      return Refusals.inState(Reason.NO_LEASE_YET, SHEET, c);
    }
    return switch (Durations.read(args, c.now())) {
      case Span.Until(var end, var rest) when rest.isEmpty() -> {
        var later = end.isAfter(lease.get().end());
        yield later && c.isOwn()
            ? Refusals.own(SHEET)
            : List.of(new Deed.Happens(new Event.EndSet(c.now(), c.actor(), end)));
      }
      case Span.Wrong(var problem) -> Refusals.time(SHEET, args, problem);
      case Span.Until _, Span.Length _, Span.None _ -> Refusals.wrong(SHEET, args);
    };
  }
}
