package dev.berth.request;

import dev.berth.provision.MachineAccess;
import dev.berth.provision.Outcome;
import dev.berth.request.Decision.Changed;
import dev.berth.request.Decision.Refused;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.machine.Machine;
import dev.berth.request.machine.ManualTask;
import dev.berth.request.machine.Replacement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * What people do about machines by hand, and when the operators of a hand-worked pool are called:
 * once for all machines, and again while it is undone.
 */
final class ManualTransitions {
  private static final String USER = "root";

  private ManualTransitions() {}

  /** An operator made a machine, or corrects its address; the state says what comes after. */
  static Decision provided(
      Request r, Event.MadeByHand e, BiFunction<Request, Instant, Decision> then) {
    var machine = r.machines().named(e.machine());
    if (machine.isEmpty()) return new Refused(StateRefusal.NO_SUCH_MACHINE);
    if (machine.get().byHand().isEmpty()) return new Refused(StateRefusal.NOT_BY_HAND);
    var key = machine.get().made().key();
    if (r.machines().kept().anyMatch(m -> isAt(m, e.address()) && !m.made().key().equals(key)))
      return new Refused(StateRefusal.ADDRESS_TAKEN);
    var access = new MachineAccess(e.address(), USER, List.of());
    return then.apply(r.with(r.machines().with(key, m -> m.madeByHand(access, e.at()))), e.at());
  }

  private static boolean isAt(Machine m, String address) {
    return m.seen().orElse(null) instanceof Outcome.Ready ready && ready.access().isAt(address);
  }

  /** An operator deleted a machine that was given back; the provider's list has the last word. */
  static Decision deleted(Request r, Event.DeletedByHand e) {
    if (r.state() instanceof Closed) return new Refused(StateRefusal.CLOSED);
    if (r.machines().named(e.machine()).isPresent()) return new Refused(StateRefusal.STILL_LENT);
    var machine = r.machines().givenBack(e.machine());
    if (machine.isEmpty()) return new Refused(StateRefusal.NO_SUCH_MACHINE);
    if (machine.get().byHand().isEmpty()) return new Refused(StateRefusal.NOT_BY_HAND);
    var key = machine.get().made().key();
    return new Changed(r.with(r.machines().with(key, Machine::deletedByHand)));
  }

  /** What failed for good or vanished is made anew. */
  static Decision retried(Request r, Event.RetryRequested e) {
    if (!r.machines().hasLost()) return new Refused(StateRefusal.NOTHING_TO_RETRY);
    var next = r.with(r.machines().remade(MachineOrders.life(r, e.at()), e.at()));
    return r.state() instanceof Active a
        ? next.stays(a.unsealed())
        : next.moves(Provisioning.started(r, e.at()), e.at());
  }

  /**
   * Another machine is made for one of a lease; one at a time, and nothing changes in the lease.
   */
  static Decision replaced(Request r, Event.ReplacementRequested e) {
    var machine = r.machines().named(e.machine());
    if (machine.isEmpty()) return new Refused(StateRefusal.NO_SUCH_MACHINE);
    var old = machine.get();
    if (Replacement.isOne(old, r.machines()) || old.isAwaited())
      return new Refused(StateRefusal.BEING_REPLACED);
    var life = MachineOrders.life(r, e.at());
    return new Changed(r.with(Replacement.begun(r.machines(), old, life, e.at())))
        .noting(Notice.Kind.REPLACING, old.made().key().text(), e.at());
  }

  /** With the notices that are due, whatever happened to the request. */
  static Request called(Request r, Instant now) {
    var made = called(r, Notice.Kind.MAKE_BY_HAND, Machine::isToMake, now);
    return called(made, Notice.Kind.DELETE_BY_HAND, Machine::isToDelete, now);
  }

  private static Request called(Request r, Notice.Kind kind, Predicate<Machine> open, Instant now) {
    if (now.isBefore(nextCall(r, open))) return r;
    var usual = r.policy().makeTime(r.machines().pool());
    var machines = r.machines().each(m -> open.test(m) ? m.working(h -> h.called(now, usual)) : m);
    return r.with(machines).noting(new Notice(kind, now.toString(), now));
  }

  /** When operators are called next with nothing happening. */
  static Instant nextCall(Request r) {
    var make = nextCall(r, Machine::isToMake);
    var delete = nextCall(r, Machine::isToDelete);
    return make.isBefore(delete) ? make : delete;
  }

  private static Instant nextCall(Request r, Predicate<Machine> open) {
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
    return r.machines().list().stream().noneMatch(ManualTransitions::isBeingAsked);
  }

  /** Its order was not answered yet. */
  private static boolean isBeingAsked(Machine m) {
    return switch (m.desired()) {
      case RUNNING -> m.seen().isEmpty();
      case STOPPED -> false;
      case GONE ->
          m.byHand().filter(h -> !h.open() && !h.deleted()).isPresent()
              && !m.isGone()
              && !(m.seen().orElse(null) instanceof Outcome.Failed);
    };
  }
}
