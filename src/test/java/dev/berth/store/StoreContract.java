package dev.berth.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.forge.Person;
import dev.berth.provision.SettableClock;
import dev.berth.store.sql.NextDue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every store must do. The numbers are those of known holes in queues of this kind; each test
 * fails on a store that has the hole.
 */
public abstract class StoreContract {
  protected static final SubjectKey ONE = Samples.issue(1);
  protected static final SubjectKey TWO = Samples.issue(2);

  protected final SettableClock clock = new SettableClock();
  protected Store a;
  protected Store b;

  /** Another worker on the same database, with this clock. */
  protected abstract Store store(String worker);

  @BeforeEach
  void two_workers() {
    a = store("worker-a");
    b = store("worker-b");
  }

  protected Claim claimed(Store store) {
    return store.claim().orElseThrow(() -> new AssertionError("nothing is due"));
  }

  protected boolean heard(int issue, String delivery) {
    return a.accept(delivery, Samples.issue(issue), Samples.touched(issue, "edited"));
  }

  protected void forward(Duration time) {
    clock.forward(time);
  }

  private Instant now() {
    return clock.instant();
  }

  // Wake-ups and claims.

  @Test
  void a_delivery_makes_its_subject_due_with_one_entry() {
    assertTrue(heard(1, "d1"));
    var claim = claimed(a);
    assertEquals(ONE, claim.key());
    assertInstanceOf(Row.NewRow.class, claim.row());
    var entry = claim.inbox().getFirst();
    assertEquals(new Message.ForgeEvent(Samples.touched(1, "edited")), entry.message());
    assertEquals(0, entry.attempts());
    assertEquals(now(), entry.at());
    assertTrue(a.claim().isEmpty() && b.claim().isEmpty());
  }

  @Test
  void hole_1_a_delivery_that_comes_in_a_turn_is_not_slept_over() {
    heard(1, "d1");
    var claim = claimed(a);
    heard(1, "d2");
    claim.commit(RowChange.NOTHING.take(claim.inbox().getFirst().id()));
    claim.release(Store.NEVER);
    assertEquals(1, claimed(b).inbox().size());
  }

  @Test
  void hole_1_without_anything_new_the_row_sleeps_until_its_next_look() {
    heard(1, "d1");
    var claim = claimed(a);
    claim.commit(RowChange.NOTHING.take(claim.inbox().getFirst().id()));
    claim.release(now().plusSeconds(90));
    assertTrue(b.claim().isEmpty());
    assertEquals(now().plusSeconds(90), NextDue.of(a));
    forward(Duration.ofSeconds(90));
    assertTrue(claimed(b).inbox().isEmpty());
  }

  @Test
  void hole_3_a_signal_after_the_claim_ran_out_is_not_hidden_by_a_late_end() {
    heard(1, "d1");
    var late = claimed(a);
    forward(Store.CLAIM_TIME.plusSeconds(1));
    heard(1, "d2");
    late.release(Store.NEVER);
    assertEquals(ONE, claimed(b).key());
  }

  @Test
  void a_claim_holds_for_its_time_and_is_taken_over_after_it() {
    heard(1, "d1");
    var first = claimed(a);
    forward(Store.CLAIM_TIME.minusMillis(1));
    assertTrue(b.claim().isEmpty());
    forward(Duration.ofMillis(1));
    var second = claimed(b);
    assertEquals(first.id(), second.id());
    assertEquals(first.number() + 1, second.number());
  }

  @Test
  void hole_6_whoever_lost_the_claim_writes_nothing() {
    heard(1, "d1");
    var old = claimed(a);
    forward(Store.CLAIM_TIME);
    claimed(b);
    var entry = old.inbox().getFirst();
    assertThrows(Claim.Lost.class, () -> old.commit(full(old)));
    assertThrows(Claim.Lost.class, () -> old.countAttempt(entry));
    assertThrows(Claim.Lost.class, () -> old.recordIntent("key", Duration.ofSeconds(9), false));
    assertThrows(Claim.Lost.class, () -> old.recordIntent("key", Duration.ofSeconds(9), true));
    assertThrows(Claim.Lost.class, () -> old.release(Store.NEVER));
    assertEquals(Optional.of(new Row.NewRow()), a.reads().row(ONE));
    assertEquals(List.of(), a.reads().history(old.id(), 0, 9));
    assertEquals(Optional.empty(), a.reads().ledgerRow(1));
    assertEquals(Optional.empty(), a.reads().row(TWO));
    forward(Store.CLAIM_TIME);
    var next = claimed(a);
    assertEquals(List.of(entry), next.inbox());
    assertEquals(List.of(), next.intents());
  }

