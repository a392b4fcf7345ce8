package dev.berth.commands;

import dev.berth.request.Event;
import dev.berth.request.Machine;
import dev.berth.request.Request;
import java.util.List;
import java.util.regex.Pattern;

/** Tells that a machine was made by hand, and where it is. */
final class Provisioned implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "provisioned MACHINE ADDRESS",
          "tells that you made a machine by hand",
          "provisioned kelp-1 198.51.100.4",
          Who.APPROVER,
          Who.OPERATOR);

  /** A name or a number of either kind; nothing that a shell or a page could mistake. */
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.:-]{0,252})");

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return r.machines().kept().anyMatch(Machine::isToMake);
  }

  @Override
  public List<Deed> means(String args, Context c) {
    var words = args.split(" ", 3);
    if (words.length < 2) return Refusals.missing(SHEET);
    if (words.length > 2 || !ADDRESS.matcher(words[1]).matches()) {
      return Refusals.wrong(SHEET, args);
    }
    if (c.asked().machines().named(words[0]).isEmpty())
      return Refusals.machine(words[0], c.asked().machines().kept());
    return List.of(new Deed.Happens(new Event.Provided(c.now(), c.actor(), words[0], words[1])));
  }
}
