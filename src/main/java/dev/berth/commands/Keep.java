package dev.berth.commands;

import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;
import java.util.Optional;

/** Asks for a later end, by the usual step. */
final class Keep implements Command {
  private static final Sheet SHEET =
      new Sheet("keep", "asks for a later end, by the usual step", "keep", Who.REQUESTER);

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
    return List.of(
        new Deed.Happens(
            new Event.Extended(c.now(), c.actor(), Optional.empty(), OneLine.of(args))));
  }
}
