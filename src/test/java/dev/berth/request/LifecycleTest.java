package dev.berth.request;

import static dev.berth.request.Sample.KIM;
import static dev.berth.request.Sample.MARA;
import static dev.berth.request.Sample.MILO;
import static dev.berth.request.Sample.NOW;
import static dev.berth.request.Sample.RIO;
import static dev.berth.request.Sample.after;
import static dev.berth.request.Sample.approval;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.berth.pool.PoolNeed;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.reading.Answers;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Event.Part;
import dev.berth.request.access.Contact;
import dev.berth.request.access.PinnedKey;
import dev.berth.request.machine.Machine;
import dev.berth.request.machine.Machine.DesiredState;
import dev.berth.request.machine.Machine.ProviderInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LifecycleTest {
  private static final Instant LATER = NOW.plus(Duration.ofDays(1));

  /** Every event there is, as it could reach that request. */
  private static List<Event> events(Request r) {
    var key = new dev.berth.provision.MachineKey(r.number(), 1, 1, 1, Optional.empty());
    var events = new ArrayList<Event>();
    events.add(new Event.Held(LATER, MARA, "checking"));
    events.add(new Event.Unheld(LATER, MARA));
    events.add(new Event.EndSet(LATER, MARA, LATER.plus(Duration.ofDays(3))));
    events.add(new Event.PersonAdded(LATER, RIO, MILO));
    events.add(new Event.PersonRemoved(LATER, RIO, KIM));
    events.add(new Event.HandedOver(LATER, RIO, KIM));
    events.add(new Event.ContactsKnown(LATER, List.of(new Contact("kim", KIM)), List.of()));
    events.add(new Event.KeysShown(LATER, List.of()));
    events.add(new Event.KeysRenewed(LATER, MARA, RIO));
    events.add(new Event.KeysApproved(LATER, MARA, List.of()));
    events.add(new Event.ApproverLost(LATER, MARA));
    events.add(new Event.Overridden(LATER, MARA, "machines", "agreed by the board"));
    events.add(new Event.PoolChosen(LATER, MARA, "lab"));
    events.add(new Event.QueryUnanswered(LATER, Query.REREAD, "down", LATER.plusSeconds(60)));
    events.add(new Event.ReachabilityChanged(LATER, Event.Sight.LOST, "deleted"));
    events.add(new Event.ProviderInformed(LATER, key, ProviderInfo.ACCESS, true, LATER));
    events.add(new Event.Read(LATER, Sample.reading(3), Answers.NONE));
    events.add(new Event.Tick(LATER));
    events.add(new Event.ProviderAnswered(LATER, key, Sample.ready(1)));
    events.add(new Event.Judged(LATER, Sample.judgement(1), Instant.MAX));
    events.add(new Event.Placed(LATER, "lab", NOW));
    events.add(new Event.Waitlisted(LATER, 2, Optional.empty()));
    events.add(new Event.KeysFound(LATER, List.of()));
    events.add(new Event.Sealed(LATER, "sealed"));
    events.add(new Event.ExtensionAnswered(LATER, true, "", Optional.empty()));
    events.add(new Event.Approved(LATER, MARA, r.ask(), "maintain", "rev", false));
    events.add(new Event.ApprovalTakenBack(LATER, MARA));
    events.add(new Event.Denied(LATER, MARA, "too large"));
    events.add(new Event.Asked(LATER, MARA, "why so many?"));
    events.add(new Event.Replied(LATER, RIO));
    events.add(
        new Event.ExtensionRequested(LATER, RIO, Optional.of(Duration.ofDays(30)), "release"));
    events.add(new Event.Released(LATER, RIO, Optional.empty()));
    events.add(new Event.Withdrawn(LATER, RIO));
    events.add(new Event.Reopened(LATER, RIO));
    events.add(new Event.RetryRequested(LATER, MARA));
    events.add(new Event.AccessRequested(LATER, RIO));
    events.add(new Event.ReplacementRequested(LATER, MARA, "machine-1", "its disk is broken"));
    events.add(new Event.MadeByHand(LATER, MARA, "kelp-1", "192.0.2.9"));
    events.add(new Event.DeletedByHand(LATER, MARA, "kelp-1"));
    events.add(new Event.ClosedByHand(LATER, RIO, Part.REQUESTER));
    return events;
  }

  @Test
  void the_list_of_events_is_complete() {
    var listed =
        events(Sample.judged()).stream().map(e -> e.getClass().getSimpleName()).distinct().count();
    assertEquals(leaves(Event.class).count(), listed);
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    var parts = type.getPermittedSubclasses();
    return parts == null ? Stream.of(type) : Stream.of(parts).flatMap(LifecycleTest::leaves);
  }

  @TestFactory
  Stream<DynamicTest> every_state_answers_every_event_and_never_orders_without_approval() {
    return Sample.everyState().stream()
        .flatMap(
            r ->
                events(r).stream()
                    .map(
                        e ->
                            dynamicTest(
                                r.state().word() + " hears " + e.getClass().getSimpleName(),
                                () -> answersSoundly(r, e))));
  }

  private static void answersSoundly(Request r, Event e) {
    var decision = Lifecycle.decide(r, e);
    if (!(decision instanceof Decision.Changed(Request next))) return;
    if (!next.machines().list().isEmpty()) assertTrue(isApproved(r, next), "machines need a yes");
    var keys = next.machines().list().stream().map(m -> m.made().key()).toList();
    assertEquals(keys.size(), keys.stream().distinct().count(), "one key, one machine");
    if (next.state() instanceof Closed)
      assertTrue(next.machines().list().stream().allMatch(Machine::isGone), "closed leaves none");
    if (next.state() instanceof Active || next.state() instanceof Ending)
      assertTrue(next.lease().isPresent(), "no machines without an end");
    assertTrue(next.flags().notices().size() <= RequestFlags.NOTICES_MAX);
  }

  /** To what was asked when they were ordered: people and keys may change later. */
  private static boolean isApproved(Request before, Request r) {
    var atOrder = before.machines().list().isEmpty();
    return r.approvals().stream().anyMatch(a -> !atOrder || a.digest().equals(before.ask()));
  }

  @Test
  void the_table_of_what_people_may_not_do_where_is_what_it_was() {
    var table = new TreeMap<String, List<StateRefusal>>();
    for (var r : Sample.everyState()) {
      var refused = new ArrayList<StateRefusal>();
      for (var e : events(r))
        if (Lifecycle.decide(r, e) instanceof Decision.Refused(StateRefusal why)) refused.add(why);
      table.put(r.state().word(), refused.stream().distinct().sorted().toList());
    }
    assertEquals(List.of(StateRefusal.CLOSED), table.get("released"));
    assertEquals(
        List.of(StateRefusal.BEING_RELEASED, StateRefusal.NOT_BY_HAND), table.get("releasing"));
    assertTrue(table.get("needs information").contains(StateRefusal.QUESTIONS_OPEN));
    assertTrue(table.get("question").contains(StateRefusal.NOT_A_REQUEST));
    assertEquals(Map.of(), withoutRefusals(table));
  }

  private static Map<String, List<StateRefusal>> withoutRefusals(
      Map<String, List<StateRefusal>> table) {
    var none = new TreeMap<>(table);
    none.values().removeIf(l -> !l.isEmpty());
    return none;
  }

  @Test
  void nobody_approves_their_own_request_nor_that_of_which_they_are_a_contact() {
    var r = Sample.judged();
    assertEquals(
        new Decision.Refused(StateRefusal.OWN_REQUEST), Lifecycle.decide(r, approval(r, RIO)));
    assertEquals(
        new Decision.Refused(StateRefusal.OWN_REQUEST), Lifecycle.decide(r, approval(r, KIM)));
  }

  @Test
  void an_approval_counts_for_what_was_shown_and_for_nothing_else() {
    var r = Sample.judged();
    var old = approval(r, MARA);
    var changed =
        after(
            after(r, new Event.Read(LATER, Sample.reading(40), Answers.NONE)),
            new Event.Judged(LATER, Sample.judgement(1), Instant.MAX));
    assertEquals(new Decision.Refused(StateRefusal.CHANGED_SINCE), Lifecycle.decide(changed, old));
  }

  @Test
  void a_changed_body_between_approval_and_order_voids_the_approval() {
    var r = after(Sample.queued(), new Event.Placed(NOW, "lab", NOW));
    var changed = after(r, new Event.Read(LATER, Sample.reading(40), Answers.NONE));
    assertInstanceOf(NeedsApproval.class, changed.state());
    assertEquals(List.of(), changed.approvals());
    assertEquals(
        2, changed.previousReading().orElseThrow().machines(), "the difference can be shown");
    assertEquals(Notice.Kind.APPROVAL_VOID, changed.flags().notices().getFirst().kind());
    assertEquals(new PoolNeed.Nothing(), changed.need(), "the place is given back");
  }

  @Test
  void changed_prose_voids_nothing() {
    var r = after(Sample.queued(), new Event.Placed(NOW, "lab", NOW));
    var next = after(r, new Event.Read(LATER, r.reading(), Answers.NONE));
    assertTrue(next.state() instanceof Queued q && q.reread());
  }

  @Test
  void two_approvers_are_two_people() {
    var r =
        after(
            Sample.opened(Sample.reading(2)),
            new Event.Judged(NOW, Sample.judgement(2), Instant.MAX));
    var once = after(r, approval(r, MARA));
    assertInstanceOf(NeedsApproval.class, once.state());
    assertEquals(
        new Decision.Refused(StateRefusal.APPROVED_BY_YOU),
        Lifecycle.decide(once, approval(once, MARA)));
    assertInstanceOf(Queued.class, after(once, approval(once, MILO)).state());
  }

  @Test
  void a_hold_before_the_order_keeps_place_and_approvals() {
    var queued = Sample.queued();
    var held = after(queued, new Event.Held(LATER, MILO, "budget"));
    assertTrue(held.isHeld());
    assertEquals(queued.state(), held.state());
    assertEquals(queued.approvals(), held.approvals());
    assertEquals(queued.need(), held.need());
    var two = new Event.Judged(NOW, Sample.judgement(2), Instant.MAX);
    var asked = after(Sample.opened(Sample.reading(2)), two);
    var once = after(asked, approval(asked, MARA));
    assertEquals(once.state(), after(once, new Event.Held(LATER, MILO, "budget")).state());
  }

  @Test
  void machines_are_ordered_once_approved_placed_read_again_and_keyed() {
    var r = Sample.provisioning();
    assertEquals(2, r.machines().orders(NOW, false).size());
    assertEquals(List.of(), r.machines().orders(NOW, true), "held: nothing is made");
    assertEquals("kelp-1", r.machines().list().getFirst().name());
  }

  @Test
  void the_lease_starts_when_access_is_handed_over() {
    var lease = Sample.active().lease().orElseThrow();
    assertEquals(NOW.plus(Duration.ofDays(90)), lease.end());
  }

  @Test
  void what_is_ready_is_handed_over_though_one_machine_failed_for_good() {
    var r = Sample.provisioning();
    r = after(r, new Event.ProviderAnswered(NOW, Sample.key(r, 1), Sample.ready(1)));
    r =
        after(
            r,
            new Event.ProviderAnswered(NOW, Sample.key(r, 2), new Outcome.Failed("x", false, NOW)));
    assertInstanceOf(Active.class, r.state());
    assertTrue(r.flags().notices().stream().anyMatch(n -> n.kind() == Notice.Kind.PARTLY_FAILED));
  }

  @Test
  void a_machine_is_tried_three_times_then_it_has_failed() {
    var r = Sample.provisioning();
    var flaky = new Outcome.Failed("busy", true, NOW);
    for (int i = 0; i < Machine.TRIES_MAX; i++) {
      assertFalse(r.machines().list().getFirst().isBroken());
      r = after(r, new Event.ProviderAnswered(NOW, Sample.key(r, 1), flaky));
    }
    assertTrue(r.machines().list().getFirst().isBroken());
  }

  @Test
  void a_retry_makes_a_new_generation_only_after_the_old_one_is_gone() {
    var r = after(Sample.failed(), new Event.RetryRequested(LATER, MARA));
    assertInstanceOf(Provisioning.class, r.state());
    var orders = r.machines().orders(LATER, false);
    assertTrue(orders.stream().allMatch(o -> o instanceof Order.Release), orders.toString());
    for (var m : r.machines().list())
      if (m.desired() == DesiredState.GONE)
        r = after(r, new Event.ProviderAnswered(LATER, m.made().key(), new Outcome.Gone()));
    orders = r.machines().orders(LATER, false);
    assertEquals(2, orders.size());
    assertTrue(orders.stream().allMatch(o -> o.key().generation() == 2));
  }

  @Test
  void reminders_are_given_once_each_and_only_the_latest() {
    var r = after(Sample.active(), new Event.Tick(NOW.plus(Duration.ofDays(84))));
    var reminders =
        r.flags().notices().stream().filter(n -> n.kind() == Notice.Kind.REMINDER).toList();
    assertEquals(1, reminders.size());
    assertEquals(r, after(r, new Event.Tick(NOW.plus(Duration.ofDays(84)))));
  }

  @Test
  void after_the_end_machines_stop_and_are_deleted_only_after_the_grace_time() {
    var r = Sample.ending();
    assertTrue(r.machines().list().stream().allMatch(m -> m.desired() == DesiredState.STOPPED));
    var soon = after(r, new Event.Tick(NOW.plus(Duration.ofDays(96))));
    assertInstanceOf(Ending.class, soon.state());
    var over = after(r, new Event.Tick(NOW.plus(Duration.ofDays(97))));
    assertInstanceOf(Releasing.class, over.state());
  }

  @Test
  void an_extension_within_the_self_service_asks_the_pools_only() {
    var r =
        after(Sample.active(), new Event.ExtensionRequested(LATER, RIO, Optional.empty(), "more"));
    assertInstanceOf(PoolNeed.Longer.class, r.need());
    var longer = after(r, new Event.ExtensionAnswered(LATER, true, "", Optional.empty()));
    assertEquals(NOW.plus(Duration.ofDays(120)), longer.lease().orElseThrow().end());
  }

  @Test
  void a_longer_one_waits_for_an_approver_who_is_not_of_the_request() {
    var wish = new Event.ExtensionRequested(LATER, RIO, Optional.of(Duration.ofDays(120)), "more");
    var r = after(Sample.active(), wish);
    assertInstanceOf(PoolNeed.Keep.class, r.need());
    assertEquals(
        new Decision.Refused(StateRefusal.OWN_REQUEST), Lifecycle.decide(r, approval(r, RIO)));
    var agreed = after(r, approval(r, MARA));
    assertInstanceOf(PoolNeed.Longer.class, agreed.need());
  }

  @Test
  void a_wish_asked_in_time_holds_the_end_back_once_by_half_of_the_grace_time() {
    var end = NOW.plus(Duration.ofDays(90));
    var asked = end.minus(Duration.ofDays(1));
    var wish = new Event.ExtensionRequested(asked, RIO, Optional.of(Duration.ofDays(120)), "more");
    var r = after(after(Sample.active(), wish), new Event.Tick(end));
    assertInstanceOf(Active.class, r.state());
    var back = end.plus(Duration.ofHours(84));
    assertEquals(back, r.lease().orElseThrow().end());
    assertEquals(end.plus(Duration.ofDays(7)), r.lease().orElseThrow().graceEnd());
    assertInstanceOf(Ending.class, after(r, new Event.Tick(back)).state());
  }

  @Test
  void an_extension_after_the_end_turns_back() {
    var wish =
        new Event.ExtensionRequested(NOW.plus(Duration.ofDays(91)), RIO, Optional.empty(), "more");
    var r = after(Sample.ending(), wish);
    assertInstanceOf(Active.class, r.state());
    r = after(r, new Event.ExtensionAnswered(wish.at(), true, "", Optional.empty()));
    assertTrue(r.machines().list().stream().allMatch(m -> m.desired() == DesiredState.RUNNING));
  }

  @Test
  void an_issue_closed_by_its_requester_releases_after_two_days_and_reopening_takes_that_back() {
    var closed = after(Sample.active(), new Event.ClosedByHand(LATER, RIO, Part.REQUESTER));
    assertFalse(closed.wantsOpen());
    var back = after(closed, new Event.Reopened(LATER, RIO));
    assertTrue(back.wantsOpen());
    var over = after(closed, new Event.Tick(LATER.plus(Duration.ofHours(48))));
    assertInstanceOf(Releasing.class, over.state());
    assertInstanceOf(
        Active.class, after(back, new Event.Tick(LATER.plus(Duration.ofHours(48)))).state());
  }

  @Test
  void an_issue_closed_by_a_stale_bot_stays_as_it_is() {
    var r = after(Sample.active(), new Event.ClosedByHand(LATER, MILO, Part.NONE));
    assertTrue(r.wantsOpen());
    assertInstanceOf(Active.class, r.state());
  }

  @Test
  void release_of_one_machine_keeps_the_others_and_the_last_one_ends_it() {
    var one = after(Sample.active(), new Event.Released(LATER, RIO, Optional.of("KELP-2")));
    assertInstanceOf(Active.class, one.state());
    assertEquals(1, one.machines().kept().count());
    var both = after(one, new Event.Released(LATER, RIO, Optional.of("kelp-1")));
    assertInstanceOf(Releasing.class, both.state());
  }

  @Test
  void a_reopened_request_starts_anew_without_approval_and_with_keys_of_its_own() {
    var r = after(Sample.closed(), new Event.Reopened(LATER, RIO));
    assertInstanceOf(NeedsApproval.class, r.state());
    assertEquals(List.of(), r.approvals());
    assertTrue(r.generation() > 0);
  }

  @Test
  void open_questions_are_asked_once_more_and_then_given_up() {
    var r = Sample.opened(Sample.reading(2, Sample.HOW_LONG));
    var again = after(r, new Event.Tick(NOW.plus(Duration.ofDays(14))));
    assertEquals(Notice.Kind.ASKED_AGAIN, again.flags().notices().getFirst().kind());
    var over = after(again, new Event.Tick(NOW.plus(Duration.ofDays(30))));
    assertTrue(over.state() instanceof Closed c && c.as() == Closed.As.WITHDRAWN);
  }

  @Test
  void a_late_decision_is_told_to_approvers_and_later_to_the_lead() {
    var due = Sample.judged().policy().decisionDue(NOW, Optional.empty());
    assertEquals(Instant.parse("2026-11-27T09:14:00Z"), due);
    var late = after(Sample.judged(), new Event.Tick(due));
    assertEquals(Notice.Kind.DECISION_LATE, late.flags().notices().getFirst().kind());
  }

  @Test
  void an_answer_of_the_pools_to_an_older_wish_counts_for_nothing() {
    var r = Sample.queued();
    var stale = new Event.Placed(LATER, "lab", NOW.minusSeconds(1));
    assertInstanceOf(Decision.Same.class, Lifecycle.decide(r, stale));
  }

  @Test
  void a_later_end_is_told_to_the_provider_once() {
    var wish = new Event.ExtensionRequested(LATER, RIO, Optional.of(Duration.ofDays(60)), "more");
    var r =
        after(
            after(Sample.active(), wish),
            new Event.ExtensionAnswered(LATER, true, "", Optional.empty()));
    var orders = r.machines().orders(LATER, false);
    assertEquals(2, orders.size());
    assertTrue(orders.stream().allMatch(o -> o instanceof Order.KeepUntil), orders.toString());
    for (var o : orders)
      r = after(r, new Event.ProviderInformed(LATER, o.key(), ProviderInfo.END, true, LATER));
    assertEquals(List.of(), r.machines().orders(LATER, false));
  }

  @Test
  void new_people_are_told_to_the_provider_once() {
    var r = after(Sample.active(), new Event.PersonAdded(LATER, RIO, MILO));
    assertEquals(Optional.of(Query.KEYS), r.query(LATER));
    var keys = List.of(new PinnedKey(MILO, 2, "ssh-ed25519 BBBB"));
    r = after(r, new Event.KeysFound(LATER, keys));
    for (var o : r.machines().orders(LATER, false)) {
      assertInstanceOf(Order.AllowKeys.class, o);
      r = after(r, new Event.ProviderInformed(LATER, o.key(), ProviderInfo.ACCESS, true, LATER));
    }
    assertEquals(List.of(), r.machines().orders(LATER, false));
  }

  @Test
  void a_machine_that_vanishes_is_told_to_the_operators() {
    var r = Sample.active();
    var gone = after(r, new Event.ProviderAnswered(LATER, Sample.key(r, 1), new Outcome.Gone()));
    assertTrue(gone.flags().notices().stream().anyMatch(n -> n.kind() == Notice.Kind.VANISHED));
  }
}
