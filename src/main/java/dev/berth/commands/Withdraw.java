package dev.berth.commands;

import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;

/** Takes the request back. */
final class Withdraw implements Command {
  private static final Sheet SHEET =
      new Sheet("withdraw", "takes the request back", "withdraw", Who.REQUESTER);

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
    return List.of(new Deed.Happens(new Event.Withdrawn(c.now(), c.actor())));
  }
}
