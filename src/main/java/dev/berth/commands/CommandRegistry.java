package dev.berth.commands;

import dev.berth.commands.decision.ApproveCommand;
import dev.berth.commands.decision.AskCommand;
import dev.berth.commands.decision.DeletedCommand;
import dev.berth.commands.decision.DenyCommand;
import dev.berth.commands.decision.EndCommand;
import dev.berth.commands.decision.HoldCommand;
import dev.berth.commands.decision.OverrideCommand;
import dev.berth.commands.decision.PoolCommand;
import dev.berth.commands.decision.ProvisionedCommand;
import dev.berth.commands.decision.ReplaceCommand;
import dev.berth.commands.decision.RetryCommand;
import dev.berth.commands.decision.UnholdCommand;
import dev.berth.commands.grammar.CommandParser;
import dev.berth.commands.grammar.CommandsRead;
import dev.berth.commands.grammar.HandleList;
import dev.berth.commands.grammar.NearestName;
import dev.berth.commands.grammar.ReturnedText;
import dev.berth.commands.grammar.SaidCommands;
import dev.berth.commands.grammar.TypedCommand;
import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandOrigin;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Permit;
import dev.berth.commands.model.Refusals;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.commands.model.SlashCommand;
import dev.berth.commands.request.AccessCommand;
import dev.berth.commands.request.AddCommand;
import dev.berth.commands.request.ConfirmCommand;
import dev.berth.commands.request.ExtendCommand;
import dev.berth.commands.request.KeepCommand;
import dev.berth.commands.request.KeysCommand;
import dev.berth.commands.request.MachinesCommand;
import dev.berth.commands.request.OsCommand;
import dev.berth.commands.request.ReleaseCommand;
import dev.berth.commands.request.RemoveCommand;
import dev.berth.commands.request.TermCommand;
import dev.berth.commands.request.WithdrawCommand;
import dev.berth.commands.request.WorkloadCommand;
import dev.berth.commands.triage.AssignCommand;
import dev.berth.commands.triage.CloseCommand;
import dev.berth.commands.triage.LabelCommand;
import dev.berth.commands.triage.LockCommand;
import dev.berth.commands.triage.MilestoneCommand;
import dev.berth.commands.triage.ReopenCommand;
import dev.berth.commands.triage.RetitleCommand;
import dev.berth.commands.triage.UnassignCommand;
import dev.berth.commands.triage.UnlabelCommand;
import dev.berth.commands.triage.UnlockCommand;
import dev.berth.request.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All commands, and what one of them comes to. */
public final class CommandRegistry {
  /** No comment has more that count. */
  public static final int COMMANDS_MAX = 10;

  /** In the order of help and README. */
  static final List<SlashCommand> ALL =
      List.of(
          new HelpCommand(),
          new StatusCommand(),
          new WhyCommand(),
          new MachinesCommand(),
          new OsCommand(),
          new TermCommand(),
          new WorkloadCommand(),
          new ConfirmCommand(),
          new ExtendCommand(),
          new KeepCommand(),
          new ReleaseCommand(),
          new AddCommand(),
          new RemoveCommand(),
          new AccessCommand(),
          new KeysCommand(),
          new WithdrawCommand(),
          new ApproveCommand(),
          new DenyCommand(),
          new AskCommand(),
          new HoldCommand(),
          new UnholdCommand(),
          new PoolCommand(),
          new OverrideCommand(),
          new EndCommand(),
          new RetryCommand(),
          new ReplaceCommand(),
          new ProvisionedCommand(),
          new DeletedCommand(),
          new LabelCommand(),
          new UnlabelCommand(),
          new AssignCommand(),
          new UnassignCommand(),
          new CloseCommand(),
          new ReopenCommand(),
          new RetitleCommand(),
          new LockCommand(),
          new UnlockCommand(),
          new MilestoneCommand());

  static final Set<String> NAMES =
      ALL.stream().map(c -> c.spec().name()).collect(Collectors.toUnmodifiableSet());

  private CommandRegistry() {}

  /** What every command says of itself, in the order of help. */
  public static List<CommandSpec> specs() {
    return ALL.stream().map(SlashCommand::spec).toList();
  }

  public static Optional<CommandSpec> spec(String name) {
    return find(name).map(SlashCommand::spec);
  }

  /** The commands of a text in their order, unknown words included. */
  public static List<TypedCommand> read(String body, Optional<String> prefix) {
    return CommandParser.read(body, prefix, NAMES);
  }

  /** The same, with those that may not be the writer's own. */
  public static CommandsRead readAll(String body, Optional<String> prefix) {
    return CommandParser.readAll(body, prefix, NAMES);
  }

  /** Why commands of a text are not taken: the first of each kind is named. */
  public static List<CommandResult> notTaken(
      List<TypedCommand> repeated, List<TypedCommand> cutOff, List<TypedCommand> oddlySpaced) {
    var all = new ArrayList<CommandResult>();
    all.addAll(notTaken(ReplyTemplate.REPEATED_COMMAND, repeated));
    all.addAll(notTaken(ReplyTemplate.BELOW_A_QUOTE, cutOff));
    all.addAll(notTaken(ReplyTemplate.ODD_SPACE, oddlySpaced));
    return all;
  }

  private static List<CommandResult> notTaken(ReplyTemplate why, List<TypedCommand> found) {
    return found.isEmpty()
        ? List.of()
        : Refusals.of(why, Map.of("command", found.getFirst().name()));
  }

