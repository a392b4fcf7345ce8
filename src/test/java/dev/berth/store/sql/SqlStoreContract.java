package dev.berth.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.forge.Comment;
import dev.berth.forge.Incoming;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;
import dev.berth.program.ServerSettings;
import dev.berth.request.Active;
import dev.berth.store.Claim;
import dev.berth.store.HistoryLine;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.RowChange;
import dev.berth.store.Samples;
import dev.berth.store.Store;
import dev.berth.store.StoreContract;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only a store that keeps its rows in tables must do. */
abstract class SqlStoreContract extends StoreContract {
  private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
  private static final Repository KELP = new Repository(7, "kelp/kelp");

  protected Database database;

  protected abstract Database open();

  @Override
  protected Store store(String worker) {
    if (database == null) database = open();
    return new SqlStore(database, worker, (_, _) -> {});
  }

  @AfterEach
  void close() {
    database.close();
  }

  protected void run(String statement) {
    database.write((Handle h) -> h.execute(statement));
  }

  protected long number(String query) {
    return database.read(h -> h.createQuery(query).mapTo(Long.class).one());
  }

  private SqlStore sql() {
    return (SqlStore) a;
  }

  private void say(Person person, String delivery, long comment) {
    var ref = new IssueRef(KELP, 1);
    var said = new Comment(comment, person, "/status", AT, AT);
    a.accept(delivery, ONE, new Incoming.CommentCreated(person, ref, said, false));
  }

  private static Row row(String labelsFor) {
    return Row.RepositoryRow.since(AT, KELP).labelled(labelsFor);
  }

  @Test
  void hole_6_a_claim_number_given_out_twice_after_a_failover_fences_all_the_same() {
    heard(1, "d1");
    var old = claimed(a);
    run("UPDATE subject SET claim = claim - 1, claimed_until = 0, worker = ''");
    var present = claimed(b);
    assertEquals(old.number(), present.number());
    assertThrows(Claim.Lost.class, () -> old.commit(RowChange.of(row("old"))));
    present.commit(RowChange.of(row("present")));
    assertEquals(Optional.of(row("present")), a.reads().row(ONE));
  }

  @Test
  void hole_29_a_row_of_a_newer_form_is_left_to_newer_replicas() {
    heard(1, "d1");
    run("UPDATE subject SET form = " + (SubjectTable.FORM + 1));
    assertTrue(a.claim().isEmpty());
    assertEquals(Store.NEVER, NextDue.of(a));
    assertEquals(0, a.reads().figures().due());
  }

  @Test
  void hole_30_a_change_of_history_by_hand_is_found() {
    var claim = withHistory();
    assertEquals(Optional.empty(), sql().operations().brokenHistory(claim.id()));
    run("UPDATE history SET detail = '{\"n\":9}' WHERE seq = 2");
    assertEquals(Optional.of(2L), sql().operations().brokenHistory(claim.id()));
  }

  @Test
  void hole_30_history_cut_off_at_its_end_is_found() {
    var claim = withHistory();
    run("DELETE FROM history WHERE seq = 3");
    assertEquals(Optional.of(3L), sql().operations().brokenHistory(claim.id()));
  }

  @Test
  void hole_30_no_number_of_a_history_comes_twice() {
    withHistory();
    assertThrows(
        RuntimeException.class,
        () ->
            run(
                "INSERT INTO history SELECT subject, seq, at, person, what, detail, hash FROM"
                    + " history"));
  }

  private Claim withHistory() {
    a.ensureRow(ONE);
    var claim = claimed(a);
    for (int i = 1; i <= 3; i++)
      claim.commit(
          RowChange.NOTHING.addHistory(
              new HistoryLine(AT, Optional.of(5L), "read", "{\"n\":" + i + "}")));
    return claim;
  }