  @Test
  void after_letting_go_a_claim_is_of_no_use() {
    heard(1, "d1");
    var claim = claimed(a);
    claim.release(now());
    assertThrows(Claim.Lost.class, () -> claim.commit(RowChange.of(Samples.repository("x"))));
    assertThrows(Claim.Lost.class, () -> claim.release(now()));
  }

  private static RowChange full(Claim claim) {
    return RowChange.of(Samples.repository("x"))
        .take(claim.inbox().getFirst().id())
        .addHistory(new HistoryLine(Samples.AT, Optional.of(3L), "changed", "{}"))
        .send(TWO, "w1", new Message.SyncAgain("because"))
        .withLedgerRow(Samples.line(1, Samples.AT, true))
        .withNames(List.of(Samples.MARA));
  }

  @Test
  void one_commit_writes_all_of_a_change() {
    heard(1, "d1");
    var claim = claimed(a);
    claim.commit(full(claim));
    assertEquals(Samples.repository("x"), claim.row());
    assertEquals(List.of(), claim.inbox());
    assertEquals(Optional.of(Samples.repository("x")), b.reads().row(ONE));
    assertEquals(Optional.of(Samples.repository("x")), b.reads().row(claim.id()));
    assertEquals("changed", b.reads().history(claim.id(), 0, 9).getFirst().what());
    assertEquals(Optional.of(Samples.line(1, Samples.AT, true)), b.reads().ledgerRow(1));
    claim.release(Store.NEVER);
    var told = claimed(b);
    assertEquals(TWO, told.key());
    assertEquals(new Message.SyncAgain("because"), told.inbox().getFirst().message());
  }

  @Test
  void hole_8_a_row_that_kills_its_worker_backs_off_and_is_counted() {
    heard(1, "d1");
    for (int n = 1; n <= 6; n++) {
      claimed(a);
      forward(Store.CLAIM_TIME);
    }
    assertTrue(a.claim().isEmpty(), "after six tries it waits longer than its claim lasts");
    assertEquals(1, a.reads().figures().backingOff());
    heard(2, "d2");
    var other = claimed(b);
    assertEquals(TWO, other.key(), "others go on");
    other.release(Store.NEVER);
    heard(1, "d3");
    forward(Duration.ofSeconds(59));
    assertTrue(a.claim().isEmpty(), "nor does a signal help");
    forward(Duration.ofSeconds(1));
    var seventh = claimed(a);
    seventh.release(now());
    claimed(a);
    assertEquals(0, a.reads().figures().backingOff(), "a turn that ends forgives all");
  }

  @Test
  void hole_8_the_longest_wait_is_four_minutes() {
    heard(1, "d1");
    for (int n = 1; n <= 12; n++) {
      claimed(a);
      forward(Duration.ofMinutes(4));
    }
    claimed(a);
    forward(Duration.ofMinutes(4).minusMillis(1));
    assertTrue(a.claim().isEmpty());
  }

  @Test
  void hole_9_the_longest_due_goes_first_and_hot_rows_to_the_back() {
    heard(1, "d1");
    forward(Duration.ofMillis(1));
    heard(2, "d2");
    forward(Duration.ofMillis(1));
    var hot = claimed(a);
    assertEquals(ONE, hot.key());
    heard(1, "d3");
    hot.release(Instant.EPOCH);
    assertEquals(TWO, claimed(a).key());
    assertEquals(ONE, claimed(a).key());
  }

  // Inbox.

  @Test
  void the_same_delivery_counts_once() {
    assertTrue(heard(1, "d1"));
    assertFalse(heard(1, "d1"));
    assertFalse(heard(2, "d1"), "whatever it tells");
    assertEquals(1, claimed(a).inbox().size());
    assertEquals(List.of("d1"), a.seen(List.of("d0", "d1", "d2")));
    assertEquals(List.of(), a.seen(List.of()));
  }

  @Test
  void a_doubled_delivery_does_not_wake_the_row() {
    heard(1, "d1");
    var claim = claimed(a);
    claim.commit(RowChange.NOTHING.take(claim.inbox().getFirst().id()));
    heard(1, "d1");
    claim.release(Store.NEVER);
    assertTrue(a.claim().isEmpty());
    assertEquals(Store.NEVER, NextDue.of(a));
  }

