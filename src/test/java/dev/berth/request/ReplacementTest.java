package dev.berth.request;

import static dev.berth.request.Sample.MARA;
import static dev.berth.request.Sample.NOW;
import static dev.berth.request.Sample.RIO;
import static dev.berth.request.Sample.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.machine.Machine;
import dev.berth.request.machine.Machine.DesiredState;
import dev.berth.request.machine.MachineUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A machine of a lease is replaced: a new generation, and the old one until that is ready. */
class ReplacementTest {
  private static final Instant LATER = NOW.plus(Duration.ofDays(10));
  private static final Outcome.Failed BROKEN = new Outcome.Failed("no disk", false, LATER);

  private static Event.ReplacementRequested wanted(Request r, int machine) {
    var name = r.machines().list().get(machine - 1).name();
    return new Event.ReplacementRequested(LATER, MARA, name, "its disk reports errors");
  }

  private static Request replacing() {
    return after(Sample.active(), wanted(Sample.active(), 1));
  }

  private static Request answered(Request r, int machine, Outcome o) {
    return after(r, new Event.ProviderAnswered(LATER, Sample.key(r, machine), o));
  }

  private static Machine machine(Request r, int n) {
    return r.machines().list().get(n - 1);
  }

  private static long notices(Request r, Notice.Kind kind) {
    return r.flags().notices().stream().filter(n -> n.kind() == kind).count();
  }

  @Test
  void the_new_one_is_ordered_under_a_key_of_its_own_and_the_old_one_stays() {
    var r = replacing();
    var order = (Order.Allocate) r.machines().orders(LATER, false).getFirst();
    var old = machine(r, 1).made();
    assertEquals(2, order.key().generation());
    assertEquals(old.key().ordinal(), order.key().ordinal());
    assertEquals(List.of(old.name(), old.plan()), List.of(order.name(), order.plan()));
    assertEquals(old.sshKeys(), order.sshKeys());
    assertEquals(DesiredState.RUNNING, machine(r, 1).desired());
    assertEquals(1, notices(r, Notice.Kind.REPLACING));
    assertEquals(Sample.active().lease(), r.lease());
  }

  @Test
  void when_it_is_ready_the_old_one_is_released_and_access_is_told_anew() {
    var r = answered(replacing(), 3, Sample.ready(9));
    assertEquals(DesiredState.GONE, machine(r, 1).desired());
    assertEquals(Optional.of(Query.SEAL), r.query(LATER));
    assertTrue(
        r.machines().orders(LATER, false).contains(new Order.Release(Sample.key(r, 1))),
        "the old one goes");
    assertEquals(Sample.active().lease(), r.lease(), "the end is as it was");
    assertEquals(2, r.machines().ready());
  }

  @Test
  void both_count_until_the_old_one_is_gone() {
    var r = replacing();
    var plan = "c3.medium.x86";
    assertEquals(Map.of(plan, 3), r.machines().inUse());
    r = answered(r, 3, Sample.ready(9));
    assertEquals(Map.of(plan, 3), r.machines().inUse());
    var gone = LATER.plus(Duration.ofDays(1));
    r = after(r, new Event.ProviderAnswered(gone, Sample.key(r, 1), new Outcome.Gone()));
    assertEquals(Map.of(plan, 2), r.machines().inUse());
    var used = MachineUsage.of(r.machines(), NOW, NOW.plus(Duration.ofDays(90)));
    assertEquals(Map.of(plan, Duration.ofDays(90 + 80 + 11)), used);
    assertEquals(0, notices(r, Notice.Kind.VANISHED));
  }

  @Test
  void only_one_replacement_of_a_machine_at_a_time() {
    var r = replacing();
    var again = Lifecycle.decide(r, wanted(r, 1));
    assertEquals(new Decision.Refused(StateRefusal.BEING_REPLACED), again);
    assertEquals(4, after(r, wanted(r, 2)).machines().list().size(), "another one may be");
    var ready = answered(r, 3, Sample.ready(9));
    var third = after(ready, wanted(ready, 3)).machines().list().getLast().made().key();
    assertEquals(3, third.generation());
  }

