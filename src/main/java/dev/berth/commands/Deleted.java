package dev.berth.commands;

import dev.berth.request.Event;
import dev.berth.request.Machine;
import dev.berth.request.Request;
import java.util.List;

/** Tells that a machine that was given back is deleted by hand. */
final class Deleted implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "deleted MACHINE",
          "tells that you deleted a machine by hand",
          "deleted kelp-1",
          Who.APPROVER,
          Who.OPERATOR);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return r.machines().list().stream().anyMatch(Machine::isToDelete);
  }

  @Override
  public List<Deed> means(String args, Context c) {
    if (args.isBlank()) return Refusals.missing(SHEET);
    if (args.contains(" ")) return Refusals.wrong(SHEET, args);
    var machines = c.asked().machines();
    if (machines.givenBack(args).isEmpty() && machines.named(args).isEmpty())
      return Refusals.machine(args, machines.list().stream().filter(Machine::isToDelete));
    return List.of(new Deed.Happens(new Event.DeletedByHand(c.now(), c.actor(), args)));
  }
}
