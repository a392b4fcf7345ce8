package dev.berth.commands.request;

import dev.berth.commands.grammar.QuotedText;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.reading.Workload;
import dev.berth.request.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what the machines are for. */
public final class WorkloadCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "workload KIND",
          "says what the machines are for: testing, short-term or hosting",
          "workload testing",
          Audience.REQUESTER);

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
    return workload(QuotedText.bare(args).toLowerCase(Locale.ROOT))
        .map(w -> RequestPhase.answering(SPEC, c, (a, now) -> a.withWorkload(w, now)))
        .orElseGet(() -> Refusals.wrong(SPEC, args));
  }

  private static Optional<Workload> workload(String word) {
    return switch (word) {
      case "testing", "test", "tests", "ci", "build", "builds", "development", "benchmarks" ->
          Optional.of(Workload.TESTING);
      case "short-term", "short term", "short", "event", "workshop", "experiment" ->
          Optional.of(Workload.SHORT_TERM);
      case "hosting", "service", "production" -> Optional.of(Workload.HOSTING);
      default -> Optional.empty();
    };
  }
}
