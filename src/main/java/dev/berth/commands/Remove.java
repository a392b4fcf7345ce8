package dev.berth.commands;

import dev.berth.forge.Person;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes access from people of the request; a requester who goes hands it over. */
final class Remove implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "remove @USER",
          "takes access from somebody; yourself hands the request over",
          "remove @kim",
          Who.REQUESTER);

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
    if (Phase.of(c.asked()) == Phase.OVER) return Phase.tooLate(SHEET, c);
    var handles = Handles.of(args);
    if (handles.isEmpty()) {
      return args.isEmpty() ? Refusals.missing(SHEET) : Refusals.wrong(SHEET, args);
    }
    var r = c.asked();
    var left = new ArrayList<>(r.people());
    var deeds = new ArrayList<Deed>();
    for (var handle : handles.get()) {
      if (handle.equalsIgnoreCase(r.requester().login())) {
        if (left.isEmpty()) return Refusals.of(Sentence.LAST_PERSON, Map.of("read", handle));
        if (!deeds.isEmpty() || !mayHandOver(c)) {
          return Refusals.of(Sentence.HAND_OVER, Map.of("read", handle));
        }
        deeds.add(handedOver(left.getFirst(), c));
        deeds.add(removed(r.requester(), c));
        continue;
      }
      var who = left.stream().filter(p -> p.login().equalsIgnoreCase(handle)).findFirst();
      if (who.isEmpty()) return notOne(handle, c);
      left.remove(who.get());
      deeds.add(removed(who.get(), c));
    }
    return deeds;
  }

  /** Before the order somebody could leave only to approve what they asked for. */
  private static boolean mayHandOver(Context c) {
    var r = c.asked();
    var own = r.requester().equals(c.actor()) || r.requester().isGhost();
    return own && Phase.of(r) != Phase.ASKING;
  }

  private static Deed handedOver(Person to, Context c) {
    return new Deed.Happens(new Event.HandedOver(c.now(), c.actor(), to));
  }

  private static Deed removed(Person who, Context c) {
    return new Deed.Happens(new Event.PersonRemoved(c.now(), c.actor(), who));
  }

  private static List<Deed> notOne(String handle, Context c) {
    var people = c.asked().people().stream().map(Person::login).collect(Collectors.joining(","));
    return Refusals.of(Sentence.NOT_ONE_OF_THEM, Map.of("read", handle, "people", people));
  }
}
