package dev.berth.request;

import static dev.berth.request.Sample.MARA;
import static dev.berth.request.Sample.NOW;
import static dev.berth.request.Sample.RIO;
import static dev.berth.request.Sample.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.provision.Order;
import dev.berth.request.access.OfferedKeys;
import dev.berth.request.access.PinnedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** SSH keys that came up after the approval: told once, and let in as they were shown. */
class KeysApprovedTest {
  private static final Instant LATER = NOW.plus(Duration.ofDays(1));
  private static final PinnedKey OLD = new PinnedKey(RIO, 1, "ssh-ed25519 AAAA");
  private static final PinnedKey NEW = new PinnedKey(RIO, 2, "ssh-ed25519 BBBB");
  private static final PinnedKey NEXT = new PinnedKey(RIO, 3, "ssh-ed25519 CCCC");

  private static Request looked(Request r, Instant at, PinnedKey... found) {
    var asked = after(r, new Event.AccessRequested(at, RIO));
    return after(asked, new Event.KeysFound(at, List.of(found)));
  }

  private static Event.KeysApproved yes(Request r, Instant at) {
    return new Event.KeysApproved(at, MARA, offered(r).keys());
  }

  private static OfferedKeys offered(Request r) {
    return r.access().offered().orElseThrow();
  }

  private static long told(Request r) {
    return r.flags().notices().stream().filter(n -> n.kind() == Notice.Kind.KEYS_CHANGED).count();
  }

  private final Request changed = looked(Sample.active(), LATER, OLD, NEW);

  @Test
  void approvers_are_told_once_of_the_same_keys() {
    assertEquals(List.of(NEW), offered(changed).keys());
    assertEquals(1, told(changed));
    var again = looked(changed, LATER.plusSeconds(60), OLD, NEW);
    assertEquals(1, told(again));
    assertEquals(2, told(looked(again, LATER.plusSeconds(120), OLD, NEW, NEXT)));
  }

  @Test
  void a_yes_lets_in_what_was_shown_and_a_later_key_is_told_anew() {
    var r = after(changed, yes(changed, LATER.plusSeconds(60)));
    assertEquals(Optional.of(Query.KEYS), r.query(LATER.plusSeconds(60)));
    r = after(r, new Event.KeysFound(LATER.plusSeconds(61), List.of(OLD, NEW, NEXT)));
    assertEquals(Optional.of(List.of(OLD, NEW)), r.keys());
    assertEquals(List.of(NEXT), offered(r).keys());
    assertEquals(2, told(r));
    assertEquals(Optional.of(Query.SEAL), r.query(LATER.plusSeconds(61)), "access is told anew");
    for (var m : r.machines().list())
      assertEquals(List.of(OLD.text(), NEW.text()), m.made().sshKeys());
    assertInstanceOf(Order.AllowKeys.class, r.machines().orders(LATER, false).getFirst());
  }

  @Test
  void a_yes_to_other_keys_than_those_that_wait_does_nothing() {
    var stale = new Event.KeysApproved(LATER, MARA, List.of(NEXT));
    assertEquals(new Decision.Same(), Lifecycle.decide(changed, stale));
    var r = after(changed, yes(changed, LATER.plusSeconds(60)));
    assertEquals(
        new Decision.Same(), Lifecycle.decide(r, yes(changed, LATER.plusSeconds(61))), "twice");
  }

  @Test
  void a_key_that_went_counts_no_more_after_the_yes() {
    var moved = looked(Sample.active(), LATER, NEW);
    assertEquals(List.of(OLD), offered(moved).gone());
    var r = after(moved, yes(moved, LATER.plusSeconds(60)));
    r = after(r, new Event.KeysFound(LATER.plusSeconds(61), List.of(OLD, NEW)));
    assertEquals(Optional.of(List.of(NEW)), r.keys());
    assertEquals(List.of(OLD), offered(r).keys());
  }

  @Test
  void a_key_that_came_between_the_yes_and_the_order_is_told_too() {
    var r = after(Sample.judged(), new Event.KeysShown(NOW, List.of(OLD)));
    r = after(r, Sample.approval(r, MARA));
    r = after(r, new Event.Placed(NOW, "lab", NOW));
    r = after(r, new Event.Read(NOW, r.reading(), r.answers()));
    r = after(r, new Event.KeysFound(NOW, List.of(OLD, NEW)));
    assertInstanceOf(Provisioning.class, r.state());
    assertEquals(Optional.of(List.of(OLD)), r.keys());
    assertEquals(1, told(r));
    r = after(r, yes(r, LATER));
    for (int n = 1; n <= 2; n++)
      r = after(r, new Event.ProviderAnswered(LATER, Sample.key(r, n), Sample.ready(n)));
    assertEquals(Optional.of(Query.KEYS), r.query(LATER));
    r = after(r, new Event.KeysFound(LATER, List.of(OLD, NEW)));
    assertEquals(Optional.of(List.of(OLD, NEW)), r.keys());
  }

  @Test
  void what_waits_is_still_told_in_the_next_state() {
    var ending = after(changed, new Event.Tick(NOW.plus(Duration.ofDays(90))));
    assertInstanceOf(Ending.class, ending.state());
    assertEquals(1, told(ending));
    var yes = after(ending, yes(ending, NOW.plus(Duration.ofDays(91))));
    assertEquals(Optional.empty(), yes.keys(), "looked up when the lease goes on");
  }

  @Test
  void a_yes_is_remembered_with_whose_keys_they_are() {
    var deed = after(changed, yes(changed, LATER)).flags().deeds().getLast();
    assertEquals(new Deed(Deed.Kind.KEYS_LET_IN, MARA, LATER, "rio", Optional.empty()), deed);
    var r = after(changed, new Event.KeysRenewed(LATER, MARA, RIO));
    assertEquals(Deed.Kind.KEYS_LET_IN, r.flags().deeds().getLast().kind());
    assertTrue(r.access().offered().isEmpty());
  }
}