  @Test
  void a_comment_heard_of_by_webhook_and_rescan_is_one_entry() {
    assertTrue(a.accept("d1", ONE, Samples.comment(1, 55, "/status", false)));
    var found = new Message.ForgeEvent(Samples.comment(1, 55, "/status", true));
    assertFalse(a.enqueue(ONE, "found-55", found));
    var claim = claimed(a);
    assertEquals("comment:55", claim.inbox().getFirst().id());
    claim.commit(RowChange.NOTHING.take("comment:55"));
    claim.release(Store.NEVER);
    assertFalse(a.accept("d2", ONE, Samples.comment(1, 55, "/status", false)));
    assertEquals(List.of("d2"), a.seen(List.of("d2")), "so that nobody asks for it again");
    assertTrue(a.claim().isEmpty());
  }

  @Test
  void a_delivery_called_like_a_comment_does_not_stand_in_for_it() {
    heard(1, "comment:55");
    assertTrue(a.accept("d2", ONE, Samples.comment(1, 55, "/release", false)));
    assertEquals(2, claimed(a).inbox().size());
  }

  @Test
  void a_word_of_the_same_name_is_told_once() {
    assertTrue(a.enqueue(ONE, "w1", new Message.SyncAgain("x")));
    assertFalse(b.enqueue(ONE, "w1", new Message.SyncAgain("y")));
    assertEquals(1, claimed(a).inbox().size());
  }

  @Test
  void hole_10_entries_keep_the_order_in_which_they_were_kept() {
    for (int i = 0; i < 20; i++) heard(1, "d" + (i * 7 % 20));
    var sequence = claimed(a).inbox().stream().map(InboxEntry::sequence).toList();
    assertEquals(sequence.stream().sorted().distinct().toList(), sequence);
    assertEquals(20, sequence.size());
  }

  @Test
  void entries_are_taken_one_by_one_and_not_by_a_mark() {
    for (int i = 0; i < 3; i++) heard(1, "d" + i);
    var claim = claimed(a);
    var middle = claim.inbox().get(1);
    claim.commit(RowChange.NOTHING.take(middle.id()));
    claim.release(now());
    assertEquals(2, claimed(a).inbox().size());
  }

  @Test
  void more_entries_than_a_turn_sees_are_seen_by_the_next_one() {
    int all = Store.INBOX_PAGE * 2 + 20;
    for (int i = 0; i < all; i++) heard(1, "d" + i);
    int seen = 0;
    for (int turns = 0; turns < 3; turns++) {
      var claim = claimed(a);
      seen += claim.inbox().size();
      for (var e : claim.inbox()) claim.commit(RowChange.NOTHING.take(e.id()));
      claim.release(Store.NEVER);
    }
    assertEquals(all, seen);
    assertTrue(a.claim().isEmpty());
  }

  @Test
  void a_full_page_that_cannot_be_dealt_with_yet_does_not_spin() {
    for (int i = 0; i < Store.INBOX_PAGE + 1; i++) heard(1, "d" + i);
    claimed(a).release(now().plusSeconds(30));
    assertTrue(a.claim().isEmpty());
  }

  @Test
  void hole_12_attempts_count_even_when_the_turn_never_ends() {
    heard(1, "d1");
    var claim = claimed(a);
    claim.countAttempt(claim.inbox().getFirst());
    forward(Store.CLAIM_TIME);
    assertEquals(1, claimed(b).inbox().getFirst().attempts());
  }

  @Test
  void hole_12_what_had_to_wait_for_the_forge_was_no_attempt() {
    heard(1, "d1");
    for (int i = 0; i < 2 * InboxEntry.ATTEMPTS_MAX; i++) {
      var claim = claimed(a);
      var entry = claim.inbox().getFirst();
      assertEquals(0, entry.attempts());
      claim.countAttempt(entry);
      claim.commit(RowChange.NOTHING.waiting(entry.id()));
      claim.release(now());
    }
  }

  @Test
  void hole_12_what_is_parked_is_shown_and_blocks_nothing() {
    heard(1, "d1");
    heard(1, "d2");
    var claim = claimed(a);
    var poison = claim.inbox().getFirst().id();
    claim.commit(RowChange.NOTHING.park(poison));
    claim.release(now());
    assertEquals(1, claimed(a).inbox().size());
    assertEquals(1, a.reads().figures().parked());
    var parked = a.reads().parked(9).getFirst();
    assertEquals(ONE, parked.subject());
    assertEquals(poison, parked.entry());
    assertFalse(parked.matter().isEmpty());
    assertFalse(heard(1, "d1"), "and it stays known");
  }

  // Intents.

