package dev.berth.commands;

import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.Permit;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.commands.model.SlashCommand;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;

/** Lists what the person can use now, or explains one command. */
final class HelpCommand implements SlashCommand {
  private static final CommandSpec SPEC =
      new CommandSpec("help [COMMAND]", "lists what you can do here now", "help", Audience.ANYONE);

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
    var one = CommandRegistry.find(args.startsWith("/") ? args.substring(1) : args);
    if (one.isPresent()) return List.of(explained(one.get().spec(), c));
    var names = CommandRegistry.usable(c).stream().map(CommandSpec::name).toList();
    var state = c.request().map(r -> r.state().word()).orElse("");
    return List.of(
        new CommandResult.Replies(
            ReplyTemplate.HELP, Map.of("state", state, "commands", String.join(",", names))));
  }

  private static CommandResult explained(CommandSpec s, CommandContext c) {
    return new CommandResult.Replies(
        ReplyTemplate.HELP_COMMAND,
        Map.of(
            "command",
            s.name(),
            "usage",
            s.usage(),
            "help",
            s.help(),
            "example",
            s.example(),
            "who",
            Permit.who(s, c)));
  }
}
