package dev.berth.commands.request;

import dev.berth.commands.grammar.QuotedText;
import dev.berth.commands.grammar.SingleLineText;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Request;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Says which operating systems. */
public final class OsCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "os SYSTEM, ...",
          "says which operating system is wanted",
          "os ubuntu 24.04",
          Audience.REQUESTER);

  /** More is no answer to a question. */
  private static final int SYSTEMS_MAX = 5;

  private static final int CHARS_MAX = 60;

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
    var systems =
        Stream.of(QuotedText.bare(args).split("[,;]", -1))
            .map(s -> SingleLineText.of(s, CHARS_MAX).toLowerCase(Locale.ROOT))
            .filter(s -> !s.isEmpty())
            .toList();
    if (systems.isEmpty()) return Refusals.missing(SPEC);
    if (systems.size() > SYSTEMS_MAX) return Refusals.wrong(SPEC, args);
    return RequestPhase.answering(SPEC, c, (a, now) -> a.withSystems(systems, now));
  }
}
