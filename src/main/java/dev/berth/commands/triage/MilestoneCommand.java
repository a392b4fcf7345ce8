package dev.berth.commands.triage;

import dev.berth.commands.grammar.NearestName;
import dev.berth.commands.grammar.QuotedText;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.commands.model.SlashCommand;
import dev.berth.forge.Write;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the issue into a milestone. */
public final class MilestoneCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "milestone NAME",
          "puts the issue into a milestone, by title or number, or into none",
          "milestone 2027-Q1",
          Audience.TRIAGER);

  /** More are counted rather than named. */
  private static final int OPEN_MAX = 8;

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return true;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    if (args.isEmpty()) return Refusals.missing(SPEC);
    var wanted = QuotedText.bare(args);
    if (wanted.equalsIgnoreCase("none") || wanted.equalsIgnoreCase("clear")) {
      return List.of(
          new CommandResult.IssueChanges(List.of(new Write.Milestone(Optional.empty()))));
    }
    return number(wanted, c)
        .<List<CommandResult>>map(
            n ->
                List.of(
                    new CommandResult.IssueChanges(List.of(new Write.Milestone(Optional.of(n))))))
        .orElseGet(() -> unknown(wanted, c));
  }

  /** By title, else by the number of one that is open. */
  private static Optional<Integer> number(String wanted, CommandContext c) {
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

  private static List<CommandResult> unknown(String wanted, CommandContext c) {
    var open =
        c.milestones().entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .toList();
    int more = open.size() - OPEN_MAX;
    return Refusals.of(
        ReplyTemplate.MILESTONE_UNKNOWN,
        Map.of(
            "read",
            wanted,
            "near",
            NearestName.among(wanted, open).orElse(""),
            "open",
            String.join("\n", open.subList(0, Math.min(OPEN_MAX, open.size()))),
            "more",
            more > 0 ? Integer.toString(more) : ""));
  }
}
