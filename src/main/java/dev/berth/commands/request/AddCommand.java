package dev.berth.commands.request;

import dev.berth.commands.grammar.HandleList;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Permit;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.policy.Account;
import dev.berth.policy.Facts;
import dev.berth.program.PeopleChange;
import dev.berth.request.Event;
import dev.berth.request.Request;
import dev.berth.request.RequestFlags;
import dev.berth.request.access.RequestPeople;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets colleagues log in and act for the request. */
public final class AddCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "add @USER",
          "gives a colleague access; by an approver also by all keys of the account as it is",
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
    var permit = Permit.asApprover(SPEC, c);
    if (permit instanceof Permit.CannotTell(var why, var again))
      return List.of(new CommandResult.TryLater(why, again));
    var joining = new Joining(c, permit instanceof Permit.Yes);
    for (var handle : handles.get()) {
      var refused = joining.take(handle, c.people().get(handle.toLowerCase(Locale.ROOT)));
      if (!refused.isEmpty()) return refused;
    }
    return joining.results;
  }

  /** What becomes of the people named, one after the other. */
  private static final class Joining {
    private final CommandContext context;
    private final Request request;
    private final boolean isApprovers;
    private final List<CommandResult> results = new ArrayList<>();
    private int count;

    Joining(CommandContext c, boolean isApprovers) {
      this.context = c;
      this.request = c.requireRequest();
      this.isApprovers = isApprovers;
      this.count = request.people().size();
    }

    /** Empty where nothing speaks against it. */
    List<CommandResult> take(String handle, @Nullable Known<Account> known) {
      return switch (known) {
        case null -> throw new IllegalArgumentException("nobody looked up " + handle);
        case Known.Unknown<Account>(var why, var again) ->
            List.of(new CommandResult.TryLater(why, again));
        case Known.Absent<Account> _ -> unknown(handle);
        case Known.Is<Account>(var account) when account.person().bot() ->
            refused(ReplyTemplate.PERSON_IS_BOT, handle);
        case Known.Is<Account>(var account) when isRefused(account, context) ->
            refused(ReplyTemplate.PERSON_NOT_HERE, handle);
        case Known.Is<Account>(var account) -> take(handle, account.person());
      };
    }

    private List<CommandResult> take(String handle, Person person) {
      var now = context.now();
      var isMember = request.who().isMember(person);
      if (isMember && isApprovers)
        return becomes(new Event.KeysRenewed(now, context.actor(), person));
      if (!isMember && !isApprovers && needsYes())
        return refused(ReplyTemplate.PERSON_NEEDS_YES, handle);
      if (!isMember && ++count > RequestPeople.PEOPLE_MAX) return tooMany();
      return becomes(new Event.PersonAdded(now, context.actor(), person));
    }

    private boolean needsYes() {
      return context.program().people() == PeopleChange.APPROVER
          && RequestPhase.of(request) != RequestPhase.ASKING;
    }

    private List<CommandResult> becomes(Event e) {
      results.add(new CommandResult.RequestEvent(e));
      return List.of();
    }
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

  private static List<CommandResult> refused(ReplyTemplate why, String handle) {
    return Refusals.of(why, Map.of("read", handle));
  }

  private static List<CommandResult> unknown(String handle) {
    return refused(ReplyTemplate.PERSON_UNKNOWN, handle);
  }

  private static List<CommandResult> tooMany() {
    var limit = Integer.toString(RequestPeople.PEOPLE_MAX);
    return Refusals.of(ReplyTemplate.TOO_MANY_PEOPLE, Map.of("limit", limit));
  }
}
