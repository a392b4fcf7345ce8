package dev.berth.commands;

import dev.berth.request.Active;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;

/** Hands the access over once more. */
final class AccessCommand implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "access",
          "gives you the access once more, or another way to get it",
          "access",
          Who.REQUESTER);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return r.state() instanceof Active;
  }

  @Override
  public List<Deed> means(String args, Context c) {
    return List.of(new Deed.Happens(new Event.AccessWanted(c.now(), c.actor())));
  }
}
