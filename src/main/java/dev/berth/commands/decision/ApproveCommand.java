package dev.berth.commands.decision;

import dev.berth.commands.grammar.QuotedText;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Permit;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Active;
import dev.berth.request.Event;
import dev.berth.request.NeedsApproval;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Says yes to exactly the version that was shown. */
public final class ApproveCommand implements SlashCommand {
  private static final CommandSpec SHEET =
      new CommandSpec(
          "approve [VERSION]",
          "says yes to the version shown",
          "approve 7f3a91c",
          Audience.APPROVER);

  /** What could be a version; anything else may be a condition, which nobody could keep. */
  private static final Pattern VERSION = Pattern.compile("[0-9a-fA-F]{1,64}");

  private static final int SIGNS_MIN = 7;

  @Override
  public CommandSpec spec() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return r.state() instanceof NeedsApproval
        || (r.state() instanceof Active a && a.pending().isPresent());
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    if (c.isOwn()) return Refusals.own(SHEET);
    if (c.shown().isEmpty()) {
      return Refusals.of(ReplyTemplate.NOTHING_SHOWN, Map.of("command", SHEET.name()));
    }
    var shown = c.shown().get();
    var typed = QuotedText.bare(args);
    if (!typed.isEmpty()) {
      if (!VERSION.matcher(typed).matches())
        return other(ReplyTemplate.APPROVAL_WITH_TEXT, typed, c);
      if (typed.length() < SIGNS_MIN) return other(ReplyTemplate.VERSION_TOO_SHORT, typed, c);
      if (!shown.isMeantBy(typed) && !isOfLease(typed, c))
        return other(ReplyTemplate.VERSION_IS_OTHER, typed, c);
    }
    return Permit.of(SHEET, c) instanceof Permit.Yes(var ground)
        ? List.of(
            new CommandResult.RequestEvent(
                new Event.Approved(
                    c.now(), c.actor(), shown, ground, c.program().revision(), false)))
        : Refusals.noRight(SHEET, c);
  }

  /** While machines are lent people see the version that was granted; the wish has none to type. */
  private static boolean isOfLease(String typed, CommandContext c) {
    var r = c.requireRequest();
    return r.state() instanceof Active && r.ask().isMeantBy(typed);
  }

  private static List<CommandResult> other(ReplyTemplate sentence, String typed, CommandContext c) {
    var version = c.shown().orElseThrow().version();
    return Refusals.of(sentence, Map.of("read", typed, "version", version));
  }
}
