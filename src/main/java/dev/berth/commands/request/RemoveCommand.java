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
import dev.berth.forge.Person;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes access from people of the request; a requester who goes hands it over. */
public final class RemoveCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "remove @USER",
          "takes access from somebody; yourself hands the request over",
          "remove @kim",
          Audience.REQUESTER);

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
    if (handles.isEmpty()) {
      return args.isEmpty() ? Refusals.missing(SPEC) : Refusals.wrong(SPEC, args);
    }
    var r = c.requireRequest();
    var left = new ArrayList<>(r.people());
    r.who().named().filter(p -> !r.who().isMember(p)).forEach(left::add);
    var results = new ArrayList<CommandResult>();
    for (var handle : handles.get()) {
      if (handle.equalsIgnoreCase(r.requester().login())) {
        if (r.people().isEmpty())
          return Refusals.of(ReplyTemplate.LAST_PERSON, Map.of("read", handle));
        if (!results.isEmpty() || !mayHandOver(c)) {
          return Refusals.of(ReplyTemplate.HAND_OVER, Map.of("read", handle));
        }
        results.add(handedOver(r.people().getFirst(), c));
        results.add(removed(r.requester(), c));
        continue;
      }
      var who = left.stream().filter(p -> p.login().equalsIgnoreCase(handle)).findFirst();
      if (who.isEmpty()) return notOne(handle, c);
      left.remove(who.get());
      results.add(removed(who.get(), c));
    }
    return results;
  }

  /** Before the order somebody could leave only to approve what they asked for. */
  private static boolean mayHandOver(CommandContext c) {
    var r = c.requireRequest();
    var own = r.requester().equals(c.actor()) || r.requester().isGhost();
    return own && RequestPhase.of(r) != RequestPhase.ASKING;
  }

  private static CommandResult handedOver(Person to, CommandContext c) {
    return new CommandResult.RequestEvent(new Event.HandedOver(c.now(), c.actor(), to));
  }

  private static CommandResult removed(Person who, CommandContext c) {
    return new CommandResult.RequestEvent(new Event.PersonRemoved(c.now(), c.actor(), who));
  }

  private static List<CommandResult> notOne(String handle, CommandContext c) {
    var people =
        c.requireRequest().people().stream().map(Person::login).collect(Collectors.joining(","));
    return Refusals.of(ReplyTemplate.NOT_ONE_OF_THEM, Map.of("read", handle, "people", people));
  }
}
