package dev.berth.commands;

import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;

/** Stops making and starting until somebody takes it back. */
final class Hold implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "hold [REASON]",
          "stops making and starting machines",
          "hold until the budget meeting",
          Who.APPROVER);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return !r.isHeld() && Phase.of(r) != Phase.OVER;
  }

  @Override
  public List<Deed> means(String args, Context c) {
    // Prow takes a hold back by these words; nobody means them as a reason.
    if (args.equalsIgnoreCase("cancel")) return new Unhold().means("", c);
    if (Phase.of(c.asked()) == Phase.OVER) return Phase.tooLate(SHEET, c);
    return List.of(new Deed.Happens(new Event.Held(c.now(), c.actor(), OneLine.of(args))));
  }
}
