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
import dev.berth.policy.Account;
import dev.berth.policy.Facts;
import dev.berth.program.PeopleChange;
import dev.berth.program.Right;
import dev.berth.request.Event;
import dev.berth.request.Request;
import dev.berth.request.RequestFlags;
import dev.berth.request.access.RequestPeople;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lets colleagues log in and act for the request. */
public final class AddCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "add @USER",
          "gives a colleague access; by an approver also to keys that changed",
          "add @kim",
          Audience.REQUESTER,
          Audience.APPROVER);

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
    var decides = approves(c);
    if (decides instanceof Known.Unknown<Boolean>(var why, var again))
      return List.of(new CommandResult.TryLater(why, again));
    var mayDecide = decides.found().orElse(false);
    var needsYes =
        c.program().people() == PeopleChange.APPROVER
            && RequestPhase.of(c.requireRequest()) != RequestPhase.ASKING;
    int count = c.requireRequest().people().size();
    for (var handle : handles.get()) {
      switch (c.people().get(handle.toLowerCase(Locale.ROOT))) {
        case null -> throw new IllegalArgumentException("nobody looked up " + handle);
        case Known.Unknown<Account>(var why, var again) -> {
          return List.of(new CommandResult.TryLater(why, again));
        }
        case Known.Absent<Account> _ -> {
          return unknown(handle);
        }
        case Known.Is<Account>(var account) when account.person().bot() -> {
          return Refusals.of(ReplyTemplate.PERSON_IS_BOT, Map.of("read", handle));
        }
        case Known.Is<Account>(var account) -> {
          var person = account.person();
          if (isRefused(account, c))
            return Refusals.of(ReplyTemplate.PERSON_NOT_HERE, Map.of("read", handle));
          var isMember = c.requireRequest().who().isMember(person);
          if (isMember && !mayDecide) continue;
          if (isMember) {
            results.add(
                new CommandResult.RequestEvent(new Event.KeysRenewed(c.now(), c.actor(), person)));
            continue;
          }
          if (needsYes && !mayDecide)
            return Refusals.of(ReplyTemplate.PERSON_NEEDS_YES, Map.of("read", handle));
          if (++count > RequestPeople.PEOPLE_MAX) return tooMany();
          results.add(
              new CommandResult.RequestEvent(new Event.PersonAdded(c.now(), c.actor(), person)));
        }
      }
    }
    return results;
  }

  /** Nobody decides on their own request: its people who may approve are like its other people. */
  private static Known<Boolean> approves(CommandContext c) {
    if (c.isOwn()) return Known.is(false);
    return c.rights().grantedBy(Right.APPROVE).map(Optional::isPresent);
  }

  /** The rules about accounts hold for whoever joins later, too. */
  private static boolean isRefused(Account account, CommandContext c) {
    var r = c.requireRequest();
    var overridden =
        r.flags().overrides().stream().map(RequestFlags.Waiver::rule).collect(Collectors.toSet());
    var facts =
        Facts.unasked(c.now(), r.reading(), c.program().catalogue(), account.person())
            .with(Known.is(account));
    return c.program().judge().refusesAccount(facts, overridden);
  }

  private static List<CommandResult> wrong(String args) {
    return Refusals.wrong(SPEC, args);
  }

  private static List<CommandResult> unknown(String handle) {
    return Refusals.of(ReplyTemplate.PERSON_UNKNOWN, Map.of("read", handle));
  }

  private static List<CommandResult> tooMany() {
    var limit = Integer.toString(RequestPeople.PEOPLE_MAX);
    return Refusals.of(ReplyTemplate.TOO_MANY_PEOPLE, Map.of("limit", limit));
  }
}
