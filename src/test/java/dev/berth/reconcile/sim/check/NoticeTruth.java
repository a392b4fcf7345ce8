package dev.berth.reconcile.sim.check;

import dev.berth.request.Active;
import dev.berth.request.Closed;
import dev.berth.request.Ending;
import dev.berth.request.NeedsApproval;
import dev.berth.request.NeedsInformation;
import dev.berth.request.Queued;
import dev.berth.request.Request;
import java.time.Duration;
import java.time.Instant;

/** What notices say, written down a second time: one that is posted must be true. */
final class NoticeTruth {
  /** As README promises it. */
  private static final Duration DELETION_WAITS_MAX = Duration.ofDays(3);

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
      case "keys-changed" -> r.access().offered().isPresent();
      case "ending" -> s instanceof Ending;
      case "ended", "denied", "given-up" -> s instanceof Closed;
      case "closing" -> r.flags().closing().isPresent();
      case "stays-open" -> !(s instanceof Closed);
      default -> true;
    };
  }

  /** A deletion waits for the forge, but not for ever. */
  private static Instant deletion(Instant graceEnd, Instant silentUntil) {
    var latest = graceEnd.plus(DELETION_WAITS_MAX);
    if (silentUntil.isBefore(graceEnd)) return graceEnd;
    return silentUntil.isBefore(latest) ? silentUntil : latest;
  }

  /** The lease or its grace time was over then already, and nothing was done about it. */
  static boolean isOverdue(Request r, Instant then, Instant silentUntil) {
    return switch (r.state()) {
      case Active a -> a.held().over(then);
      case Ending e -> !then.isBefore(deletion(e.held().graceEnd(), silentUntil));
      default -> false;
    };
  }
}
