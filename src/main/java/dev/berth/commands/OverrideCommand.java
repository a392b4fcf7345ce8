package dev.berth.commands;

import dev.berth.policy.Finding;
import dev.berth.policy.Judgement;
import dev.berth.request.Event;
import dev.berth.request.NeedsApproval;
import dev.berth.request.Request;
import java.util.List;
import java.util.Map;

/** Sets a rule aside; recorded, and shown wherever the request is. */
final class OverrideCommand implements Command {
  private static final Sheet SHEET =
      new Sheet(
          "override RULE REASON",
          "sets a rule aside, with the reason; recorded",
          "override machines the donor agreed",
          Who.APPROVER);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return r.state() instanceof NeedsApproval s
        && s.judgement().filter(Judgement::refuses).isPresent();
  }

  @Override
  public List<Deed> means(String args, Context c) {
    if (c.isOwn()) return Refusals.own(SHEET);
    if (!(c.asked().state() instanceof NeedsApproval s)) {
      return Phase.tooLate(SHEET, c);
    }
    var words = args.split(" ", 2);
    var why = words.length == 2 ? OneLine.of(words[1]) : "";
    if (why.isEmpty()) return Refusals.missing(SHEET);
    var rules = refusing(s);
    var rule = rules.stream().filter(words[0]::equalsIgnoreCase).findFirst();
    if (rule.isEmpty()) {
      return Refusals.of(
          Sentence.RULE_UNKNOWN, Map.of("read", words[0], "rules", String.join(",", rules)));
    }
    return List.of(new Deed.Happens(new Event.Overridden(c.now(), c.actor(), rule.get(), why)));
  }

  private static List<String> refusing(NeedsApproval s) {
    return s.judgement().stream()
        .flatMap(j -> j.findings().stream())
        .filter(Finding::refuses)
        .map(Finding::rule)
        .toList();
  }
}
