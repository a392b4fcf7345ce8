package dev.berth.commands;

import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives machines back: all, or those named. */
final class Release implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "release [MACHINE]",
          "gives all machines back today, or one",
          "release kelp-2",
          Who.REQUESTER);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return !r.machines().list().isEmpty() && Phase.of(r) != Phase.OVER;
  }

  @Override
  public List<Deed> means(String args, Context c) {
    var names = Quoted.bare(args).replaceAll("[,;]", " ").strip();
    if (names.isEmpty() || names.equalsIgnoreCase("all")) return all(Optional.empty(), c);
    var deeds = new ArrayList<Deed>();
    for (var name : names.split(" +", -1)) {
      if (c.asked().machines().named(name).isEmpty())
        return Refusals.machine(name, c.asked().machines().kept());
      deeds.addAll(all(Optional.of(name), c));
    }
    return deeds;
  }

  private static List<Deed> all(Optional<String> machine, Context c) {
    return List.of(new Deed.Happens(new Event.Released(c.now(), c.actor(), machine)));
  }
}
