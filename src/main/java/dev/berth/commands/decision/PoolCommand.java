package dev.berth.commands.decision;

import dev.berth.commands.grammar.QuotedText;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.pool.Pool;
import dev.berth.request.Event;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;

/** Chooses the pool that is used. */
public final class PoolCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec("pool NAME", "uses this pool and no other", "pool lab", Audience.APPROVER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return RequestPhase.of(r) == RequestPhase.ASKING;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    if (args.isEmpty()) return Refusals.missing(SPEC);
    if (c.isOwn()) return Refusals.own(SPEC);
    if (RequestPhase.of(c.requireRequest()) != RequestPhase.ASKING)
      return RequestPhase.tooLate(SPEC, c);
    var wanted = QuotedText.bare(args);
    var pools = c.program().pools().stream().map(Pool::name).toList();
    var pool = pools.stream().filter(wanted::equalsIgnoreCase).findFirst();
    if (pool.isEmpty())
      return Refusals.of(
          ReplyTemplate.POOL_UNKNOWN, Map.of("read", wanted, "pools", String.join(",", pools)));
    var never = c.program().cannotServe(pool.get(), c.requireRequest().reading(), c.now());
    if (never.isPresent())
      return Refusals.of(
          ReplyTemplate.POOL_CANNOT_SERVE, Map.of("read", pool.get(), "reason", never.get()));
    return List.of(
        new CommandResult.RequestEvent(new Event.PoolChosen(c.now(), c.actor(), pool.get())));
  }
}
