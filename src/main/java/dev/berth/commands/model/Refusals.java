package dev.berth.commands.model;

import dev.berth.commands.grammar.SingleLineText;
import dev.berth.commands.grammar.TermParser.Problem;
import dev.berth.request.Decision.Refusal;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.machine.Machine;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refusals that more than one command makes. */
public final class Refusals {
  private Refusals() {}

  public static List<CommandResult> missing(CommandSpec s) {
    return of(
        ReplyTemplate.ARGUMENT_MISSING,
        Map.of("command", s.name(), "usage", s.usage(), "example", s.example()));
  }

  public static List<CommandResult> wrong(CommandSpec s, String read) {
    return of(
        ReplyTemplate.ARGUMENT_WRONG,
        Map.of("command", s.name(), "read", read, "usage", s.usage(), "example", s.example()));
  }

  public static List<CommandResult> time(CommandSpec s, String read, Problem problem) {
    return of(
        ReplyTemplate.TIME_WRONG,
        Map.of(
            "command",
            s.name(),
            "read",
            read,
            "problem",
            problem.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            "example",
            s.example()));
  }

  public static List<CommandResult> noRight(CommandSpec s, CommandContext c) {
    return of(
        ReplyTemplate.NO_RIGHT,
        Map.of("command", s.name(), "who", Permit.who(s, c), "can", Permit.holders(s, c)));
  }

  public static List<CommandResult> own(CommandSpec s) {
    return of(StateRefusal.OWN_REQUEST, Map.of("command", s.name()));
  }

  /** No such machine: these there are. */
  public static List<CommandResult> machine(String read, Stream<Machine> known) {
    var names = known.map(Machine::name).collect(Collectors.joining(","));
    return of(ReplyTemplate.MACHINE_UNKNOWN, Map.of("read", read, "machines", names));
  }

  public static List<CommandResult> inState(Refusal why, CommandSpec s, CommandContext c) {
    return of(why, Map.of("command", s.name(), "state", c.requireRequest().state().word()));
  }

  public static List<CommandResult> of(Refusal why, Map<String, String> values) {
    var shown = new HashMap<>(values);
    shown.computeIfPresent("read", (_, typed) -> SingleLineText.of(typed));
    return List.of(new CommandResult.Refuses(why, shown));
  }
}