  /** Every command that a text speaks of, even where it does not count. */
  public static Set<String> said(String text, Optional<String> prefix) {
    return SaidCommands.in(text, prefix, NAMES);
  }

  /** Lines of a text of ours that would run when it comes back in somebody's reply. */
  public static Set<String> running(String ours, Optional<String> prefix) {
    return ReturnedText.running(ours, prefix, NAMES);
  }

  /** The word of ours that somebody probably meant. */
  public static Optional<String> near(String word) {
    return NearestName.of(word.toLowerCase(Locale.ROOT), NAMES);
  }

  /**
   * The commands of one comment in the order in which they are taken: {@code /reopen} first, as
   * answers to a closed request mean nothing before it.
   *
   * @param tooMany whether some were left out
   */
  public record Agenda(List<TypedCommand> typed, boolean tooMany) {
    public Agenda {
      typed = List.copyOf(typed);
    }
  }

  public static Agenda agenda(List<TypedCommand> found) {
    var all = new ArrayList<TypedCommand>();
    found.stream().filter(t -> t.name().equals("reopen")).limit(1).forEach(all::add);
    found.stream().filter(t -> !all.contains(t)).forEach(all::add);
    var some = all.subList(0, Math.min(COMMANDS_MAX, all.size()));
    return new Agenda(some, some.size() < all.size());
  }

  /** Handles in it that must be looked up before it is interpreted, in lower case. */
  public static Set<String> handles(TypedCommand t) {
    if (!t.name().equals("add")) return Set.of();
    return HandleList.of(t.args()).stream()
        .flatMap(List::stream)
        .map(h -> h.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What a command comes to. Several results happen in their order. */
  public static List<CommandResult> interpret(TypedCommand t, CommandContext c) {
    if (c.actor().isGhost())
      return List.of(new CommandResult.Ignores(CommandResult.IgnoreReason.NOBODY));
    if (c.actor().bot()) return List.of(new CommandResult.Ignores(CommandResult.IgnoreReason.BOT));
    var command = find(t.name());
    if (command.isEmpty()) return unknown(t, c);
    var spec = command.get().spec();
    if (c.request().isEmpty() && !isForIssue(spec, c)) return noRequest(spec, c);
    if (c.ourselves()) return refusedAs(ReplyTemplate.OWN_ACCOUNT, spec);
    if (c.origin() == CommandOrigin.EDITED) return refusedAs(ReplyTemplate.EDITED, spec);
    if (c.origin() == CommandOrigin.BODY && !spec.isForRequester()) {
      return refusedAs(ReplyTemplate.NOT_IN_ISSUE, spec);
    }
    return switch (Permit.of(spec, c)) {
      case Permit.Yes _ -> command.get().interpret(t.args(), c);
      case Permit.No _ -> Refusals.noRight(spec, c);
      case Permit.Off _ -> refusedAs(ReplyTemplate.TRIAGE_OFF, spec);
      case Permit.CannotTell(String why, Instant again) ->
          List.of(new CommandResult.TryLater(why, again));
    };
  }

  /** What is said once where a comment has more commands than count. */
  public static CommandResult tooMany() {
    var limit = Integer.toString(COMMANDS_MAX);
    return new CommandResult.Refuses(ReplyTemplate.TOO_MANY_COMMANDS, Map.of("limit", limit));
  }

  /** What the person can use now, as far as the forge tells. */
  static List<CommandSpec> usable(CommandContext c) {
    return ALL.stream()
        .filter(k -> c.request().map(k::applies).orElseGet(() -> isForIssue(k.spec(), c)))
        .filter(k -> Permit.of(k.spec(), whoNow(k.spec(), c), c) instanceof Permit.Yes)
        .map(SlashCommand::spec)
        .toList();
  }

  /** A request is opened and closed by those who have a part in it. */
  private static List<Audience> whoNow(CommandSpec s, CommandContext c) {
    var isQuestion = c.request().filter(r -> r.state() instanceof Question).isPresent();
    if (c.request().isEmpty() || isQuestion || !s.isForRequester()) return s.audience();
    return s.audience().stream().filter(w -> w != Audience.TRIAGER).toList();
  }

  static Optional<SlashCommand> find(String name) {
    var wanted = name.toLowerCase(Locale.ROOT);
    return ALL.stream().filter(c -> c.spec().name().equals(wanted)).findFirst();
  }

  private static List<CommandResult> unknown(TypedCommand t, CommandContext c) {
    var forUs = c.program().prefix().isPresent();
    return List.of(new CommandResult.UnknownCommand(t.args(), near(t.args()), forUs));
  }

  private static boolean isForIssue(CommandSpec s, CommandContext c) {
    return Permit.isTriageEverywhere(c) && (s.isTriage() || s.name().equals("help"));
  }

  /** Other bots listen to the same words; with a prefix it is us who are spoken to. */
  private static List<CommandResult> noRequest(CommandSpec s, CommandContext c) {
    return c.program().prefix().isPresent()
        ? refusedAs(ReplyTemplate.NO_REQUEST, s)
        : List.of(new CommandResult.Ignores(CommandResult.IgnoreReason.NOT_A_REQUEST));
  }

  private static List<CommandResult> refusedAs(ReplyTemplate sentence, CommandSpec s) {
    return Refusals.of(sentence, Map.of("command", s.name()));
  }
}