  @Test
  void where_it_cannot_be_made_the_old_one_stays_and_operators_hear_of_it() {
    var r = answered(replacing(), 3, BROKEN);
    assertEquals(1, notices(r, Notice.Kind.REPLACEMENT_FAILED));
    assertEquals(DesiredState.RUNNING, machine(r, 1).desired());
    assertEquals(List.of(new Order.Release(Sample.key(r, 3))), r.machines().orders(LATER, false));
    r = answered(r, 3, new Outcome.Gone());
    assertEquals(Map.of("c3.medium.x86", 2), r.machines().inUse());
    assertEquals(0, notices(r, Notice.Kind.VANISHED));
    assertFalse(r.machines().hasLost());
    assertEquals(3, after(r, wanted(r, 1)).machines().list().getLast().made().key().generation());
  }

  @Test
  void one_that_does_not_come_is_given_up_after_the_make_limit() {
    var limit = LATER.plus(Duration.ofDays(7));
    var r = answered(replacing(), 3, new Outcome.Pending(LATER));
    assertEquals(limit, r.state().next(r, LATER));
    assertEquals(r, after(r, new Event.Tick(limit.minusSeconds(1))));
    r = after(r, new Event.Tick(limit));
    assertEquals(1, notices(r, Notice.Kind.REPLACEMENT_FAILED));
    assertEquals(DesiredState.GONE, machine(r, 3).desired());
    assertEquals(DesiredState.RUNNING, machine(r, 1).desired());
    assertEquals(Sample.active().lease(), r.lease());
  }

  @Test
  void one_that_is_made_by_a_retry_and_does_not_come_keeps_its_place_for_another() {
    var gone = answered(Sample.active(), 1, new Outcome.Gone());
    var r = after(gone, wanted(gone, 1));
    r = after(r, new Event.Tick(LATER.plus(Duration.ofDays(7))));
    assertEquals(1, notices(r, Notice.Kind.PARTLY_FAILED));
    assertTrue(r.machines().hasLost());
    assertEquals(Map.of("c3.medium.x86", 2), r.machines().inUse());
  }

  @Test
  void the_old_one_may_vanish_meanwhile_and_is_made_anew_only_once() {
    var r = answered(replacing(), 1, new Outcome.Gone());
    assertFalse(r.machines().hasLost(), "its successor is on its way");
    r = answered(r, 3, Sample.ready(9));
    assertEquals(2, r.machines().ready());
    assertEquals(Map.of("c3.medium.x86", 2), r.machines().inUse());
  }

  @Test
  void one_that_vanished_before_keeps_its_place_as_for_a_retry() {
    var gone = answered(Sample.active(), 1, new Outcome.Gone());
    var r = after(gone, wanted(gone, 1));
    assertEquals(Map.of("c3.medium.x86", 2), r.machines().inUse());
    assertTrue(r.machines().orders(LATER, false).getFirst() instanceof Order.Allocate);
  }

  @Test
  void giving_the_machine_back_gives_both_back() {
    var r = replacing();
    r = after(r, new Event.Released(LATER, RIO, Optional.of(machine(r, 1).name())));
    assertEquals(DesiredState.GONE, machine(r, 1).desired());
    assertEquals(DesiredState.GONE, machine(r, 3).desired());
    assertEquals(1, r.machines().kept().count());
  }

  @Test
  void the_end_of_the_lease_gives_the_replacement_up() {
    var end = Sample.active().lease().orElseThrow().end();
    var r = after(replacing(), new Event.Tick(end));
    assertEquals(DesiredState.STOPPED, machine(r, 1).desired());
    assertEquals(DesiredState.GONE, machine(r, 3).desired());
  }
}
