package dev.berth.commands;

import dev.berth.reading.Workload;
import dev.berth.request.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what the machines are for. */
final class WorkloadCommand implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "workload KIND",
          "says what the machines are for: testing, short-term or hosting",
          "workload testing",
          Who.REQUESTER);

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
    if (args.isEmpty()) return Refusals.missing(SHEET);
    return workload(Quoted.bare(args).toLowerCase(Locale.ROOT))
        .map(w -> Phase.answering(SHEET, c, (a, now) -> a.withWorkload(w, now)))
        .orElseGet(() -> Refusals.wrong(SHEET, args));
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
