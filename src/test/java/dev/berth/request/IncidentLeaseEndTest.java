package dev.berth.request;

import static dev.berth.request.Sample.MARA;
import static dev.berth.request.Sample.MILO;
import static dev.berth.request.Sample.NOW;
import static dev.berth.request.Sample.RIO;
import static dev.berth.request.Sample.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.berth.pool.PoolNeed;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.machine.Machine.DesiredState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ends that moved further than anybody agreed to, or against an approver's word. */
class IncidentLeaseEndTest {
  private static final Instant END = NOW.plus(Duration.ofDays(90));
  private static final Instant KEPT = END.plus(Duration.ofDays(7));
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void wishes_after_the_end_keep_no_machine_beyond_what_the_pools_agreed_to() {
    var r = Sample.ending();
    for (var now = END.plus(HOUR); now.isBefore(KEPT); now = now.plus(HOUR)) {
      r = after(after(r, wish(now, 400)), new Event.Tick(now));
      var need = r.need();
      if (need instanceof PoolNeed.Keep k) assertFalse(k.until().isAfter(KEPT));
    }
    assertInstanceOf(Releasing.class, after(r, new Event.Tick(KEPT)).state());
  }

  @Test
  void machines_are_started_for_a_wish_once() {
    var r = after(Sample.ending(), wish(END.plus(HOUR), 400));
    assertEquals(DesiredState.RUNNING, desired(r));
    var back = r.lease().orElseThrow().end();
    r = after(r, new Event.Tick(back));
    assertEquals(DesiredState.STOPPED, desired(r));
    assertRefused(StateRefusal.END_IS_DECIDED, r, wish(back.plus(HOUR), 400));
    var wished = after(r, wish(back.plus(HOUR), 30));
    assertEquals(DesiredState.STOPPED, desired(wished));
    var until = END.plus(Duration.ofDays(30));
    var agreed = after(wished, answer(wished, back.plus(HOUR), true));
    assertEquals(DesiredState.RUNNING, desired(agreed));
    assertFalse(agreed.lease().orElseThrow().end().isAfter(back.plus(HOUR).plus(days(30))));
    assertFalse(agreed.lease().orElseThrow().end().isBefore(until));
  }

  @Test
  void a_no_is_not_gone_round_by_asking_again_after_the_end() {
    var r = after(Sample.active(), wish(NOW, 400));
    r = after(r, new Event.Denied(NOW.plusSeconds(9), MARA, "others wait"));
    r = after(r, wish(NOW.plusSeconds(20), 1));
    assertEquals(PendingChange.Stage.PEOPLE, pending(r).stage());
    r = after(r, new Event.Tick(END));
    assertEquals(DesiredState.STOPPED, desired(r));
    assertRefused(StateRefusal.END_IS_DECIDED, r, wish(END.plus(HOUR), 1));
  }

  @Test
  void a_sooner_end_set_by_an_approver_is_not_undone_by_the_requester() {
    var soon = NOW.plus(days(3));
    var asked = after(Sample.active(), wish(NOW, 30));
    var r = after(asked, new Event.EndSet(NOW.plusSeconds(1), MARA, soon));
    // The pools' answer to the wish that the end has settled comes late.
    r = after(r, answer(asked, NOW.plusSeconds(2), true));
    assertEquals(soon, r.lease().orElseThrow().end());
    r = after(r, wish(NOW.plusSeconds(3), 1));
    assertEquals(PendingChange.Stage.PEOPLE, pending(r).stage());
    assertInstanceOf(Ending.class, after(r, new Event.Tick(soon)).state());
  }

  @Test
  void a_later_end_set_by_an_approver_is_asked_of_the_pools() {
    var later = END.plus(days(40));
    var asked = after(Sample.active(), new Event.EndSet(NOW, MARA, later));
    assertEquals(END, asked.lease().orElseThrow().end());
    var need = assertInstanceOf(PoolNeed.Longer.class, asked.need());
    assertEquals(later.plus(days(7)), need.longer());
    assertEquals(later, after(asked, answer(asked, NOW, true)).lease().orElseThrow().end());
    assertEquals(END, after(asked, answer(asked, NOW, false)).lease().orElseThrow().end());
  }

  @Test
  void an_end_beyond_the_longest_term_takes_two_people() {
    var far = NOW.plus(days(181));
    var r = after(Sample.active(), new Event.EndSet(NOW, MARA, far));
    assertEquals(PendingChange.Stage.PEOPLE, pending(r).stage());
    assertRefused(StateRefusal.APPROVED_BY_YOU, r, Sample.approval(r, MARA));
    r = after(r, Sample.approval(r, MILO));
    assertEquals(far, after(r, answer(r, NOW, true)).lease().orElseThrow().end());
  }

  @Test
  void a_yes_counts_from_the_granted_end_and_not_from_where_the_wish_held_it() {
    var r = after(Sample.active(), wish(END.minus(HOUR), 100));
    r = after(r, new Event.Tick(END));
    r = after(r, Sample.approval(r, MARA));
    r = after(r, answer(r, END.plus(HOUR), true));
    assertEquals(END.plus(days(100)), r.lease().orElseThrow().end());
  }

  @Test
  void a_late_no_deletes_nothing() {
    assertRefused(StateRefusal.NOTHING_TO_DENY, Sample.ending(), new Event.Denied(END, MARA, "no"));
    var r = after(Sample.active(), wish(NOW, 100));
    r = after(after(r, new Event.Tick(END)), new Event.Denied(END, MARA, "no"));
    assertRefused(StateRefusal.NOTHING_TO_DENY, r, new Event.Denied(END.plus(HOUR), MILO, "no"));
  }

  private static void assertRefused(StateRefusal why, Request r, Event e) {
    assertEquals(new Decision.Refused(why), Lifecycle.decide(r, e));
  }

  private static DesiredState desired(Request r) {
    return r.machines().list().getFirst().desired();
  }

  private static PendingChange pending(Request r) {
    return assertInstanceOf(Active.class, r.state()).pending().orElseThrow();
  }

  private static Event wish(Instant at, int days) {
    return new Event.ExtensionRequested(at, RIO, Optional.of(days(days)), "more");
  }

  private static Event answer(Request asked, Instant at, boolean possible) {
    return new Event.ExtensionAnswered(at, possible, "", Optional.of(pending(asked).since()));
  }

  private static Duration days(int n) {
    return Duration.ofDays(n);
  }
}