  @Test
  void history_takes_any_text() {
    a.ensureRow(ONE);
    var claim = claimed(a);
    var line = new HistoryLine(AT, Optional.empty(), "read", "\0 \u202e \ud83d\ude80");
    claim.commit(RowChange.NOTHING.addHistory(line));
    assertEquals(
        "\u0020\u202e \ud83d\ude80", a.reads().history(claim.id(), 0, 1).getFirst().detail());
    assertEquals(Optional.empty(), sql().operations().brokenHistory(claim.id()));
  }

  @Test
  void names_stand_in_one_table_and_follow_a_rename() {
    say(Person.human(12, "mara"), "d1", 1);
    say(Person.human(12, "mara-m"), "d2", 2);
    assertEquals(0, number("SELECT count(*) FROM inbox WHERE matter LIKE '%mara%'"));
    for (var e : claimed(a).inbox())
      assertEquals("mara-m", ((Message.ForgeEvent) e.message()).incoming().sender().login());
  }

  @Test
  void an_erased_name_is_gone_everywhere_and_rows_do_not_bring_it_back() {
    var row = Samples.issueIn(Active.class);
    var person = row.request().orElseThrow().requester();
    a.ensureRow(ONE);
    var claim = claimed(a);
    claim.commit(RowChange.of(row));
    assertEquals(person.login(), requester(a.reads().row(ONE)).login());
    sql().operations().forget(person.id());
    claim.commit(RowChange.of(row));
    assertEquals("ghost-" + person.id(), requester(a.reads().row(ONE)).login());
    claim.release(clock.instant());
    var next = claimed(a);
    assertEquals("ghost-" + person.id(), requester(Optional.of(next.row())).login());
    next.commit(RowChange.of(next.row()));
    assertEquals(0, number("SELECT count(*) FROM person WHERE login LIKE 'ghost-%'"));
  }

  private static Person requester(Optional<Row> row) {
    return ((Row.IssueRow) row.orElseThrow()).request().orElseThrow().requester();
  }

  @Test
  void what_was_taken_is_blanked_at_once_and_forgotten_after_a_month() {
    heard(1, "d1");
    say(Person.human(12, "mara"), "d2", 55);
    var claim = claimed(a);
    for (var e : claim.inbox()) claim.commit(RowChange.NOTHING.take(e.id()));
    claim.release(Store.NEVER);
    assertEquals(0, number("SELECT count(*) FROM inbox WHERE matter <> ''"));
    forward(ServerSettings.Retention.defaults().deliveries().minusHours(1));
    a.claim();
    assertEquals(2, number("SELECT count(*) FROM delivery"));
    forward(Duration.ofHours(2));
    a.claim();
    assertEquals(0, number("SELECT count(*) FROM delivery"));
    assertEquals(1, number("SELECT count(*) FROM inbox"), "a comment is never taken twice");
  }

  @Test
  void what_is_no_longer_needed_is_kept_as_long_as_the_operator_says() {
    var kept = new ServerSettings.Retention(Duration.ofDays(4), Duration.ofDays(5));
    var short4 = new SqlStore(database, Replica.named("worker-s"), (_, _) -> {}, kept);
    heard(1, "d1");
    heard(1, "d2");
    var claim = claimed(short4);
    claim.commit(RowChange.NOTHING.take("delivery:d1").park("delivery:d2"));
    claim.release(Store.NEVER);
    forward(Duration.ofDays(4).plusHours(1));
    short4.claim();
    assertEquals(List.of("delivery:d2"), entries(short4), "the taken one is forgotten");
    forward(Duration.ofDays(1));
    short4.claim();
    assertEquals(List.of(), entries(short4), "nobody looked at the parked one");
    assertEquals(0, number("SELECT count(*) FROM inbox"));
  }

  private static List<String> entries(Store store) {
    return store.reads().parked(9).stream().map(Store.Parked::entry).toList();
  }

