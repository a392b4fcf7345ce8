package dev.berth.commands;

import dev.berth.request.Active;
import dev.berth.request.Event;
import dev.berth.request.NeedsApproval;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Says yes to exactly the version that was shown. */
final class Approve implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "approve [VERSION]", "says yes to the version shown", "approve 7f3a91c", Who.APPROVER);

  /** What could be a version; anything else may be a condition, which nobody could keep. */
  private static final Pattern VERSION = Pattern.compile("[0-9a-fA-F]{1,64}");

  private static final int SIGNS_MIN = 7;

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return r.state() instanceof NeedsApproval
        || (r.state() instanceof Active a && a.pending().isPresent());
  }

  @Override
  public List<Deed> means(String args, Context c) {
    if (c.isOwn()) return Refusals.own(SHEET);
    if (c.shown().isEmpty()) {
      return Refusals.of(Sentence.NOTHING_SHOWN, Map.of("command", SHEET.name()));
    }
    var shown = c.shown().get();
    var typed = Quoted.bare(args);
    if (!typed.isEmpty()) {
      if (!VERSION.matcher(typed).matches()) return other(Sentence.APPROVAL_WITH_TEXT, typed, c);
      if (typed.length() < SIGNS_MIN) return other(Sentence.VERSION_TOO_SHORT, typed, c);
      if (!shown.isMeantBy(typed) && !isOfLease(typed, c))
        return other(Sentence.VERSION_IS_OTHER, typed, c);
    }
    return Permit.of(SHEET, c) instanceof Permit.Yes(var ground)
        ? List.of(
            new Deed.Happens(
                new Event.Approved(
                    c.now(), c.actor(), shown, ground, c.program().revision(), false)))
        : Refusals.noRight(SHEET, c);
  }

  /** While machines are lent people see the version that was granted; the wish has none to type. */
  private static boolean isOfLease(String typed, Context c) {
    var r = c.asked();
    return r.state() instanceof Active && r.reading().digest().isMeantBy(typed);
  }

  private static List<Deed> other(Sentence sentence, String typed, Context c) {
    var version = c.shown().orElseThrow().version();
    return Refusals.of(sentence, Map.of("read", typed, "version", version));
  }
}
