package dev.berth.store.sql;

import dev.berth.forge.Incoming;
import dev.berth.forge.Person;
import dev.berth.program.ServerSettings;
import dev.berth.provision.state.AdapterState;
import dev.berth.store.Claim;
import dev.berth.store.InboxEntry;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.Standstill;
import dev.berth.store.Store;
import dev.berth.store.StoreReads;
import dev.berth.store.SubjectKey;
import dev.berth.view.MarkerKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** The store on SQLite or PostgreSQL. Safe for use by many threads. */
public final class SqlStore implements Store {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /** What nobody needs any more is deleted a little at a time, that often. */
  static final Duration PRUNE_EVERY = Duration.ofMinutes(10);

  /** So many names of deliveries are asked for at once. */
  private static final int SEEN_AT_ONCE = 500;

  private static final Duration PRUNE_AT_LAST = Duration.ofHours(1);

  final Transactions database;
  private final Replica worker;
  private final SqlReads reads;
  private final SqlWriteLimiter limiter;
  private final StandstillTable standstill;
  private final ServerSettings.Retention kept;
  private final Deliveries deliveries;
  private final Object pruning = new Object();
  private Instant pruned = Instant.EPOCH;

  SqlStore(Database database, String worker, BiConsumer<String, Duration> took) {
    this(database, Replica.named(worker), took, ServerSettings.Retention.defaults());
  }

  SqlStore(
      Database database,
      Replica worker,
      BiConsumer<String, Duration> took,
      ServerSettings.Retention kept) {
    this.kept = kept;
    this.database = new Transactions(database, took);
    this.deliveries = new Deliveries(this.database);
    this.worker = worker;
    this.reads = new SqlReads(this.database);
    this.limiter = new SqlWriteLimiter(this.database);
    this.standstill = new StandstillTable(this.database);
  }

  /**
   * Opens a database, made or brought up to date where need be.
   *
   * @param url {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://...}, user and password in it
   * @param clock for SQLite; PostgreSQL has its own, which all replicas share
   * @param worker this process
   * @param took hears how long each kind of transaction took
   * @throws Unavailable when it cannot be opened
   * @throws IllegalStateException when another process has the file
   */
  public static SqlStore open(
      String url, InstantSource clock, String worker, BiConsumer<String, Duration> took) {
    return open(url, clock, Replica.named(worker), took, ServerSettings.Retention.defaults());
  }

  /** The same, keeping what is no longer needed for as long as the operator says. */
  public static SqlStore open(
      String url,
      InstantSource clock,
      Replica worker,
      BiConsumer<String, Duration> took,
      ServerSettings.Retention kept) {
    return new SqlStore(database(url, clock), worker, took, kept);
  }

  /**
   * Opens a database beside the server that may be using it: nothing of it is brought up to date,
   * and no worker may claim through this.
   *
   * @throws IllegalStateException when it is not there, or of another version
   */
  public static SqlStore beside(String url, InstantSource clock) {
    var database =
        url.startsWith(POSTGRESQL) ? Postgres.beside(url) : Sqlite.beside(file(url), clock);
    return new SqlStore(database, "beside", (_, _) -> {});
  }

  private static Database database(String url, InstantSource clock) {
    if (url.startsWith(POSTGRESQL))
      return Postgres.open(url, Optional.empty(), Postgres.Waits.USUAL);
    return Sqlite.open(file(url), clock);
  }

  private static Path file(String url) {
    var file = url.startsWith(SQLITE) ? url.substring(SQLITE.length()) : "";
    if (file.isEmpty() || file.startsWith(":") || file.contains("?"))
      throw new IllegalArgumentException(
          "BERTH_DATABASE must be jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME?user=...");
    return Path.of(file);
  }

  @Override
  public Instant now() {
    return database.read("tell the time", h -> Micros.at(database.now(h)));
  }

  @Override
  public boolean accept(String delivery, SubjectKey subject, Incoming about) {
    return deliveries.accept(delivery, subject, about);
  }

  @Override
  public boolean enqueue(SubjectKey subject, String id, Message matter) {
    var entry = InboxTable.Entry.of(subject, id, matter);
    return database.write("tell", h -> InboxTable.enter(h, entry, database.now(h)));
  }

