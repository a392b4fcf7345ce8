package dev.berth.commands;

import dev.berth.forge.Write;
import dev.berth.request.Request;
import java.util.List;
import java.util.Optional;

/** Takes the issue from people. */
final class Unassign implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "unassign [@USER]",
          "takes the issue from somebody, or from you",
          "unassign @kim",
          Who.TRIAGER);

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
    var self = args.isEmpty() || args.equalsIgnoreCase("me");
    var logins = self ? Optional.of(List.of(c.actor().login())) : Handles.of(args);
    return logins
        .<List<Deed>>map(
            all -> List.of(new Deed.Writes(all.stream().<Write>map(Write.Unassign::new).toList())))
        .orElseGet(() -> Refusals.wrong(SHEET, args));
  }
}
