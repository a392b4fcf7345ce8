package dev.berth.commands;

import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;

/** Says no, with the reason. */
final class Deny implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "deny REASON",
          "says no; the requester sees the reason",
          "deny the tests fit virtual machines",
          Who.APPROVER);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return Phase.of(r) != Phase.OVER;
  }

  @Override
  public List<Deed> means(String args, Context c) {
    var words = OneLine.of(args);
    if (words.isEmpty()) return Refusals.missing(SHEET);
    return List.of(new Deed.Happens(new Event.Denied(c.now(), c.actor(), words)));
  }
}
