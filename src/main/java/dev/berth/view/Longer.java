package dev.berth.view;

import dev.berth.request.Active;
import dev.berth.request.PendingChange;
import dev.berth.request.Request;
import dev.berth.request.Verdict;
import java.util.Optional;

/** Wishes for a later end, and what became of them, as people read of them. */
final class Longer {
  private Longer() {}

  /** The last wish, where it was not agreed to and nothing was asked or agreed since. */
  static Optional<Values> refused(Request r, Active s) {
    var all = r.marks().verdicts();
    if (all.isEmpty() || s.pending().isPresent()) return Optional.empty();
    return Optional.of(all.getLast()).filter(v -> !v.agreed()).map(Longer::verdict);
  }

  static Values verdict(Verdict v) {
    var byPerson = v.by().isPresent();
    return new Values()
        .text("by", v.by().map(p -> p.login()))
        .text("asked", v.asked().login())
        .bare("more", Spans.length(v.more()))
        .time("at", v.at())
        .text("why", byPerson ? v.why() : "")
        .bare("cause", byPerson ? "" : v.why());
  }

  static Values pending(PendingChange p, Active s) {
    return new Values()
        .text("by", p.by().login())
        .text("why", p.why())
        .bare("more", Spans.length(p.more()))
        .time("until", s.held().end().plus(p.more()))
        .time("since", p.since())
        .bare("instead_of", p.insteadOf().map(Spans::length).orElse(""))
        .bare("hurdle", p.hurdle())
        .is("for_people", p.stage() == PendingChange.Stage.PEOPLE)
        .text("approved_by", p.approvedBy().map(a -> a.login()));
  }
}
