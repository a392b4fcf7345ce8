package dev.berth.reconcile.sim.check;

import dev.berth.request.Active;
import dev.berth.request.Closed;
import dev.berth.request.Ending;
import dev.berth.request.NeedsApproval;
import dev.berth.request.NeedsInformation;
import dev.berth.request.Queued;
import dev.berth.request.Request;
import java.time.Instant;

/** What notices say, written down a second time: one that is posted must be true. */
final class NoticeTruth {
  private NoticeTruth() {}

  static void check(String key, Request r) {
    var colon = key.indexOf(':');
    var kind = colon < 0 ? key : key.substring(0, colon);
    if (!isTrue(kind, r))
      throw new Violation("the notice " + key + " is not true of " + r.state().word());
  }

  private static boolean isTrue(String kind, Request r) {
    var s = r.state();
    return switch (kind) {
      case "approval-wanted", "approval-void", "decision-late", "lead-called" ->
          s instanceof NeedsApproval;
      case "question-asked", "asked-again" -> s instanceof NeedsInformation;
      case "queued", "still-wanted" -> s instanceof Queued q && q.pool().isEmpty();
      case "ready", "access", "reminder" -> s instanceof Active;
      case "change-wanted" -> s instanceof Active a && a.pending().isPresent();
      case "ending" -> s instanceof Ending;
      case "ended", "denied", "given-up" -> s instanceof Closed;
      case "closing" -> r.flags().closing().isPresent();
      case "stays-open" -> !(s instanceof Closed);
      default -> true;
    };
  }

  /** The lease or its grace time was over then already, and nothing was done about it. */
  static boolean isOverdue(Request r, Instant then) {
    return switch (r.state()) {
      case Active a -> a.held().over(then);
      case Ending e -> !then.isBefore(e.held().graceEnd());
      default -> false;
    };
  }
}
