package dev.berth.commands.request;

import dev.berth.catalogue.Plan;
import dev.berth.commands.grammar.MachineList;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.commands.model.RequestPhase;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says which machines, and how many of each. */
public final class MachinesCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "machines COUNTx PLAN, ...",
          "says which machines are wanted",
          "machines 3x c3.medium.x86, 1x c3.large.arm64",
          Audience.REQUESTER,
          Audience.APPROVER);

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
    return switch (MachineList.of(args, c.program().catalogue())) {
      case MachineList.Read(var lines) ->
          RequestPhase.answering(SPEC, c, (a, now) -> a.withMachines(lines, now));
      case MachineList.Nothing _ -> args.isEmpty() ? Refusals.missing(SPEC) : wrong(args);
      case MachineList.NoCount(var read) ->
          Refusals.of(
              ReplyTemplate.COUNT_WRONG,
              Map.of(
                  "read",
                  read,
                  "limit",
                  Integer.toString(MachineList.COUNT_MAX),
                  "example",
                  SPEC.example()));
      case MachineList.NoPlan(var read, var near) ->
          Refusals.of(
              ReplyTemplate.PLAN_UNKNOWN,
              Map.of("read", read, "near", near.orElse(""), "plans", plans(c)));
      case MachineList.NotOffered(var read, var instead) ->
          Refusals.of(
              ReplyTemplate.PLAN_NOT_OFFERED,
              Map.of("read", read, "instead", String.join(",", instead)));
    };
  }

  private static List<CommandResult> wrong(String args) {
    return Refusals.wrong(SPEC, args);
  }

  private static String plans(CommandContext c) {
    return c.program().catalogue().offered().stream()
        .map(Plan::name)
        .limit(MachineList.SHOWN_MAX)
        .collect(Collectors.joining(","));
  }
}