  @Test
  void incident_11_18_the_text_of_a_parked_comment_passes_the_guard_of_all_that_is_kept() {
    var at = AT;
    var rio = new Person(41, "rio", false);
    var text = "Write to rio.doe@kelp.example, password: tr0ub4dor&3\n\n/extend 7d";
    var comment = new Comment(77, rio, text, at, at);
    var heard = new Incoming.CommentCreated(rio, new IssueRef(KELP, 1), comment, false);
    a.enqueue(new SubjectKey(7, 1), "comment:77", new Message.ForgeEvent(heard));
    var claim = claimed(a);
    claim.commit(RowChange.NOTHING.park(claim.inbox().getFirst().id()));
    claim.release(Store.NEVER);
    var kept = a.reads().parked(9).getFirst();
    assertFalse(kept.matter().contains("rio.doe"), kept.matter());
    assertFalse(kept.matter().contains("tr0ub4dor"), kept.matter());
    assertTrue(sql().operations().retry(kept.entry()));
    var again = (Message.ForgeEvent) claimed(a).inbox().getFirst().message();
    assertTrue(
        ((Incoming.CommentCreated) again.incoming()).comment().body().contains("/extend 7d"));
  }

  @Test
  void a_parked_entry_is_taken_in_again_or_dropped() {
    heard(1, "d1");
    heard(1, "d2");
    var claim = claimed(a);
    for (var e : claim.inbox()) claim.countAttempt(e);
    claim.commit(RowChange.NOTHING.park("delivery:d1").park("delivery:d2"));
    claim.release(Store.NEVER);
    var operations = sql().operations();
    assertEquals(List.of("delivery:d1", "delivery:d2"), operations.parkedLike("delivery:"));
    assertTrue(operations.retry("delivery:d1"));
    assertFalse(operations.retry("delivery:d1"), "it is not parked any more");
    assertTrue(operations.drop("delivery:d2"));
    assertFalse(operations.drop("nothing"));
    assertEquals(List.of(), entries(a));
    var again = claimed(a).inbox();
    assertEquals(List.of("delivery:d1"), again.stream().map(e -> e.id()).toList());
    assertEquals(0, again.getFirst().attempts());
    heard(1, "d2");
    assertEquals(
        0, number("SELECT count(*) FROM inbox WHERE id = 'delivery:d2' AND taken_at IS NULL"));
  }

  @Test
  void hole_30_all_histories_are_checked_page_by_page() {
    var claim = withHistory();
    a.ensureRow(SubjectKey.APP);
    claimed(a)
        .commit(RowChange.NOTHING.addHistory(new HistoryLine(AT, Optional.empty(), "x", "{}")));
    var first = a.reads().checkHistories(0, 1, "");
    assertEquals(new Store.Checked(Optional.of(claim.id()), List.of(), first.digest()), first);
    var second = a.reads().checkHistories(claim.id(), 9, first.digest());
    assertEquals(
        a.reads().checkHistories(0, 9, "").digest(), second.digest(), "pages make no difference");
    assertEquals(
        Optional.empty(), a.reads().checkHistories(second.last().orElseThrow(), 9, "").last());
    run("UPDATE history SET detail = '{\"n\":9}' WHERE seq = 2");
    assertEquals(List.of(claim.id()), a.reads().checkHistories(0, 9, "").broken());
  }

  @Test
  void an_account_is_found_by_its_login_for_erasing() {
    say(Person.human(12, "mara"), "d1", 1);
    assertEquals(List.of(12L), sql().operations().people("Mara"));
    assertEquals(List.of(), sql().operations().people("mar"));
    sql().operations().forget(12);
    assertEquals(List.of(), sql().operations().people("mara"));
  }

  @Test
  void what_waits_or_is_parked_outlives_what_was_taken() {
    heard(1, "d1");
    heard(1, "d2");
    var claim = claimed(a);
    claim.commit(RowChange.NOTHING.park(claim.inbox().getFirst().id()));
    forward(ServerSettings.Retention.defaults().deliveries().multipliedBy(2));
    a.claim();
    a.claim();
    assertEquals(2, number("SELECT count(*) FROM inbox WHERE matter <> ''"));
  }

