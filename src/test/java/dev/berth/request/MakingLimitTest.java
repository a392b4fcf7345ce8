package dev.berth.request;

import static dev.berth.request.Sample.MARA;
import static dev.berth.request.Sample.NOW;
import static dev.berth.request.Sample.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.pool.PoolNeed;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.request.machine.MachineUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Machines that never come end too, and one that failed is taken away at once. */
class MakingLimitTest {
  private static final Outcome.Failed BROKEN = new Outcome.Failed("no disk", false, NOW);
  private static final Duration LIMIT = Sample.promises().failedFor();

  private static Request answered(Request r, int machine, Outcome o) {
    return after(r, new Event.ProviderAnswered(NOW, Sample.key(r, machine), o));
  }

  private static long notices(Request r, Notice.Kind kind) {
    return r.flags().notices().stream().filter(n -> n.kind() == kind).count();
  }

  /** With nothing happening but time, looked at whenever the request wants to be. */
  private static Request left(Request from, Instant until) {
    var r = from;
    for (int looks = 0; looks < 50; looks++) {
      var next = Lifecycle.next(r, until, _ -> false);
      if (next.isAfter(until)) return r;
      r = after(r, new Event.Tick(next));
    }
    throw new AssertionError("looks again and again at " + r.state());
  }

  @Test
  void what_failed_for_good_is_deleted_at_once_and_its_place_is_kept() {
    var r = answered(Sample.provisioning(), 1, BROKEN);
    assertEquals(
        List.of(new Order.Release(Sample.key(r, 1)), r.machines().list().get(1).made()),
        r.machines().orders(NOW, false));
    assertEquals(Map.of("c3.medium.x86", 2), r.machines().inUse());
    r = answered(r, 1, new Outcome.Gone());
    assertTrue(r.machines().list().getFirst().isBroken(), "it is still the one that failed");
    assertEquals(Map.of("c3.medium.x86", 2), r.machines().inUse());
    assertEquals(1, r.machines().orders(NOW, false).size(), "gone is not asked for again");
  }

  @Test
  void its_deletion_may_fail_without_bringing_it_back() {
    var r = answered(Sample.provisioning(), 1, BROKEN);
    for (int i = 0; i < 5; i++)
      r = answered(r, 1, new Outcome.Failed("the control plane is down", true, NOW));
    assertEquals(new Order.Release(Sample.key(r, 1)), r.machines().orders(NOW, false).getFirst());
    r = answered(r, 1, new Outcome.Pending(NOW));
    assertEquals(new Order.Release(Sample.key(r, 1)), r.machines().orders(NOW, false).getFirst());
    assertEquals(Optional.of("no disk"), r.machines().list().getFirst().failure());
  }

  @Test
  void what_was_lent_is_never_taken_away_for_a_failure() {
    var ending = Sample.ending();
    var r = answered(ending, 1, new Outcome.Stopped());
    r = r.wanting(dev.berth.request.machine.Machine.DesiredState.RUNNING);
    r = answered(r, 1, BROKEN);
    assertTrue(r.machines().list().getFirst().isBroken());
    assertFalse(r.machines().list().getFirst().isTakenAway(), "there is data on it");
    assertTrue(r.machines().orders(NOW, false).stream().noneMatch(Order.Release.class::isInstance));
  }

  @Test
  void what_failed_was_lent_for_no_time_and_is_not_called_vanished() {
    var r = answered(answered(Sample.provisioning(), 1, Sample.ready(1)), 2, BROKEN);
    assertInstanceOf(Active.class, r.state());
    r = answered(r, 2, new Outcome.Gone());
    assertEquals(0, notices(r, Notice.Kind.VANISHED));
    var day = Duration.ofDays(1);
    assertEquals(Map.of("c3.medium.x86", day), MachineUsage.of(r.machines(), NOW, NOW.plus(day)));
  }

