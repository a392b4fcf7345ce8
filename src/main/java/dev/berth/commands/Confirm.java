package dev.berth.commands;

import dev.berth.request.Request;
import java.util.List;

/** Says that what was understood is right. */
final class Confirm implements Command {
  private static final Sheet SHEET =
      new Sheet("confirm", "says that what we read is right", "confirm", Who.REQUESTER);

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
    return Phase.answering(SHEET, c, (a, _) -> a.confirmed(c.asked().reading()));
  }
}
