package dev.berth.view;

import dev.berth.request.Active;
import dev.berth.request.ExtensionDecision;
import dev.berth.request.PendingChange;
import dev.berth.request.Request;
import dev.berth.view.templates.ReadableTime;
import dev.berth.view.templates.TemplateValues;
import java.util.Optional;

/** Wishes for a later end, and what became of them, as people read of them. */
final class ExtensionValues {
  private ExtensionValues() {}

  /** The last wish, where it was not agreed to and nothing was asked or agreed since. */
  static Optional<TemplateValues> refused(Request r, Active s) {
    var all = r.flags().verdicts();
    if (all.isEmpty() || s.pending().isPresent()) return Optional.empty();
    return Optional.of(all.getLast()).filter(v -> !v.agreed()).map(ExtensionValues::verdict);
  }

  static TemplateValues verdict(ExtensionDecision v) {
    var byPerson = v.by().isPresent();
    return new TemplateValues()
        .text("by", v.by().map(p -> p.login()))
        .text("asked", v.asked().login())
        .bare("more", ReadableTime.exactly(v.more()))
        .time("at", v.at())
        .text("why", byPerson ? v.why() : "")
        .bare("cause", byPerson ? "" : v.why());
  }

  static TemplateValues pending(PendingChange p, Active s) {
    return new TemplateValues()
        .text("by", p.by().login())
        .text("why", p.why())
        .bare("more", ReadableTime.exactly(p.more()))
        .time("until", p.end(s.held()))
        .time("since", p.since())
        .bare("instead_of", p.insteadOf().map(ReadableTime::exactly).orElse(""))
        .bare("hurdle", p.hurdle())
        .is("for_people", p.stage() == PendingChange.Stage.PEOPLE)
        .text("approved_by", p.approvedBy().map(a -> a.login()));
  }
}
