package dev.berth.commands;

import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lets colleagues log in and act for the request. */
final class Add implements Command {
  private static final Sheet SHEET =
      new Sheet("add @USER", "gives a colleague access", "add @kim", Who.REQUESTER);

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
    if (handles.isEmpty()) return args.isEmpty() ? Refusals.missing(SHEET) : wrong(args);
    var deeds = new ArrayList<Deed>();
    int count = c.asked().people().size();
    for (var handle : handles.get()) {
      switch (c.people().get(handle.toLowerCase(Locale.ROOT))) {
        case null -> throw new IllegalArgumentException("nobody looked up " + handle);
        case Known.Unknown<Person>(var why, var again) -> {
          return List.of(new Deed.Waits(why, again));
        }
        case Known.Absent<Person> _ -> {
          return unknown(handle);
        }
        case Known.Is<Person>(var person) when person.bot() -> {
          return Refusals.of(Sentence.PERSON_IS_BOT, Map.of("read", handle));
        }
        case Known.Is<Person>(var person) -> {
          if (++count > Request.PEOPLE_MAX) return tooMany();
          deeds.add(new Deed.Happens(new Event.PersonAdded(c.now(), c.actor(), person)));
        }
      }
    }
    return deeds;
  }

  private static List<Deed> wrong(String args) {
    return Refusals.wrong(SHEET, args);
  }

  private static List<Deed> unknown(String handle) {
    return Refusals.of(Sentence.PERSON_UNKNOWN, Map.of("read", handle));
  }

  private static List<Deed> tooMany() {
    var limit = Integer.toString(Request.PEOPLE_MAX);
    return Refusals.of(Sentence.TOO_MANY_PEOPLE, Map.of("limit", limit));
  }
}
