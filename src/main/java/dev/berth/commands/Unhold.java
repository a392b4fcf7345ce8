package dev.berth.commands;

import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;

/** Takes a hold back. */
final class Unhold implements Command {
  private static final Sheet SHEET =
      new Sheet("unhold", "goes on after a hold", "unhold", Who.APPROVER);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return r.isHeld();
  }

  @Override
  public List<Deed> means(String args, Context c) {
    var hold = c.asked().marks().hold();
    if (hold.isEmpty()) return Refusals.of(Sentence.NOT_HELD, Map.of("command", SHEET.name()));
    if (c.isOwn() && !hold.get().by().equals(c.actor())) return Refusals.own(SHEET);
    return List.of(new Deed.Happens(new Event.Unheld(c.now(), c.actor())));
  }
}
