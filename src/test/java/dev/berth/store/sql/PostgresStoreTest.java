package dev.berth.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.Eventually;
import dev.berth.store.RowChange;
import dev.berth.store.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends SqlStoreContract {
  private static final Postgres.Waits SHORT =
      new Postgres.Waits(Duration.ofMillis(300), Duration.ofMillis(600));

  private final String url = PostgresServer.shared().newDatabase();
  private Postgres.Waits waits = Postgres.Waits.USUAL;

  @Override
  protected Database open() {
    return Postgres.open(url, Optional.of(clock), waits);
  }

  /** With the row locked by a delivery that has not committed yet, a turn wants to end. */
  @Test
  void hole_2_the_end_of_a_turn_waits_for_a_delivery_under_way_and_sees_it() throws Exception {
    heard(1, "d1");
    var claim = claimed(a);
    claim.commit(RowChange.NOTHING.take(claim.inbox().getFirst().id()));
    try (var other = DriverManager.getConnection(url)) {
      other.setAutoCommit(false);
      deliverUncommitted(other);
      var end = Thread.ofPlatform().start(() -> claim.release(Store.NEVER));
      untilSessions("wait_event_type = 'Lock'", n -> n > 0);
      other.commit();
      end.join();
    }
    assertEquals(1, claimed(b).inbox().size());
  }

  private void untilSessions(String which, LongPredicate count) {
    var asked = "SELECT count(*) FROM pg_stat_activity WHERE " + which;
    Eventually.holds(asked, () -> count.test(number(asked)), () -> number(asked));
  }

  private static void deliverUncommitted(Connection other) throws SQLException {
    try (var s = other.createStatement()) {
      s.execute("UPDATE subject SET signal = signal + 1 WHERE number = 1");
      s.execute(
          "INSERT INTO inbox (id, subject, seq, matter, at, remembered)"
              + " SELECT 'late', id, signal, '{\"is\":\"look\",\"why\":\"x\"}', 0, 0"
              + " FROM subject WHERE number = 1");
    }
  }

  @Test
  void hole_7_a_replica_frozen_inside_a_transaction_loses_its_session() throws Exception {
    heard(1, "d1");
    database.close();
    waits = SHORT;
    database = open();
    a = new SqlStore(database, "worker-a", (_, _) -> {});
    var frozen = new CountDownLatch(1);
    var thaw = new CountDownLatch(1);
    var died = new AtomicReference<Throwable>();
    var replica = Thread.ofPlatform().start(() -> died.set(freeze(frozen, thaw)));
    frozen.await();
    assertThrows(Store.Unavailable.class, () -> heard(1, "d2"), "503: told to come again");
    untilSessions("state = 'idle in transaction'", n -> n == 0);
    assertTrue(heard(1, "d2"), "the row is free again");
    thaw.countDown();
    replica.join();
    assertTrue(died.get() instanceof Store.Unavailable, () -> "" + died.get());
    assertEquals(2, claimed(a).inbox().size());
  }

  private Throwable freeze(CountDownLatch frozen, CountDownLatch thaw) {
    var store = new Transactions(database, (_, _) -> {});
    return assertThrows(
        RuntimeException.class,
        () ->
            store.write(
                "freeze",
                h -> {
                  h.execute("UPDATE subject SET signal = signal + 1");
                  frozen.countDown();
                  try {
                    thaw.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                  return h.execute("UPDATE subject SET signal = signal + 1");
                }));
  }

  /** As the forge would be made to: until every dead connection of the pool was met once. */
  private static boolean again(Store store) {
    for (int i = 0; i < 100; i++) {
      try {
        return store.accept("d2", ONE, touched());
      } catch (Store.Unavailable e) {
        // 503
      }
    }
    return false;
  }

  private static dev.berth.forge.Incoming touched() {
    var kelp = new dev.berth.forge.Repository(7, "kelp/kelp");
    return new dev.berth.forge.Incoming.RepositoryTouched(
        dev.berth.forge.Person.human(1, "mara"), kelp, "push", Instant.EPOCH);
  }

  @Test
  void sessions_have_their_bounds() {
    assertEquals("5s", setting("lock_timeout"));
    assertEquals("10s", setting("idle_in_transaction_session_timeout"));
    assertEquals("on", setting("synchronous_commit"));
    assertEquals("read committed", setting("transaction_isolation"));
  }

  private String setting(String name) {
    return database.write(h -> h.createQuery("SHOW " + name).mapTo(String.class).one());
  }

  @Test
  void hole_5_without_a_test_the_clock_is_the_database_s() {
    var wrong = InstantSource.fixed(Instant.EPOCH);
    try (var store = SqlStore.open(url, wrong, "worker-x", (_, _) -> {})) {
      assertTrue(store.now().isAfter(Instant.parse("2020-01-01T00:00:00Z")));
    }
  }

  @Test
  void hole_6_a_server_that_dies_loses_nothing_it_confirmed() {
    try (var server = PostgresServer.own()) {
      var address = server.newDatabase();
      try (var store = SqlStore.open(address, clock, "worker-x", (_, _) -> {})) {
        assertTrue(store.accept("d1", ONE, touched()));
        server.kill();
        assertThrows(Store.Unavailable.class, () -> store.accept("d2", ONE, touched()));
        server.restart();
        assertTrue(again(store), "no connection was mended");
        assertEquals(2, store.claim().orElseThrow().inbox().size());
      }
    }
  }

  @AfterEach
  void no_transaction_ever_met_another_head_on() throws SQLException {
    database.close();
    try (var c = DriverManager.getConnection(url);
        var s = c.createStatement();
        var r =
            s.executeQuery(
                "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")) {
      assertTrue(r.next());
      assertEquals(0, r.getLong(1), "deadlocks");
    }
  }
}
