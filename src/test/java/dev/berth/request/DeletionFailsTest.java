package dev.berth.request;

import static dev.berth.request.Sample.NOW;
import static dev.berth.request.Sample.RIO;
import static dev.berth.request.Sample.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.pool.PoolNeed;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deletions that keep failing are told, and what they leave behind is never counted as free. */
class DeletionFailsTest {
  private static final Outcome.Failed DOWN = new Outcome.Failed("cleaning failed", true, NOW);

  private static Request answered(Request r, int machine, Outcome... all) {
    var next = r;
    for (var o : all)
      next = after(next, new Event.ProviderAnswered(NOW, Sample.key(r, machine), o));
    return next;
  }

  private static List<String> told(Request r) {
    return r.flags().notices().stream()
        .filter(n -> n.kind() == Notice.Kind.DELETION_FAILS)
        .map(Notice::about)
        .toList();
  }

  @Test
  void the_third_failure_in_a_row_is_told_once() {
    var r = answered(Sample.releasing(), 1, DOWN, DOWN);
    assertEquals(List.of(), told(r));
    var pending = new Outcome.Pending(NOW);
    r = answered(r, 1, pending, DOWN);
    assertEquals(List.of(Sample.key(r, 1).text()), told(r), "a look in between counts for nothing");
    assertTrue(r.machines().isUndeletable(Sample.key(r, 1)));
    assertEquals(told(r), told(answered(r, 1, DOWN, pending, DOWN)));
  }

  @Test
  void one_that_cannot_be_tried_again_is_told_at_once() {
    var locked = new Outcome.Failed("the node is locked", false, NOW);
    assertEquals(1, told(answered(Sample.releasing(), 2, locked)).size());
  }

  @Test
  void it_holds_its_place_and_keeps_the_request_from_being_over() {
    var r = answered(answered(Sample.releasing(), 2, new Outcome.Gone()), 1, DOWN, DOWN, DOWN);
    assertInstanceOf(Releasing.class, r.state());
    assertEquals(
        Map.of("c3.medium.x86", 1), ((PoolNeed.Keep) r.need()).plans(), "never counted as free");
    assertEquals(List.of(new Order.Release(Sample.key(r, 1))), r.machines().orders(NOW, false));
    r = answered(r, 1, new Outcome.Gone());
    assertInstanceOf(Closed.class, r.state());
    assertEquals(new PoolNeed.Nothing(), r.need());
  }

  @Test
  void one_given_back_in_a_lease_that_goes_on_is_told_of_too() {
    var name = Sample.active().machines().list().getFirst().name();
    var r = after(Sample.active(), new Event.Released(NOW, RIO, Optional.of(name)));
    r = answered(r, 1, DOWN, DOWN, DOWN);
    assertInstanceOf(Active.class, r.state());
    assertEquals(1, told(r).size());
    assertEquals(Map.of("c3.medium.x86", 2), r.machines().inUse());
  }

  @Test
  void that_it_could_not_be_made_is_no_failed_deletion() {
    assertEquals(List.of(), told(Sample.failed()));
    var r = answered(Sample.failed(), 1, DOWN, DOWN, DOWN);
    assertEquals(List.of(Sample.key(r, 1).text()), told(r));
  }

  @Test
  void a_machine_that_is_kept_is_none_of_these() {
    var r = answered(Sample.ending(), 1, DOWN, DOWN, DOWN);
    assertFalse(r.machines().isUndeletable(Sample.key(r, 1)), "it could not be stopped");
  }
}
