package dev.berth.commands.request;

import dev.berth.commands.grammar.HandleList;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lets colleagues log in and act for the request. */
public final class AddCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec("add @USER", "gives a colleague access", "add @kim", Audience.REQUESTER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return RequestPhase.of(r) != RequestPhase.OVER;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    if (RequestPhase.of(c.requireRequest()) == RequestPhase.OVER)
      return RequestPhase.tooLate(SPEC, c);
    var handles = HandleList.of(args);
    if (handles.isEmpty()) return args.isEmpty() ? Refusals.missing(SPEC) : wrong(args);
    var results = new ArrayList<CommandResult>();
    int count = c.requireRequest().people().size();
    for (var handle : handles.get()) {
      switch (c.people().get(handle.toLowerCase(Locale.ROOT))) {
        case null -> throw new IllegalArgumentException("nobody looked up " + handle);
        case Known.Unknown<Person>(var why, var again) -> {
          return List.of(new CommandResult.TryLater(why, again));
        }
        case Known.Absent<Person> _ -> {
          return unknown(handle);
        }
        case Known.Is<Person>(var person) when person.bot() -> {
          return Refusals.of(ReplyTemplate.PERSON_IS_BOT, Map.of("read", handle));
        }
        case Known.Is<Person>(var person) -> {
          if (++count > Request.PEOPLE_MAX) return tooMany();
          results.add(
              new CommandResult.RequestEvent(new Event.PersonAdded(c.now(), c.actor(), person)));
        }
      }
    }
    return results;
  }

  private static List<CommandResult> wrong(String args) {
    return Refusals.wrong(SPEC, args);
  }

  private static List<CommandResult> unknown(String handle) {
    return Refusals.of(ReplyTemplate.PERSON_UNKNOWN, Map.of("read", handle));
  }

  private static List<CommandResult> tooMany() {
    var limit = Integer.toString(Request.PEOPLE_MAX);
    return Refusals.of(ReplyTemplate.TOO_MANY_PEOPLE, Map.of("limit", limit));
  }
}
