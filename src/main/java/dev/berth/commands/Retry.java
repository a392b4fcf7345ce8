package dev.berth.commands;

import dev.berth.request.Event;
import dev.berth.request.Failed;
import dev.berth.request.Request;
import java.util.List;

/** Tries what failed for good once more. */
final class Retry implements Command {
  private static final Sheet SHEET =
      new Sheet("retry", "tries failed machines once more", "retry", Who.APPROVER, Who.OPERATOR);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return !r.machines().broken().isEmpty() || r.state() instanceof Failed;
  }

  @Override
  public List<Deed> means(String args, Context c) {
    return List.of(new Deed.Happens(new Event.Retried(c.now(), c.actor())));
  }
}
