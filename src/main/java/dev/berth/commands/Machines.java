package dev.berth.commands;

import dev.berth.catalogue.Plan;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says which machines, and how many of each. */
final class Machines implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "machines COUNTx PLAN, ...",
          "says which machines are wanted",
          "machines 3x c3.medium.x86, 1x c3.large.arm64",
          Who.REQUESTER,
          Who.APPROVER);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return Phase.of(r) == Phase.ASKING;
  }

  @Override
  public List<Deed> means(String args, Context c) {
    return switch (MachineList.of(args, c.program().catalogue())) {
      case MachineList.Read(var lines) ->
          Phase.answering(SHEET, c, (a, now) -> a.withMachines(lines, now));
      case MachineList.Nothing _ -> args.isEmpty() ? Refusals.missing(SHEET) : wrong(args);
      case MachineList.NoCount(var read) ->
          Refusals.of(
              Sentence.COUNT_WRONG,
              Map.of(
                  "read",
                  read,
                  "limit",
                  Integer.toString(MachineList.COUNT_MAX),
                  "example",
                  SHEET.example()));
      case MachineList.NoPlan(var read, var near) ->
          Refusals.of(
              Sentence.PLAN_UNKNOWN,
              Map.of("read", read, "near", near.orElse(""), "plans", plans(c)));
      case MachineList.NotOffered(var read, var instead) ->
          Refusals.of(
              Sentence.PLAN_NOT_OFFERED,
              Map.of("read", read, "instead", String.join(",", instead)));
    };
  }

  private static List<Deed> wrong(String args) {
    return Refusals.wrong(SHEET, args);
  }

  private static String plans(Context c) {
    return c.program().catalogue().offered().stream()
        .map(Plan::name)
        .limit(MachineList.SHOWN_MAX)
        .collect(Collectors.joining(","));
  }
}
