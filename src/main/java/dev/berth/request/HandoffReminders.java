package dev.berth.request;

import dev.berth.request.machine.Machine;
import dev.berth.request.machine.ManualTask;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Calls the operators of a hand-worked pool: once for all machines, and again while it is undone.
 */
final class HandoffReminders {
  private HandoffReminders() {}

  /** With the notices that are due, whatever happened to the request. */
  static Request called(Request r, Instant now) {
    var made = called(r, Notice.Kind.MAKE_BY_HAND, Machine::isToMake, now);
    return called(made, Notice.Kind.DELETE_BY_HAND, Machine::isToDelete, now);
  }

  private static Request called(Request r, Notice.Kind kind, Predicate<Machine> open, Instant now) {
    if (now.isBefore(next(r, open))) return r;
    var usual = r.policy().makeTime(r.machines().pool());
    var machines = r.machines().each(m -> open.test(m) ? m.working(h -> h.called(now, usual)) : m);
    return r.with(machines).noting(new Notice(kind, now.toString(), now));
  }

  /** When operators are called next with nothing happening. */
  static Instant next(Request r) {
    var make = next(r, Machine::isToMake);
    var delete = next(r, Machine::isToDelete);
    return make.isBefore(delete) ? make : delete;
  }

  private static Instant next(Request r, Predicate<Machine> open) {
    var all = r.machines().list().stream().filter(open).toList();
    return all.isEmpty() || !areAllAsked(r) ? Instant.MAX : earliest(all);
  }

  private static Instant earliest(List<Machine> all) {
    return all.stream()
        .flatMap(m -> m.byHand().stream())
        .map(ManualTask::callAt)
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /** One comment names all machines: it waits for orders that are on their way. */
  private static boolean areAllAsked(Request r) {
    return r.machines().list().stream().noneMatch(Machine::isBeingAsked);
  }
}
