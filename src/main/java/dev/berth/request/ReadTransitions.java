package dev.berth.request;

import dev.berth.reading.Reading;
import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.Same;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.machine.Machines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What it means that the issue was read again. */
final class ReadTransitions {
  private ReadTransitions() {}

  /** The issue as read now; the state stays. */
  static Request taken(Request r, Event.Read e) {
    return r.copy(
        d -> {
          d.reading = e.reading();
          d.answers = e.answers();
          // A rule was set aside for what was asked then.
          if (!e.reading().digest().equals(r.reading().digest()))
            d.flags = r.flags().overrides(List.of());
        });
  }

  /** Another ask voids what was approved; other prose does not. */
  static Decision judged(Request r, Event.Read e) {
    var next = taken(r, e);
    if (next.equals(r)) return new Same();
    var sameAsk =
        e.reading().digest().equals(r.reading().digest())
            && e.reading().isComplete() == r.reading().isComplete();
    return new Changed(sameAsk ? next : restarted(remembering(next, r.reading()), e.at()));
  }

  /** What was granted stays granted, whatever the issue says later. */
  static Decision ignored(Request r, Event.Read e) {
    return e.answers().equals(r.answers())
        ? new Same()
        : new Refused(StateRefusal.TOO_LATE_TO_CHANGE);
  }

  /** Judged anew from its reading; people who wait for it are told. */
  static Request restarted(Request r, Instant at) {
    var next = r.ungranted().in(State.first(r, at), at);
    if (!(next.state() instanceof NeedsApproval)) return next;
    var version = next.version(next.ask());
    if (r.isApprovedBySomebody())
      return next.noting(new Notice(Notice.Kind.APPROVAL_VOID, version, at));
    return r.state() instanceof NeedsApproval
        ? next
        : next.noting(new Notice(Notice.Kind.APPROVAL_WANTED, version, at));
  }

  /** After the end: a new life under the same issue, with machine keys of its own. */
  static Request reopened(Request r, Instant at) {
    var highest =
        r.machines().list().stream().mapToInt(m -> m.made().key().generation()).max().orElse(0);
    var anew =
        r.copy(
            d -> {
              d.previousReading = Optional.empty();
              d.approvals = List.of();
              d.keys = Optional.empty();
              d.accessRecord = r.accessRecord().map(a -> a.approving(Optional.empty()));
              d.generation = r.generation() + 1 + highest;
              d.machines = Machines.NONE;
              if (r.state() instanceof Closed c && c.endsLease())
                d.earlierLeases = Optional.of(r.earlierLeases().orElse(0) + 1);
              d.flags = RequestFlags.NONE.lost(r.flags().lost()).contacts(r.flags().contacts());
            });
    return restarted(anew, at);
  }

  /** What was approved is shown beside what stands there now. */
  private static Request remembering(Request next, Reading approved) {
    return next.isApprovedBySomebody()
        ? next.copy(d -> d.previousReading = Optional.of(approved))
        : next;
  }
}
