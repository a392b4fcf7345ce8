package dev.berth.commands;

import dev.berth.request.Event;
import dev.berth.request.Question;
import dev.berth.request.Request;
import java.util.List;

/** Asks the requester something before deciding. */
final class AskCommand implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "ask QUESTION",
          "asks the requester something before you decide",
          "ask which kernel do the tests need?",
          Who.APPROVER);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return Phase.of(r) == Phase.ASKING || r.state() instanceof Question;
  }

  @Override
  public List<Deed> means(String args, Context c) {
    var words = OneLine.of(args);
    if (words.isEmpty()) return Refusals.missing(SHEET);
    return List.of(new Deed.Happens(new Event.Asked(c.now(), c.actor(), words)));
  }
}
