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
import dev.berth.reading.Digest;
import dev.berth.reading.VersionKey;
import dev.berth.request.Active;
import dev.berth.request.Event;
import dev.berth.request.NeedsApproval;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Says yes to exactly the version that was shown. */
public final class ApproveCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "approve [VERSION]",
          "says yes to the version shown",
          "approve 7f3a91c04be2",
          Audience.APPROVER);

  /** What could be a version; anything else may be a condition, which nobody could keep. */
  private static final Pattern VERSION = Pattern.compile("[0-9a-fA-F]{1,64}");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return r.state() instanceof NeedsApproval
        || (r.state() instanceof Active a && a.pending().isPresent());
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    if (c.isOwn()) return Refusals.own(SPEC);
    if (c.shown().isEmpty()) {
      return Refusals.of(ReplyTemplate.NOTHING_SHOWN, Map.of("command", SPEC.name()));
    }
    var shown = c.shown().get();
    var typed = QuotedText.bare(args);
    if (!typed.isEmpty()) {
      if (!VERSION.matcher(typed).matches())
        return other(ReplyTemplate.APPROVAL_WITH_TEXT, typed, c);
      if (typed.length() < VersionKey.SIGNS)
        return other(ReplyTemplate.VERSION_TOO_SHORT, typed, c);
      if (!isMeant(typed, shown, c.requireRequest()))
        return other(ReplyTemplate.VERSION_IS_OTHER, typed, c);
    }
    return Permit.of(SPEC, c) instanceof Permit.Yes(var grantedBy)
        ? List.of(
            new CommandResult.RequestEvent(
                new Event.Approved(
                    c.now(), c.actor(), shown, grantedBy, c.program().revision(), false)))
        : Refusals.noRight(SPEC, c);
  }

  private static boolean isMeant(String typed, Digest digest, Request r) {
    return r.versionKey().filter(k -> k.isMeantBy(typed, digest)).isPresent();
  }

  private static List<CommandResult> other(ReplyTemplate sentence, String typed, CommandContext c) {
    var version = c.requireRequest().version(c.shown().orElseThrow());
    return Refusals.of(sentence, Map.of("read", typed, "version", version));
  }
}