  @Test
  void hole_4_an_intent_is_found_by_whoever_comes_next_until_it_is_settled() {
    heard(1, "d1");
    assertTrue(claimed(a).recordIntent("machine", Duration.ofSeconds(70), true));
    var until = now().plusSeconds(70);
    forward(Store.CLAIM_TIME);
    var next = claimed(b);
    assertEquals(List.of(new Intent("machine", until)), next.intents());
    assertEquals(0, a.reads().figures().intentsOverdue());
    forward(Duration.ofSeconds(11));
    assertEquals(1, a.reads().figures().intentsOverdue());
    next.commit(RowChange.NOTHING.settle("machine"));
    assertEquals(List.of(), next.intents());
    next.release(now());
    assertEquals(List.of(), claimed(a).intents());
  }

  @Test
  void hole_4_an_intent_renews_the_claim() {
    heard(1, "d1");
    var claim = claimed(a);
    forward(Duration.ofSeconds(50));
    claim.recordIntent("machine", Duration.ofSeconds(40), false);
    forward(Duration.ofSeconds(50));
    assertTrue(b.claim().isEmpty());
  }

  @Test
  void an_intent_of_the_same_key_moves_its_end() {
    heard(1, "d1");
    var claim = claimed(a);
    claim.recordIntent("machine", Duration.ofSeconds(40), false);
    forward(Duration.ofSeconds(10));
    claim.recordIntent("machine", Duration.ofSeconds(40), false);
    assertEquals(List.of(new Intent("machine", now().plusSeconds(40))), claim.intents());
  }

  @Test
  void hole_14_what_costs_money_is_not_begun_when_something_new_came_in() {
    heard(1, "d1");
    var claim = claimed(a);
    heard(1, "d2");
    assertFalse(claim.recordIntent("machine", Duration.ofSeconds(40), true));
    assertTrue(claim.recordIntent("comment", Duration.ofSeconds(40), false));
    claim.release(Store.NEVER);
    assertEquals(List.of("comment"), claimed(b).intents().stream().map(Intent::key).toList());
  }

  // Rows and what is read of them.

  @Test
  void a_row_is_made_once_and_due_at_once() {
    a.ensureRow(SubjectKey.POOLS);
    b.ensureRow(SubjectKey.POOLS);
    var claim = claimed(a);
    assertEquals(SubjectKey.POOLS, claim.key());
    a.ensureRow(SubjectKey.POOLS);
    claim.release(Store.NEVER);
    a.ensureRow(SubjectKey.POOLS);
    assertTrue(a.claim().isEmpty());
  }

  @Test
  void never_and_beyond_are_never() {
    a.ensureRow(ONE);
    claimed(a).release(Instant.MAX);
    assertEquals(Store.NEVER, NextDue.of(a));
    forward(Duration.ofDays(4000));
    assertTrue(a.claim().isEmpty());
  }

  @Test
  void nothing_is_due_before_its_time_not_by_a_nanosecond() {
    a.ensureRow(ONE);
    var next = now().plusSeconds(1).plusNanos(1);
    claimed(a).release(next);
    assertFalse(NextDue.of(a).isBefore(next));
    forward(Duration.ofSeconds(1));
    assertTrue(a.claim().isEmpty());
  }

  @Test
  void history_comes_in_pages_oldest_first() {
    a.ensureRow(ONE);
    var claim = claimed(a);
    for (int i = 0; i < 5; i++)
      claim.commit(
          RowChange.NOTHING.addHistory(
              new HistoryLine(now().plusNanos(i), Optional.empty(), "w" + i, "{\"n\":" + i + "}")));
    assertEquals(
        List.of("w1", "w2"),
        b.reads().history(claim.id(), 1, 2).stream().map(HistoryLine::what).toList());
    assertEquals(now().plusNanos(4), b.reads().history(claim.id(), 4, 2).getFirst().at());
    assertEquals(List.of(), b.reads().history(claim.id() + 1, 0, 9));
  }

  @Test
  void the_ledger_comes_in_pages_newest_first_and_shows_what_is_published() {
    a.ensureRow(ONE);
    var claim = claimed(a);
    for (int i = 1; i <= 5; i++)
      claim.commit(RowChange.NOTHING.withLedgerRow(Samples.line(i, now().plusSeconds(i), i != 3)));
    claim.commit(RowChange.NOTHING.withLedgerRow(Samples.line(5, now(), true)));
    assertEquals(
        List.of(4L, 2L, 1L, 5L), b.reads().ledger(0, 9).stream().map(LedgerRow::request).toList());
    assertEquals(List.of(2L, 1L), b.reads().ledger(1, 2).stream().map(LedgerRow::request).toList());
    assertFalse(b.reads().ledgerRow(3).orElseThrow().published());
    assertEquals(Optional.empty(), b.reads().ledgerRow(99));
  }

