package dev.berth.commands;

import dev.berth.forge.Write;
import dev.berth.request.Closed;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;

/** Takes a closed request up again; elsewhere it opens the issue. */
final class Reopen implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "reopen",
          "takes a closed request up again",
          "reopen",
          Who.REQUESTER,
          Who.APPROVER,
          Who.TRIAGER);

  /** Who takes up a request; issues that are none are the triagers' as well. */
  private static final List<Who> OF_REQUEST = List.of(Who.REQUESTER, Who.APPROVER);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return r.state() instanceof Closed || r.marks().closing().isPresent();
  }

  @Override
  public List<Deed> means(String args, Context c) {
    if (c.request().isEmpty()) return List.of(new Deed.Writes(List.of(Write.reopen())));
    return switch (Permit.of(SHEET, OF_REQUEST, c)) {
      case Permit.Yes _ -> List.of(new Deed.Happens(new Event.Reopened(c.now(), c.actor())));
      case Permit.CannotTell(var why, var again) -> List.of(new Deed.Waits(why, again));
      case Permit.No _, Permit.Off _ -> Refusals.noRight(SHEET.only(OF_REQUEST), c);
    };
  }
}
