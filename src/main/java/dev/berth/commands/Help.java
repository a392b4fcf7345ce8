package dev.berth.commands;

import dev.berth.request.Request;
import java.util.List;
import java.util.Map;

/** Lists what the person can use now, or explains one command. */
final class Help implements Command {
  private static final Sheet SHEET =
      new Sheet("help [COMMAND]", "lists what you can do here now", "help", Who.ANYONE);

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
    var one = Commands.find(args.startsWith("/") ? args.substring(1) : args);
    if (one.isPresent()) return List.of(explained(one.get().sheet(), c));
    var names = Commands.usable(c).stream().map(Sheet::name).toList();
    var state = c.request().map(r -> r.state().word()).orElse("");
    return List.of(
        new Deed.Replies(
            Sentence.HELP, Map.of("state", state, "commands", String.join(",", names))));
  }

  private static Deed explained(Sheet s, Context c) {
    return new Deed.Replies(
        Sentence.HELP_COMMAND,
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
