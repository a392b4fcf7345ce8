package dev.berth.commands;

import dev.berth.forge.Write;
import dev.berth.request.Request;
import java.util.List;
import java.util.Optional;

/** Gives the issue to people. */
final class Assign implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "assign [@USER]", "gives the issue to somebody, or to you", "assign @kim", Who.TRIAGER);

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
            all -> List.of(new Deed.Writes(all.stream().<Write>map(Write.Assign::new).toList())))
        .orElseGet(() -> Refusals.wrong(SHEET, args));
  }
}