  @Test
  void figures_count_open_requests_by_state() {
    put(1, Samples.issueIn(dev.berth.request.Queued.class));
    put(2, Samples.issueIn(dev.berth.request.Queued.class));
    put(3, Samples.issueIn(dev.berth.request.Active.class));
    put(4, Samples.issueIn(dev.berth.request.Closed.class));
    put(5, Samples.issueRow(r -> r.request().isEmpty()));
    assertEquals(java.util.Map.of("queued", 2L, "active", 1L), a.reads().figures().byState());
  }

  @Test
  void figures_tell_since_when_work_waits() {
    assertEquals(Optional.empty(), a.reads().figures().oldestDue());
    heard(1, "d1");
    var since = now();
    forward(Duration.ofSeconds(5));
    heard(2, "d2");
    assertEquals(Optional.of(since), a.reads().figures().oldestDue());
    assertEquals(2, a.reads().figures().due());
    claimed(a);
    assertEquals(1, a.reads().figures().due());
  }

  @Test
  void the_daily_look_finds_requests_that_are_open_or_stand_open() {
    put(1, Samples.issueIn(dev.berth.request.Active.class));
    put(2, Samples.issueRow(r -> closed(r) && !r.shown().open()));
    put(3, Samples.issueRow(r -> closed(r) && r.shown().open()));
    put(4, Samples.issueRow(r -> r.request().isEmpty()));
    put(5, Samples.issueIn(dev.berth.request.Failed.class));
    assertEquals(
        List.of(Samples.issue(1), Samples.issue(3), Samples.issue(5)),
        a.reads().openIssues(Samples.REPOSITORY.id(), 0, 9));
    assertEquals(List.of(Samples.issue(3)), a.reads().openIssues(Samples.REPOSITORY.id(), 1, 1));
    assertEquals(List.of(), a.reads().openIssues(8, 0, 9));
  }

  private static boolean closed(Row.IssueRow row) {
    return row.request().filter(r -> r.state() instanceof dev.berth.request.Closed).isPresent();
  }

  private void put(int number, Row row) {
    a.ensureRow(Samples.issue(number));
    var claim = claimed(a);
    claim.commit(RowChange.of(row));
    claim.release(Store.NEVER);
    assertEquals(Optional.of(row), b.reads().row(Samples.issue(number)));
  }

  @Test
  void a_word_to_oneself_is_heard() {
    a.ensureRow(ONE);
    var claim = claimed(a);
    claim.commit(RowChange.NOTHING.send(ONE, "w1", new Message.SyncAgain("me")));
    claim.release(Store.NEVER);
    assertEquals(1, claimed(a).inbox().size());
  }

  @Test
  void words_for_one_subject_arrive_in_the_order_they_were_said() {
    a.ensureRow(TWO);
    var change = RowChange.NOTHING;
    for (int i = 0; i < 9; i++)
      change = change.send(Samples.issue(1 + i % 3), "w" + i, new Message.SyncAgain("n" + i));
    var claim = claimed(a);
    claim.commit(change);
    claim.release(now().plusSeconds(1));
    var whys =
        IntStream.range(0, 3)
            .mapToObj(_ -> claimed(a))
            .filter(c -> c.key().equals(ONE))
            .flatMap(c -> c.inbox().stream())
            .map(e -> ((Message.SyncAgain) e.message()).why())
            .toList();
    assertEquals(List.of("n0", "n3", "n6"), whys);
  }

  @Test
  void incident_11_11_who_asks_for_much_at_once_waits_behind_others() {
    var many = new Person(41, "many", false);
    for (int i = 0; i < PersonQueue.AT_ONCE; i++)
      assertTrue(!a.turnOf(many, "request:" + i).isAfter(now()), "the first are begun at once");
    var sixth = a.turnOf(many, "request:6");
    assertTrue(sixth.isAfter(now()), "not yet");
    assertEquals(sixth, b.turnOf(many, "request:6"), "asked again, by another replica");
    assertTrue(a.turnOf(many, "request:7").isAfter(sixth));
    for (int i = 8; i < 400; i++) a.turnOf(many, "request:" + i);
    var last = a.turnOf(many, "request:400");
    assertTrue(!last.isAfter(now().plus(PersonQueue.PUT_OFF_MAX)), "nobody waits for ever");
    var one = new Person(42, "one", false);
    assertTrue(!a.turnOf(one, "request:500").isAfter(now()), "nobody else waits");
  }
}