  @Test
  void an_entry_that_cannot_be_read_is_parked_and_the_rest_goes_on() {
    heard(1, "d1");
    heard(1, "d2");
    run("UPDATE inbox SET matter = '{\"is\":\"nonsense\"}' WHERE id = 'delivery:d1'");
    assertEquals(List.of("delivery:d2"), claimed(a).inbox().stream().map(e -> e.id()).toList());
    assertEquals("delivery:d1", a.reads().parked(9).getFirst().entry());
  }

  @Test
  void a_row_that_cannot_be_read_stops_no_other() {
    heard(1, "d1");
    run("UPDATE subject SET state = 'nonsense'");
    forward(Duration.ofMillis(1));
    heard(2, "d2");
    assertThrows(StoredJson.Unreadable.class, a::claim);
    assertEquals(TWO, claimed(a).key());
    assertTrue(a.claim().isEmpty());
  }

  @Test
  void names_of_entries_have_a_bound_and_stay_different() {
    var longName = "x".repeat(5000);
    assertTrue(a.enqueue(ONE, longName + "1", new Message.SyncAgain("1")));
    assertTrue(a.enqueue(ONE, longName + "2", new Message.SyncAgain("2")));
    assertFalse(a.enqueue(ONE, longName + "1", new Message.SyncAgain("3")));
    assertTrue(heard(1, longName) && !heard(1, longName));
  }

  @Test
  void a_replica_holds_what_it_claimed_for_as_long_as_its_settings_say() {
    var patient = new Replica("worker-p", Duration.ofMinutes(5));
    var slow = new SqlStore(database, patient, (_, _) -> {}, ServerSettings.Retention.defaults());
    heard(1, "d1");
    var claim = claimed(slow);
    forward(Duration.ofMinutes(4));
    assertTrue(a.claim().isEmpty());
    claim.commit(RowChange.NOTHING.take("delivery:d1"));
    forward(Duration.ofMinutes(4));
    assertTrue(a.claim().isEmpty(), "it gave a sign");
    forward(Duration.ofMinutes(1));
    assertEquals(ONE, claimed(a).key());
  }

  @Test
  void hole_32_a_clean_end_frees_its_claims_at_once_and_counts_no_try() {
    heard(1, "d1");
    claimed(a);
    a.close();
    database = open();
    assertTrue(new SqlStore(database, "worker-c", (_, _) -> {}).claim().isPresent());
    assertEquals(1, number("SELECT tries FROM subject WHERE number = 1"));
  }

  @Test
  void hole_21_slots_are_one_row_a_budget_for_all_workers() {
    var first = a.nextSlot(Store.WriteLane.ENDS, false);
    var all = new java.util.ArrayList<Instant>();
    for (int i = 0; i < 12; i++) all.add((i % 2 == 0 ? a : b).nextSlot(Store.WriteLane.ALL, false));
    assertEquals(clock.instant(), first);
    assertEquals(clock.instant().plusSeconds(16), all.getLast());
  }

  @Test
  void what_cannot_be_reached_says_so() {
    database.close();
    assertThrows(Store.Unavailable.class, () -> heard(1, "d1"));
    assertThrows(Store.Unavailable.class, a::claim);
    assertThrows(Store.Unavailable.class, () -> a.reads().figures());
  }

  @Test
  void races_lose_nothing() {
    new SignalRace(this, 20261120).run();
    for (var id : ids()) assertEquals(Optional.empty(), sql().operations().brokenHistory(id));
  }

  private List<Long> ids() {
    return database.read(h -> h.createQuery("SELECT id FROM subject").mapTo(Long.class).list());
  }

  @Test
  void hole_16_rows_that_talk_to_each_other_do_not_block_each_other() {
    new MessageStorm(this, 20261121).run();
  }

  void jump(Duration time) {
    forward(time);
  }

  SubjectKey subject(int number) {
    return new SubjectKey(7, number);
  }
}
