package dev.berth.commands.decision;

import dev.berth.commands.grammar.SingleLineText;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.policy.Finding;
import dev.berth.policy.Judgement;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event;
import dev.berth.request.NeedsApproval;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;

/** Sets a rule aside for the version that was shown; recorded, and shown with the request. */
public final class OverrideCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "override RULE REASON",
          "sets a rule aside, with the reason; recorded",
          "override machines the donor agreed",
          Audience.APPROVER);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return r.state() instanceof NeedsApproval s
        && s.judgement().filter(Judgement::refuses).isPresent();
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    if (c.isOwn()) return Refusals.own(SPEC);
    if (!(c.requireRequest().state() instanceof NeedsApproval s)) {
      return RequestPhase.tooLate(SPEC, c);
    }
    var words = args.split(" ", 2);
    var why = words.length == 2 ? SingleLineText.of(words[1]) : "";
    if (why.isEmpty()) return Refusals.missing(SPEC);
    if (c.shown().filter(c.requireRequest().ask()::equals).isEmpty())
      return Refusals.inState(StateRefusal.CHANGED_SINCE, SPEC, c);
    var rules = refusing(s);
    var rule = rules.stream().filter(words[0]::equalsIgnoreCase).findFirst();
    if (rule.isEmpty()) {
      return Refusals.of(
          ReplyTemplate.RULE_UNKNOWN, Map.of("read", words[0], "rules", String.join(",", rules)));
    }
    return List.of(
        new CommandResult.RequestEvent(new Event.Overridden(c.now(), c.actor(), rule.get(), why)));
  }

  private static List<String> refusing(NeedsApproval s) {
    return s.judgement().stream()
        .flatMap(j -> j.findings().stream())
        .filter(Finding::refuses)
        .map(Finding::rule)
        .filter(rule -> !rule.equals(Judgement.POOLS))
        .toList();
  }
}
