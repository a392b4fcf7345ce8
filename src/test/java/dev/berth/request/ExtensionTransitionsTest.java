package dev.berth.request;

import static dev.berth.request.Sample.KIM;
import static dev.berth.request.Sample.MARA;
import static dev.berth.request.Sample.NOW;
import static dev.berth.request.Sample.RIO;
import static dev.berth.request.Sample.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.pool.PoolNeed;
import dev.berth.request.Decision.StateRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExtensionTransitionsTest {
  private static final Instant END = NOW.plus(Duration.ofDays(90));

  @Test
  void two_wishes_in_one_breath_are_granted_in_turn() {
    var r = after(after(Sample.active(), wish(1, 30)), wish(2, 14));
    r = after(r, answer(3, true));
    assertEquals(Optional.of(Duration.ofDays(14)), active(r).stretch());
    r = after(r, answer(4, true));
    assertEquals(END.plus(Duration.ofDays(44)), active(r).held().end());
    assertEquals(Optional.empty(), active(r).pending());
    assertEquals(
        List.of(true, true), r.flags().verdicts().stream().map(ExtensionDecision::agreed).toList());
  }

  @Test
  void what_the_first_leaves_no_room_for_goes_to_people() {
    var r = after(after(Sample.active(), wish(1, 60)), wish(2, 60));
    r = after(r, answer(3, true));
    var pending = active(r).pending().orElseThrow();
    assertEquals(PendingChange.Stage.PEOPLE, pending.stage());
    assertTrue(r.flags().notices().stream().anyMatch(n -> n.kind() == Notice.Kind.CHANGE_WANTED));
  }

  @Test
  void while_people_decide_the_later_wish_counts() {
    var r = after(after(Sample.active(), wish(1, 120)), wish(2, 150));
    var pending = active(r).pending().orElseThrow();
    assertEquals(Duration.ofDays(150), pending.more());
    assertEquals(Optional.of(Duration.ofDays(120)), pending.insteadOf());
    r = after(r, wish(3, 20));
    assertEquals(Optional.of(Duration.ofDays(20)), active(r).stretch());
    assertEquals(END.plus(Duration.ofDays(20)), active(after(r, answer(4, true))).held().end());
  }

  @Test
  void where_others_wait_people_decide_on_the_last_wish_and_hear_why() {
    var r = after(after(Sample.active(), wish(1, 30)), wish(2, 14));
    r =
        after(
            r,
            new Event.ExtensionAnswered(at(3), false, "another project waits", Optional.empty()));
    var pending = active(r).pending().orElseThrow();
    assertEquals(PendingChange.Stage.PEOPLE, pending.stage());
    assertEquals(Duration.ofDays(14), pending.more());
    assertEquals("another project waits", pending.hurdle());
    assertEquals(List.of(), active(r).later());
  }

  @Test
  void a_wish_like_the_one_before_is_asked_of_the_pools_anew() {
    var first = after(Sample.active(), wish(1, 30));
    var second =
        after(
            after(first, new Event.ExtensionAnswered(at(2), false, "waits", Optional.empty())),
            wish(3, 30));
    assertInstanceOf(PoolNeed.Longer.class, second.need());
    assertTrue(!first.need().equals(second.need()), "the pools would not be told");
  }

  @Test
  void wishes_in_one_breath_are_bounded() {
    var r = after(Sample.active(), wish(0, 1));
    for (int i = 1; i <= ExtensionTransitions.LATER_MAX; i++) r = after(r, wish(i, 1));
    assertEquals(
        new Decision.Refused(StateRefusal.CHANGE_PENDING), Lifecycle.decide(r, wish(9, 1)));
  }

  @Test
  void a_no_keeps_who_said_it_and_why_and_takes_up_what_was_wished_meanwhile() {
    var r = after(after(Sample.active(), wish(1, 30)), wish(2, 14));
    r = after(r, new Event.Denied(at(3), MARA, "the hall moves"));
    assertEquals(
        List.of(
            new ExtensionDecision(
                at(3), Optional.of(MARA), false, RIO, Duration.ofDays(30), END, "the hall moves")),
        r.flags().verdicts());
    var next = active(r).pending().orElseThrow();
    assertEquals(Duration.ofDays(14), next.more());
    assertEquals(PendingChange.Stage.PEOPLE, next.stage());
  }

  @Test
  void what_the_rules_said_stays_with_the_decision() {
    var said = Optional.of(Sample.judgement(1));
    assertEquals(said, Sample.active().flags().judged());
    var denied = after(Sample.judged(), new Event.Denied(at(1), MARA, "no room"));
    assertEquals(said, denied.flags().judged());
    var again = after(denied, new Event.Reopened(at(2), KIM));
    assertEquals(Optional.empty(), again.flags().judged());
    var held = after(Sample.queued(), new Event.Held(at(1), MARA, "wait"));
    assertEquals(said, held.flags().judged());
  }

  @Test
  void an_early_end_counts_what_was_used() {
    var r = after(Sample.active(), new Event.Released(at(60), RIO, Optional.empty()));
    for (int n = 1; n <= 2; n++)
      r =
          after(
              r,
              new Event.ProviderAnswered(
                  at(120), Sample.key(r, n), new dev.berth.provision.Outcome.Gone()));
    var closed = assertInstanceOf(Closed.class, r.state());
    assertEquals(Optional.of(at(120)), closed.lent().map(Closed.Lent::end));
  }

  private static Active active(Request r) {
    return assertInstanceOf(Active.class, r.state());
  }

  private static Event wish(int second, int days) {
    return new Event.ExtensionRequested(
        at(second), RIO, Optional.of(Duration.ofDays(days)), "more");
  }

  private static Event answer(int second, boolean possible) {
    return new Event.ExtensionAnswered(at(second), possible, "", Optional.empty());
  }

  private static Instant at(int second) {
    return NOW.plusSeconds(second);
  }
}
