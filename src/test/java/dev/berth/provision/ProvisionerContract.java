package dev.berth.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every adapter keeps, with and without faults. An adapter's test extends this, and names what
 * its provider cannot do by answering false to {@link #arrange}.
 */
public abstract class ProvisionerContract {
  /** No provider of the tests needs more looks than this. */
  private static final int LOOKS_MAX = 200;

  /** The adapter under test, with nothing allocated. */
  protected abstract Provisioner provisioner();

  private final HeardWords words = new HeardWords();

  private Provisioner heard() {
    return words.of(provisioner(), this::begin, this::end);
  }

  @BeforeEach
  void listen() {
    words.listen();
  }

  /** A credential must not be in an answer, in a list, in a check or in the log. */
  @AfterEach
  void no_credential_was_told() {
    words.check(credentials());
  }

  /** What this provider's adapter logs in with. */
  protected List<String> credentials() {
    return List.of();
  }

  /** Whether the provider keeps our record of a machine: whose it is and until when. */
  protected boolean keepsRecords() {
    return false;
  }

  /** So many machines the provider has room for, and the test has time for. */
  protected int many() {
    return 50;
  }

  /** The control plane is killed, and comes back, before the next call. */
  protected boolean restart() {
    return false;
  }

  /** Lets enough time pass that what is under way has moved on. */
  protected abstract void pass();

  /** The provider's time, for end times. */
  protected abstract Instant now();

  /** Arranges the trouble; false when this provider cannot have it. */
  protected abstract boolean arrange(ProviderFault trouble);

  /** A call of the adapter begins: faults that strike one call strike this one. */
  protected void begin() {}

  /** The call is over, and so are its faults. */
  protected void end() {}

  /** {@link ProviderFault#VANISHES} happens now, to this machine that was told ready. */
  protected void vanish(MachineKey key) {}

  /** A plan that the provider has at least six of. */
  protected abstract String plan();

  /** Moves the provider's clock, where the test has it in hand. */
  protected void reach(Instant time) {
    throw new UnsupportedOperationException("this provider's clock is the real one");
  }

  /** How many orders a random life has; fewer where each takes its time. */
  protected int randomSteps() {
    return 300;
  }

  /** Whether the provider itself ends a machine at the end it was given. */
  protected boolean endsByItself() {
    return false;
  }

  protected final MachineKey key(int ordinal) {
    return new MachineKey(7, 1, ordinal, 1, Optional.empty());
  }

  protected final Order.Allocate allocate(MachineKey key) {
    return allocate(key, Optional.empty());
  }

  protected final Order.Allocate allocate(MachineKey key, Optional<Instant> end) {
    return new Order.Allocate(
        key,
        "pool",
        plan(),
        Optional.empty(),
        "kelp-" + key.ordinal(),
        "example/kelp",
        Optional.of("https://forge.example.org/example/lab/issues/7"),
        List.of(
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHZ6kP0dWQ4sF3sOgUOLgk5kGHvYp7mXHcX0oVg0nB1L rio"),
        end,
        end);
  }

  /** Polls until the outcome is another than {@code Pending}, or no answer of a busy machine. */
  protected final Outcome settled(MachineKey key) {
    for (int look = 0; look < LOOKS_MAX; look++) {
      Outcome outcome = heard().fulfil(new Order.Poll(key));
      if (!(outcome instanceof Outcome.Pending) && !isSilence(outcome)) {
        return outcome;
      }
      pass();
    }
    return fail(key + " is still pending after " + LOOKS_MAX + " looks");
  }

  private static boolean isSilence(Outcome outcome) {
    return outcome instanceof Outcome.Failed f
        && f.retryable()
        && f.why().equals("The provider did not answer.");
  }

  /** A provider may show what it begins to make a little later, and never two of it. */
  private void comesToBeHeldOnce(MachineKey key) {
    for (int look = 0; look < LOOKS_MAX && held(key) == 0; look++) pass();
    assertEquals(1, held(key), key.text());
  }

  protected final long held(MachineKey key) {
    return heard().inventory().orElseThrow().stream()
        .filter(found -> found.key().equals(Optional.of(key)))
        .count();
  }

  private void arranged(ProviderFault trouble) {
    assumeTrue(arrange(trouble), "this provider cannot have " + trouble);
  }

  private Outcome.Failed failed(Order order) {
    Outcome outcome = heard().fulfil(order);
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
    assertFalse(failed.why().isBlank(), "says why");
    assertFalse(failed.why().contains("://"), "shows no address of the provider's inside");
    return failed;
  }

  @Test
  void an_allocated_machine_gets_ready_and_can_be_reached() {
    Outcome first = heard().fulfil(allocate(key(1)));
    assertTrue(first instanceof Outcome.Pending || first instanceof Outcome.Ready, "" + first);
    Outcome.Ready ready = assertInstanceOf(Outcome.Ready.class, settled(key(1)));
    assertFalse(ready.access().address().isBlank());
    assertFalse(ready.access().user().isBlank());
    assertEquals(1, held(key(1)));
  }

  @Test
  void the_same_create_again_makes_no_second_machine() {
    heard().fulfil(allocate(key(1)));
    heard().fulfil(allocate(key(1)));
    comesToBeHeldOnce(key(1));
    Outcome ready = settled(key(1));
    assertEquals(ready, heard().fulfil(allocate(key(1))));
    assertEquals(1, held(key(1)));
  }

  @Test
  void two_workers_with_the_same_create_make_one_machine() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Outcome>> both = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        both.add(
            threads.submit(
                () -> {
                  start.await();
                  return heard().fulfil(allocate(key(1)));
                }));
      }
      start.countDown();
      for (Future<Outcome> one : both) {
        one.get();
      }
    }
    comesToBeHeldOnce(key(1));
    assertInstanceOf(Outcome.Ready.class, settled(key(1)));
    assertEquals(1, held(key(1)), "and stays the only one");
  }

  @Test
  void other_ordinals_and_generations_are_other_machines() {
    MachineKey again = new MachineKey(7, 1, 1, 2, Optional.empty());
    heard().fulfil(allocate(key(1)));
    heard().fulfil(allocate(key(2)));
    heard().fulfil(allocate(again));
    for (MachineKey each : List.of(key(1), key(2), again)) comesToBeHeldOnce(each);
  }

  @Test
  void a_machine_that_never_was_is_gone_for_every_order() {
    MachineKey unknown = key(6);
    for (Order order : everything(unknown)) {
      assertEquals(new Outcome.Gone(), heard().fulfil(order), order.toString());
    }
    assertEquals(0, held(unknown));
  }

  @Test
  void a_released_machine_is_gone_and_releasing_again_changes_nothing() {
    heard().fulfil(allocate(key(1)));
    heard().fulfil(allocate(key(2)));
    settled(key(1));
    heard().fulfil(new Order.Release(key(1)));
    heard().fulfil(new Order.Release(key(1)));
    assertEquals(new Outcome.Gone(), settled(key(1)));
    assertEquals(new Outcome.Gone(), heard().fulfil(new Order.Release(key(1))));
    assertEquals(0, held(key(1)));
    assertEquals(1, held(key(2)), "the other stays");
  }

  @Test
  void a_machine_can_be_released_before_it_is_ready() {
    heard().fulfil(allocate(key(1)));
    heard().fulfil(new Order.Release(key(1)));
    assertEquals(new Outcome.Gone(), settled(key(1)));
    assertEquals(0, held(key(1)));
  }

  @Test
  void a_stopped_machine_stays_held_and_starts_again() {
    heard().fulfil(allocate(key(1)));
    Outcome before = settled(key(1));
    Outcome first = heard().fulfil(new Order.Stop(key(1)));
    assumeTrue(!(first instanceof Outcome.Unsupported), "this provider cannot stop");
    heard().fulfil(new Order.Stop(key(1)));
    assertEquals(new Outcome.Stopped(), settled(key(1)));
    assertEquals(new Outcome.Stopped(), heard().fulfil(new Order.Stop(key(1))));
    assertEquals(1, held(key(1)));
    heard().fulfil(new Order.Start(key(1)));
    heard().fulfil(new Order.Start(key(1)));
    assertEquals(before, settled(key(1)), "the same machine, at the same address");
  }

  @Test
  void who_may_log_in_can_be_told_twice() {
    heard().fulfil(allocate(key(1)));
    Outcome ready = settled(key(1));
    Order.AllowKeys access = new Order.AllowKeys(key(1), List.of("ssh-ed25519 AAAA kim"));
    Outcome first = heard().fulfil(access);
    assumeTrue(!(first instanceof Outcome.Unsupported), "this provider cannot change keys");
    assertEquals(ready, settled(key(1)));
    heard().fulfil(access);
    assertEquals(ready, settled(key(1)));
  }

  @Test
  void a_create_whose_answer_was_lost_is_found_by_its_key() {
    arranged(ProviderFault.ANSWER_LOST);
    assertTrue(failed(allocate(key(1))).retryable());
    comesToBeHeldOnce(key(1));
    Outcome again = heard().fulfil(allocate(key(1)));
    assertTrue(again instanceof Outcome.Pending || again instanceof Outcome.Ready, "" + again);
    assertInstanceOf(Outcome.Ready.class, settled(key(1)));
    assertEquals(1, held(key(1)), "and not made twice");
  }

  @Test
  void a_release_whose_answer_was_lost_is_released() {
    heard().fulfil(allocate(key(1)));
    settled(key(1));
    arranged(ProviderFault.ANSWER_LOST);
    assertTrue(failed(new Order.Release(key(1))).retryable());
    assertEquals(new Outcome.Gone(), settled(key(1)));
  }

  @Test
  void an_unreachable_provider_is_a_failure_for_now_and_never_gone() {
    heard().fulfil(allocate(key(1)));
    settled(key(1));
    for (Order order :
        List.of(new Order.Poll(key(1)), new Order.Release(key(1)), allocate(key(2)))) {
      arranged(ProviderFault.UNREACHABLE);
      Outcome.Failed failed = failed(order);
      assertTrue(failed.retryable(), order.toString());
      assertTrue(failed.again().isAfter(now()), "says when to try again");
    }
    assertEquals(1, held(key(1)));
    assertEquals(0, held(key(2)));
  }

  @Test
  void an_inventory_that_cannot_be_read_is_unknown_and_not_empty() {
    heard().fulfil(allocate(key(1)));
    arranged(ProviderFault.UNREACHABLE);
    assertEquals(Optional.empty(), heard().inventory());
    assertEquals(1, held(key(1)));
  }

  @Test
  void a_refused_create_makes_nothing_and_may_be_tried_later() {
    arranged(ProviderFault.REFUSED);
    Outcome.Failed failed = failed(allocate(key(1)));
    assertTrue(failed.again().isAfter(now()));
    assertEquals(0, held(key(1)));
    heard().fulfil(allocate(key(1)));
    assertInstanceOf(Outcome.Ready.class, settled(key(1)));
  }

  @Test
  void a_used_up_quota_stops_creates_and_nothing_else() {
    heard().fulfil(allocate(key(1)));
    settled(key(1));
    arranged(ProviderFault.QUOTA);
    assertTrue(failed(allocate(key(2))).retryable());
    assertEquals(0, held(key(2)));
    assertInstanceOf(Outcome.Ready.class, heard().fulfil(allocate(key(1))));
    heard().fulfil(new Order.Release(key(1)));
    assertEquals(new Outcome.Gone(), settled(key(1)));
  }

  @Test
  void a_slow_machine_is_pending_and_then_ready() {
    arranged(ProviderFault.SLOW);
    Instant before = now();
    Outcome first = heard().fulfil(allocate(key(1)));
    assertFalse(assertInstanceOf(Outcome.Pending.class, first).again().isBefore(before));
    assertInstanceOf(Outcome.Ready.class, settled(key(1)));
  }

  @Test
  void a_machine_that_does_not_install_has_failed_for_good_until_released() {
    arranged(ProviderFault.INSTALL_FAILS);
    heard().fulfil(allocate(key(1)));
    assertFalse(assertInstanceOf(Outcome.Failed.class, settled(key(1))).retryable());
    assertFalse(failed(allocate(key(1))).retryable(), "the same key is the same machine");
    assertEquals(1, held(key(1)), "it still costs");
    heard().fulfil(new Order.Release(key(1)));
    assertEquals(new Outcome.Gone(), settled(key(1)));
    assertEquals(0, held(key(1)));
  }

  @Test
  void a_machine_gone_by_itself_is_told_gone() {
    arranged(ProviderFault.VANISHES);
    heard().fulfil(allocate(key(1)));
    assertInstanceOf(Outcome.Ready.class, settled(key(1)));
    vanish(key(1));
    assertEquals(new Outcome.Gone(), goneAfterAWhile(key(1)));
    assertEquals(0, held(key(1)));
  }

  @Test
  void the_provider_ends_a_machine_at_its_last_line_of_defence() {
    assumeTrue(endsByItself(), "this provider has no end time");
    Instant end = now().plusSeconds(24 * 3600);
    heard().fulfil(allocate(key(1), Optional.of(end)));
    assertInstanceOf(Outcome.Ready.class, settled(key(1)));
    Instant later = end.plusSeconds(24 * 3600);
    heard().fulfil(allocate(key(1), Optional.of(later)));
    heard().fulfil(allocate(key(1), Optional.of(end)));
    reach(later.plus(Provisioner.BACKSTOP).minusSeconds(60));
    assertInstanceOf(
        Outcome.Ready.class, settled(key(1)), "an old order repeated takes no extension back");
    assertEquals(new Outcome.Gone(), goneAfterAWhile(key(1)));
  }

  private Outcome goneAfterAWhile(MachineKey key) {
    Outcome outcome = settled(key);
    for (int look = 0; look < LOOKS_MAX && !(outcome instanceof Outcome.Gone); look++) {
      pass();
      outcome = settled(key);
    }
    return outcome;
  }

  @Test
  void any_orders_in_any_order_hold_at_most_one_machine_a_key_and_end_released() {
    long seed = Long.getLong("berth.seed", 20_261_120L);
    Random dice = new Random(seed);
    List<MachineKey> keys = List.of(key(1), key(2), key(3));
    for (int step = 0; step < randomSteps(); step++) {
      MachineKey key = keys.get(dice.nextInt(keys.size()));
      List<Order> all = new ArrayList<>(everything(key));
      all.add(allocate(key));
      heard().fulfil(all.get(dice.nextInt(all.size())));
      assertTrue(held(key) <= 1, "seed " + seed + ", step " + step + ": two machines of " + key);
      if (dice.nextInt(3) == 0) {
        pass();
      }
    }
    for (MachineKey key : keys) {
      heard().fulfil(new Order.Release(key));
      assertEquals(new Outcome.Gone(), settled(key), "seed " + seed);
    }
    assertEquals(Optional.of(List.of()), heard().inventory(), "seed " + seed);
  }

  private static List<Order> everything(MachineKey key) {
    return List.of(
        new Order.Poll(key),
        new Order.Stop(key),
        new Order.Start(key),
        new Order.AllowKeys(key, List.of()),
        new Order.Release(key));
  }

  @Test
  void a_quota_that_is_noticed_late_is_told_and_leaves_nothing_behind() {
    arranged(ProviderFault.LATE_QUOTA);
    heard().fulfil(allocate(key(1)));
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, settled(key(1)));
    assertFalse(failed.why().isBlank());
    heard().fulfil(new Order.Release(key(1)));
    assertEquals(new Outcome.Gone(), settled(key(1)));
    assertEquals(0, held(key(1)));
  }

  @Test
  void what_is_not_ours_is_listed_without_a_key_and_never_touched() {
    arranged(ProviderFault.FOREIGN);
    long foreign = foreign();
    assertTrue(foreign > 0, "it is listed");
    heard().fulfil(allocate(key(1)));
    settled(key(1));
    heard().fulfil(new Order.Release(key(1)));
    assertEquals(new Outcome.Gone(), settled(key(1)));
    assertEquals(foreign, foreign());
  }

  private long foreign() {
    return heard().inventory().orElseThrow().stream().filter(f -> f.key().isEmpty()).count();
  }

  @Test
  void a_control_plane_killed_in_mid_create_ends_with_one_machine_or_none() {
    arrange(ProviderFault.SLOW);
    heard().fulfil(allocate(key(1)));
    assumeTrue(restart(), "this provider cannot be killed");
    assertTrue(held(key(1)) <= 1);
    Outcome outcome = heard().fulfil(allocate(key(1)));
    for (int look = 0; look < LOOKS_MAX && isUnderWay(outcome); look++) {
      pass();
      outcome = heard().fulfil(allocate(key(1)));
    }
    assertTrue(outcome instanceof Outcome.Ready || outcome instanceof Outcome.Failed, "" + outcome);
    assertTrue(held(key(1)) <= 1, "never two");
    heard().fulfil(new Order.Release(key(1)));
    assertEquals(new Outcome.Gone(), settled(key(1)));
    assertEquals(0, held(key(1)));
    heard().fulfil(allocate(key(2)));
    assertInstanceOf(Outcome.Ready.class, settled(key(2)), "and it goes on");
  }

  private static boolean isUnderWay(Outcome outcome) {
    return outcome instanceof Outcome.Pending
        || (outcome instanceof Outcome.Failed f && f.retryable());
  }

  @Test
  void the_end_is_on_the_record_and_moves_only_to_later() {
    assumeTrue(keepsRecords(), "this provider keeps no record");
    Instant end = Instant.parse("2031-03-04T05:06:07Z");
    heard().fulfil(allocate(key(1), Optional.of(end)));
    settled(key(1));
    assertEquals(Optional.of(end), recorded(key(1)).end());
    Instant later = end.plusSeconds(86_400);
    heard().fulfil(new Order.KeepUntil(key(1), later, Optional.of(end)));
    assertEquals(Optional.of(later), recorded(key(1)).end());
    heard().fulfil(new Order.KeepUntil(key(1), end, Optional.of(end)));
    assertEquals(Optional.of(later), recorded(key(1)).end(), "never sooner");
    assertEquals(plan(), recorded(key(1)).plan());
    assertTrue(recorded(key(1)).owner().isPresent(), "says whose it is");
    assertTrue(recorded(key(1)).id().isPresent(), "operators find it");
    assertInstanceOf(Outcome.Ready.class, settled(key(1)));
  }

  private FoundMachine recorded(MachineKey key) {
    return heard().inventory().orElseThrow().stream()
        .filter(f -> f.key().equals(Optional.of(key)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void many_machines_are_all_made_listed_and_released() {
    for (int i = 1; i <= many(); i++) heard().fulfil(allocate(key(i)));
    for (int i = 1; i <= many(); i++) assertInstanceOf(Outcome.Ready.class, settled(key(i)));
    assertEquals(many(), ours());
    for (int i = 1; i <= many(); i++) heard().fulfil(new Order.Release(key(i)));
    for (int i = 1; i <= many(); i++) assertEquals(new Outcome.Gone(), settled(key(i)));
    assertEquals(0, ours());
  }

  private long ours() {
    return heard().inventory().orElseThrow().stream()
        .flatMap(f -> f.key().stream())
        .distinct()
        .count();
  }
}