  @Test
  void a_retry_waits_until_the_old_one_is_gone() {
    var r = answered(answered(Sample.failed(), 1, new Outcome.Gone()), 2, new Outcome.Pending(NOW));
    r = after(r, new Event.RetryRequested(NOW, MARA));
    var orders = r.machines().orders(NOW, false);
    assertEquals(List.of(1, 2), orders.stream().map(o -> o.key().ordinal()).toList());
    assertInstanceOf(Order.Release.class, orders.getLast());
    assertInstanceOf(Order.Allocate.class, orders.getFirst());
    assertEquals(Map.of("c3.medium.x86", 2), r.machines().inUse());
  }

  @Test
  void a_failed_request_is_told_before_and_then_gives_its_place_back() {
    var told = left(Sample.failed(), NOW.plus(LIMIT).minusSeconds(1));
    assertInstanceOf(Failed.class, told.state());
    assertEquals(1, notices(told, Notice.Kind.MAKING_ENDS));
    assertEquals(0, notices(left(Sample.failed(), NOW.plus(LIMIT.minusDays(2))), told()));

    var r = left(told, NOW.plus(LIMIT));
    assertInstanceOf(Releasing.class, r.state());
    r = answered(answered(r, 1, new Outcome.Gone()), 2, new Outcome.Gone());
    assertEquals(new PoolNeed.Nothing(), r.need());
    assertEquals(1, notices(r, Notice.Kind.NOT_MADE));
  }

  private static Notice.Kind told() {
    return Notice.Kind.MAKING_ENDS;
  }

  @Test
  void who_was_told_late_has_the_same_time_left() {
    var late = NOW.plus(LIMIT.multipliedBy(3));
    var r = after(Sample.failed(), new Event.Tick(late));
    assertInstanceOf(Failed.class, r.state());
    assertEquals(late.plus(Duration.ofDays(1)), ((Failed) r.state()).limit(r).end());
    assertInstanceOf(Failed.class, after(r, new Event.Tick(late.plusSeconds(60))).state());
    r = after(r, new Event.Tick(late.plus(Duration.ofDays(1))));
    assertInstanceOf(Releasing.class, r.state());
  }

  @Test
  void machines_that_do_not_come_are_given_up_with_the_hold_on_them_too() {
    var held = after(Sample.provisioning(), new Event.Held(NOW, MARA, "the budget meeting"));
    for (var r : List.of(Sample.provisioning(), held)) {
      var over = left(r, NOW.plus(LIMIT));
      assertInstanceOf(Releasing.class, over.state());
      assertTrue(over.machines().noneKept());
    }
  }

  @Test
  void what_is_ready_by_then_is_handed_over_without_the_rest() {
    var half = answered(Sample.provisioning(), 1, Sample.ready(1));
    var told = left(answered(half, 2, new Outcome.Pending(NOW)), NOW.plus(LIMIT).minusSeconds(1));
    var r = after(told, new Event.Tick(NOW.plus(LIMIT)));
    assertInstanceOf(Active.class, r.state());
    assertEquals(1, notices(r, Notice.Kind.PARTLY_FAILED));
    var orders = r.machines().orders(NOW.plus(LIMIT), false);
    assertTrue(orders.contains(new Order.Release(Sample.key(r, 2))), orders.toString());
  }

  @Test
  void a_retry_starts_the_time_again() {
    var late = NOW.plus(LIMIT).minusSeconds(1);
    var r = after(left(Sample.failed(), late), new Event.RetryRequested(late, MARA));
    r = left(r, NOW.plus(LIMIT));
    assertInstanceOf(Provisioning.class, r.state());
    assertEquals(late.plus(LIMIT), ((Provisioning) r.state()).limit(r).end());
  }

  @Test
  void a_pool_that_takes_long_gets_twice_its_time() {
    var promises = Sample.promises();
    assertEquals(Duration.ofDays(7), promises.makeLimit(Optional.of("lab")));
    var slow =
        new dev.berth.policy.PolicySnapshot(
            promises.askAgain(),
            promises.giveUp(),
            promises.decisionDays(),
            promises.days(),
            promises.queueAsk(),
            promises.makeTime(),
            promises.closeGrace(),
            false,
            promises.terms(),
            Optional.of(Map.of("lab", Duration.ofDays(5))),
            Optional.empty(),
            Optional.empty());
    assertEquals(Duration.ofDays(10), slow.makeLimit(Optional.of("lab")));
  }
}