  /**
   * What signs our comments, the same for all replicas of one database.
   *
   * @param given the operator's own secret, where several databases are to share one
   */
  public MarkerKey markerKey(Optional<String> given, Supplier<String> fresh) {
    var kept =
        database.write("secret", h -> SecretTable.findOrMake(h, "markers", fresh, database.now(h)));
    return new MarkerKey(given.orElse(kept.text()), kept.madeAt());
  }

  @Override
  public Instant turnOf(Person person, String what) {
    return Micros.at(
        database.write("turn", h -> TurnTable.turnOf(h, person.id(), what, database.now(h))));
  }

  @Override
  public void ensureRow(SubjectKey subject) {
    database.write(
        "ensure",
        h -> {
          SubjectTable.ensure(h, subject, database.now(h));
          return true;
        });
  }

  @Override
  public Optional<Claim> claim() {
    var found =
        database.write(
            "claim",
            h -> {
              var now = database.now(h);
              var held = ClaimQueries.claim(h, database.database(), worker, now);
              return new Found(held, Micros.at(now));
            });
    if (isPruneDue(found)) prune();
    return found.held().map(this::claimed);
  }

  private record Found(Optional<ClaimQueries.Held> held, Instant at) {}

  /** Read after the claim is kept: a row that cannot even be read counts its tries, too. */
  private Claim claimed(ClaimQueries.Held held) {
    var unreadable = new ArrayList<String>();
    var contents = database.read("read", h -> contents(h, held, unreadable));
    if (!unreadable.isEmpty()) park(held, unreadable);
    return new SqlClaim(database, worker, held, contents);
  }

  private SqlClaim.Contents contents(Handle h, ClaimQueries.Held held, List<String> unreadable) {
    var names = new PersonTable.Names(h);
    var entries = new ArrayList<InboxEntry>();
    var raw = InboxTable.open(h, held.id());
    for (var r : SqlClaim.page(raw)) {
      try {
        entries.add(r.read(names));
      } catch (StoredJson.Unreadable e) {
        unreadable.add(r.id());
      }
    }
    return new SqlClaim.Contents(
        StoredJson.read(Row.class, held.state(), names),
        entries,
        IntentTable.open(h, held.id()),
        raw.size() > INBOX_PAGE);
  }

  private void park(ClaimQueries.Held held, List<String> unreadable) {
    database.write(
        "park",
        h -> {
          var now = database.now(h);
          ClaimQueries.fence(h, held, worker, now);
          for (var id : unreadable) InboxTable.park(h, held.id(), id, now);
          return true;
        });
  }

  /** With nothing else to do, or when there was something else to do for long. */
  private boolean isPruneDue(Found found) {
    synchronized (pruning) {
      var every = found.held().isEmpty() ? PRUNE_EVERY : PRUNE_AT_LAST;
      if (found.at().isBefore(pruned.plus(every))) return false;
      pruned = found.at();
      return true;
    }
  }

  private void prune() {
    database.write(
        "prune",
        h -> {
          InboxTable.prune(h, database.now(h), kept);
          return true;
        });
  }

  @Override
  public List<String> seen(List<String> deliveries) {
    var found = new ArrayList<String>();
    for (int i = 0; i < deliveries.size(); i += SEEN_AT_ONCE) {
      var some = deliveries.subList(i, Math.min(deliveries.size(), i + SEEN_AT_ONCE));
      found.addAll(database.read("list", h -> InboxTable.seen(h, some)));
    }
    return List.copyOf(found);
  }

  @Override
  public Instant nextSlot(WriteLane lane, boolean creates) {
    return limiter.slot(lane, creates);
  }

  @Override
  public void pauseUntil(Instant until) {
    limiter.noSlotBefore(until);
  }

  @Override
  public StoreReads reads() {
    return reads;
  }

  @Override
  public Standstill standstill() {
    return standstill;
  }

  /** What an adapter keeps, under its name. */
  public AdapterState adapterState(String adapter) {
    return new AdapterStateTable(database, adapter);
  }

  /** What only operators do, by hand. */
  public OperatorActions operations() {
    return new OperatorActions(database, standstill);
  }

  @Override
  public void close() {
    try {
      database.write(
          "close",
          h -> {
            ClaimQueries.free(h, worker);
            return true;
          });
    } finally {
      database.close();
    }
  }
}
