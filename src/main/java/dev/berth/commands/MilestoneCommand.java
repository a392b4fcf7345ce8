package dev.berth.commands;

import dev.berth.forge.Write;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the issue into a milestone. */
final class MilestoneCommand implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "milestone NAME",
          "puts the issue into a milestone, by title or number, or into none",
          "milestone 2027-Q1",
          Who.TRIAGER);

  /** More are counted rather than named. */
  private static final int OPEN_MAX = 8;

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return true;
  }

  @Override
  public List<Deed> means(String args, Context c) {
    if (args.isEmpty()) return Refusals.missing(SHEET);
    var wanted = Quoted.bare(args);
    if (wanted.equalsIgnoreCase("none") || wanted.equalsIgnoreCase("clear")) {
      return List.of(new Deed.Writes(List.of(new Write.Milestone(Optional.empty()))));
    }
    return number(wanted, c)
        .<List<Deed>>map(
            n -> List.of(new Deed.Writes(List.of(new Write.Milestone(Optional.of(n))))))
        .orElseGet(() -> unknown(wanted, c));
  }

  /** By title, else by the number of one that is open. */
  private static Optional<Integer> number(String wanted, Context c) {
    var byTitle =
        c.milestones().entrySet().stream()
            .filter(m -> m.getKey().equalsIgnoreCase(wanted))
            .map(Map.Entry::getValue)
            .findFirst();
    if (byTitle.isPresent() || !wanted.matches("#?[1-9][0-9]{0,6}")) return byTitle;
    int number = Integer.parseInt(wanted.replace("#", ""));
    return c.milestones().isEmpty() || c.milestones().containsValue(number)
        ? Optional.of(number)
        : Optional.empty();
  }

  private static List<Deed> unknown(String wanted, Context c) {
    var open =
        c.milestones().entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .toList();
    int more = open.size() - OPEN_MAX;
    return Refusals.of(
        Sentence.MILESTONE_UNKNOWN,
        Map.of(
            "read",
            wanted,
            "near",
            Near.among(wanted, open).orElse(""),
            "open",
            String.join("\n", open.subList(0, Math.min(OPEN_MAX, open.size()))),
            "more",
            more > 0 ? Integer.toString(more) : ""));
  }
}
