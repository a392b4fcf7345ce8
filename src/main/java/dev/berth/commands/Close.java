package dev.berth.commands;

import dev.berth.forge.Write;
import dev.berth.request.Event;
import dev.berth.request.Event.Part;
import dev.berth.request.Question;
import dev.berth.request.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Closes the issue. A request ends by its own commands; by people who have a part in it, closing
 * counts as on the page.
 */
final class Close implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "close [not planned]",
          "closes the issue",
          "close not planned",
          Who.REQUESTER,
          Who.APPROVER,
          Who.TRIAGER);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return Phase.of(r) != Phase.OVER;
  }

  @Override
  public List<Deed> means(String args, Context c) {
    return c.request().isEmpty() ? issue(args) : request(c.asked(), c);
  }

  private static List<Deed> issue(String args) {
    var words = Quoted.bare(args).toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    var reason =
        switch (words) {
          case "not planned", "wontfix", "won't fix", "duplicate", "invalid" -> "not_planned";
          default -> "completed";
        };
    return List.of(new Deed.Writes(List.of(Write.close(reason))));
  }

  private static List<Deed> request(Request r, Context c) {
    if (r.isOf(c.actor())) return closed(c, Part.REQUESTER);
    return switch (Permit.of(SHEET, List.of(Who.APPROVER), c)) {
      case Permit.Yes _ -> closed(c, Part.APPROVER);
      case Permit.CannotTell(var why, var again) -> List.of(new Deed.Waits(why, again));
      case Permit.No _, Permit.Off _ ->
          r.state() instanceof Question
              ? closed(c, Part.NONE)
              : Refusals.of(
                  Sentence.CLOSE_REQUEST,
                  Map.of("command", SHEET.name(), "commands", "deny,withdraw,release"));
    };
  }

  private static List<Deed> closed(Context c, Part part) {
    return List.of(new Deed.Happens(new Event.ClosedByHand(c.now(), c.actor(), part)));
  }
}
