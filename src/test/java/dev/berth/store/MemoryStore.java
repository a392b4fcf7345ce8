package dev.berth.store;

import dev.berth.forge.Incoming;
import dev.berth.forge.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A store in memory, for long simulations: the same contract, no disk, nothing by chance. Workers
 * of one {@link Tables} share it, as replicas share a database.
 */
public final class MemoryStore implements Store, StoreReads {
  private final Tables tables;
  private final String worker;

  /** What a database would hold. */
  public static final class Tables {
    private final InstantSource clock;
    private final Map<SubjectKey, MemorySubject> subjects = new LinkedHashMap<>();
    private final Map<Long, SubjectKey> ids = new HashMap<>();
    private final Set<String> deliveries = new HashSet<>();
    private final Set<String> entries = new HashSet<>();
    private final TreeMap<Long, LedgerRow> ledger = new TreeMap<>();
    private final List<LedgerRow> endedLeases = new ArrayList<>();
    private final List<Parked> parked = new ArrayList<>();
    private final Set<String> standstill = new LinkedHashSet<>();
    private final Map<WriteLimits.Budget, WriteLimits> slots =
        new EnumMap<>(WriteLimits.Budget.class);

    private final Map<String, Turn> turns = new HashMap<>();
    private Instant resumedAt = Instant.EPOCH;

    private record Turn(long person, Instant at) {}

    public Tables(InstantSource clock) {
      this.clock = clock;
    }

    private Instant now() {
      return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** As after a kill of the only process on a database file. */
    public synchronized void freeClaims() {
      subjects.values().forEach(s -> s.claimedUntil = Instant.EPOCH);
    }

    /** As after a failover to a standby that did not get the last claim of the row. */
    public synchronized void missedLastClaim(SubjectKey key) {
      var s = subjects.get(key);
      s.claim--;
      s.tries--;
      s.claimedUntil = Instant.EPOCH;
      s.retryAt = Instant.EPOCH;
    }

    /** All that a backup taken now would hold. */
    public synchronized Tables backup() {
      var copy = new Tables(clock);
      copy.restore(this);
      return copy;
    }

    /** From now on it holds what the backup holds, and nothing that came after it. */
    public synchronized void restore(Tables backup) {
      subjects.clear();
      ids.clear();
      for (var s : backup.subjects.values()) {
        subjects.put(s.key, new MemorySubject(s));
        ids.put(s.id, s.key);
      }
      replace(deliveries, backup.deliveries);
      replace(entries, backup.entries);
      replace(endedLeases, backup.endedLeases);
      replace(parked, backup.parked);
      replace(standstill, backup.standstill);
      ledger.clear();
      ledger.putAll(backup.ledger);
      turns.clear();
      turns.putAll(backup.turns);
      slots.clear();
      slots.putAll(backup.slots);
      resumedAt = backup.resumedAt;
    }

    private static <T> void replace(Collection<T> here, Collection<T> by) {
      here.clear();
      here.addAll(by);
    }

    /** As an operator says that the work may go on. */
    public synchronized void resume() {
      standstill.clear();
      resumedAt = now();
      var putOff = now().plus(Standstill.LOOK_AGAIN);
      for (var s : subjects.values()) if (!s.dueAt.isAfter(putOff)) s.dueAt = now();
    }

    private MemorySubject signalled(SubjectKey key) {
      var s = subjects.computeIfAbsent(key, this::made);
      s.signal++;
      s.dueAt = s.dueAt.isBefore(now()) ? s.dueAt : now();
      return s;
    }

    private MemorySubject made(SubjectKey key) {
      var s = new MemorySubject(key, subjects.size() + 1L);
      s.dueAt = now();
      ids.put(s.id, key);
      return s;
    }

    private boolean enter(SubjectKey to, String given, Message matter) {
      var id = matter.entryId(given);
      if (!entries.add(id)) return false;
      var s = signalled(to);
      s.inbox.add(new InboxEntry(id, s.signal, matter, 0, now()));
      return true;
    }

    private void list(LedgerRow line) {
      var before = ledger.put(line.request(), line);
      if (before != null && before.leaseNumber() < line.leaseNumber()) endedLeases.add(before);
      endedLeases.replaceAll(
          l -> l.request() == line.request() ? l.publishing(line.published()) : l);
    }

    private Stream<MemorySubject> due() {
      var now = now();
      return subjects.values().stream()
          .filter(s -> !s.next().isAfter(now) && s.dueAt.isBefore(NEVER))
          .sorted(Comparator.comparing((MemorySubject s) -> s.dueAt).thenComparingLong(s -> s.id));
    }
  }

  public MemoryStore(Tables tables, String worker) {
    this.tables = tables;
    this.worker = worker;
  }

  @Override
  public Instant now() {
    return tables.now();
  }

  @Override
  public boolean accept(String delivery, SubjectKey subject, Incoming about) {
    synchronized (tables) {
      return tables.deliveries.add(delivery)
          && tables.enter(subject, "delivery:" + delivery, new Message.ForgeEvent(about));
    }
  }

  @Override
  public boolean enqueue(SubjectKey subject, String id, Message matter) {
    synchronized (tables) {
      return tables.enter(subject, id, matter);
    }
  }

  @Override
  public Instant turnOf(Person person, String what) {
    synchronized (tables) {
      var there = tables.turns.get(what);
      if (there != null) return there.at();
      var before =
          tables.turns.values().stream()
              .filter(t -> t.person() == person.id())
              .map(Tables.Turn::at)
              .sorted(Comparator.reverseOrder())
              .limit(AT_ONCE)
              .toList();
      var at = PersonQueue.next(before, now());
      tables.turns.put(what, new Tables.Turn(person.id(), at));
      return at;
    }
  }

  @Override
  public void ensureRow(SubjectKey subject) {
    synchronized (tables) {
      if (!tables.subjects.containsKey(subject)) tables.signalled(subject);
    }
  }

  @Override
  public Optional<Claim> claim() {
    synchronized (tables) {
      return tables.due().findFirst().map(this::claimed);
    }
  }

  private Claim claimed(MemorySubject s) {
    s.claim++;
    s.worker = worker;
    s.tries++;
    s.claimedUntil = tables.now().plus(CLAIM_TIME);
    if (s.tries >= 3) s.retryAt = tables.now().plusSeconds(15L << Math.min(4, s.tries - 3));
    return new Held(s);
  }

  /** When the next row is due. */
  public Instant nextDue() {
    synchronized (tables) {
      return tables.subjects.values().stream()
          .filter(s -> s.dueAt.isBefore(NEVER))
          .map(MemorySubject::next)
          .min(Comparator.naturalOrder())
          .orElse(NEVER);
    }
  }

  @Override
  public List<String> seen(List<String> deliveries) {
    synchronized (tables) {
      return deliveries.stream().filter(tables.deliveries::contains).toList();
    }
  }

  @Override
  public Instant nextSlot(WriteLane lane, boolean creates) {
    synchronized (tables) {
      var given = WriteLimits.give(tables.slots, lane, creates, tables.now());
      tables.slots.put(given.budget(), given.left());
      return given.at();
    }
  }

  @Override
  public void pauseUntil(Instant until) {
    synchronized (tables) {
      for (var b : WriteLimits.Budget.values())
        tables.slots.put(b, tables.slots.getOrDefault(b, WriteLimits.FRESH).notBefore(until));
    }
  }

  @Override
  public StoreReads reads() {
    return this;
  }

  @Override
  public Standstill standstill() {
    return new Standstill() {
      @Override
      public List<String> evidence() {
        synchronized (tables) {
          return List.copyOf(tables.standstill);
        }
      }

      @Override
      public Instant resumedAt() {
        synchronized (tables) {
          return tables.resumedAt;
        }
      }

      @Override
      public boolean stand(String evidence) {
        synchronized (tables) {
          return tables.standstill.add(evidence);
        }
      }
    };
  }

  @Override
  public boolean isIntended(SubjectKey subject, String key) {
    synchronized (tables) {
      return Optional.ofNullable(tables.subjects.get(subject))
          .filter(s -> s.intents.containsKey(key))
          .isPresent();
    }
  }

  @Override
  public List<LedgerRow> ledger(int offset, int limit) {
    synchronized (tables) {
      return Stream.concat(tables.ledger.values().stream(), tables.endedLeases.stream())
          .filter(LedgerRow::isListed)
          .sorted(
              Comparator.comparing(LedgerRow::opened)
                  .thenComparing(LedgerRow::request)
                  .thenComparing(LedgerRow::leaseNumber)
                  .reversed())
          .skip(offset)
          .limit(limit)
          .toList();
    }
  }

  @Override
  public Optional<LedgerRow> ledgerRow(long request) {
    synchronized (tables) {
      return Optional.ofNullable(tables.ledger.get(request));
    }
  }

  @Override
  public List<LedgerRow> endedLeases(long request) {
    synchronized (tables) {
      return tables.endedLeases.stream().filter(l -> l.request() == request).toList().reversed();
    }
  }

  @Override
  public Map<String, Long> ledgerStates() {
    synchronized (tables) {
      return tables.ledger.values().stream()
          .filter(LedgerRow::isListed)
          .filter(l -> tables.ids.containsKey(l.request()))
          .flatMap(l -> tables.subjects.get(tables.ids.get(l.request())).word())
          .collect(Collectors.groupingBy(w -> w, Collectors.counting()));
    }
  }

  @Override
  public Optional<Row> row(SubjectKey subject) {
    synchronized (tables) {
      return Optional.ofNullable(tables.subjects.get(subject)).map(s -> s.row);
    }
  }

  @Override
  public Optional<Row> row(long id) {
    synchronized (tables) {
      return Optional.ofNullable(tables.ids.get(id)).flatMap(this::row);
    }
  }

  @Override
  public List<HistoryLine> history(long id, int offset, int limit) {
    synchronized (tables) {
      return Optional.ofNullable(tables.ids.get(id)).map(tables.subjects::get).stream()
          .flatMap(s -> s.history.stream())
          .skip(offset)
          .limit(limit)
          .toList();
    }
  }

  @Override
  public List<SubjectKey> openIssues(long repository, int afterNumber, int limit) {
    synchronized (tables) {
      return tables.subjects.values().stream()
          .filter(s -> s.key.repository() == repository && s.key.number() > afterNumber)
          .filter(MemorySubject::isLookedAfter)
          .map(s -> s.key)
          .sorted(Comparator.comparingInt(SubjectKey::number))
          .limit(limit)
          .toList();
    }
  }

  @Override
  public List<Long> requestsNotOver(long afterId, int limit) {
    synchronized (tables) {
      return tables.subjects.values().stream()
          .filter(MemorySubject::isLookedAfter)
          .map(s -> s.id)
          .filter(id -> id > afterId)
          .sorted()
          .limit(limit)
          .toList();
    }
  }

  @Override
  public List<Parked> parked(int limit) {
    synchronized (tables) {
      return tables.parked.stream().limit(limit).toList();
    }
  }

  /** Nobody else has this memory. */
  @Override
  public Checked checkHistories(long afterId, int limit, String digest) {
    return new Checked(Optional.empty(), List.of(), digest);
  }

  @Override
  public Figures figures() {
    synchronized (tables) {
      var now = tables.now();
      var all = tables.subjects.values();
      var byState = new TreeMap<String, Long>();
      all.forEach(s -> s.word().forEach(w -> byState.merge(w, 1L, Long::sum)));
      return new Figures(
          tables.due().findFirst().map(s -> s.dueAt),
          tables.due().count(),
          tables.parked.size(),
          all.stream().filter(s -> s.tries >= 3).count(),
          all.stream()
              .flatMap(s -> s.intents.values().stream())
              .filter(i -> i.until().isBefore(now))
              .count(),
          byState);
    }
  }

  @Override
  public void close() {
    synchronized (tables) {
      for (var s : tables.subjects.values())
        if (s.worker.equals(worker) && s.claimedUntil.isAfter(Instant.EPOCH) && s.tries > 0) {
          s.claimedUntil = Instant.EPOCH;
          s.retryAt = Instant.EPOCH;
          s.tries--;
        }
    }
  }

  /** A claim; every write of it looks first whether it is still this worker's. */
  private final class Held implements Claim {
    private final MemorySubject subject;
    private final long number;
    private final long seen;
    private final boolean more;
    private Row row;
    private List<InboxEntry> inbox;
    private List<Intent> intents;
    private boolean tookSome;
    private boolean over;

    Held(MemorySubject s) {
      subject = s;
      number = s.claim;
      seen = s.signal;
      row = s.row;
      more = s.inbox.size() > INBOX_PAGE;
      inbox = s.inbox.stream().limit(INBOX_PAGE).toList();
      intents =
          s.intents.values().stream()
              .sorted(Comparator.comparing(Intent::until).thenComparing(Intent::key))
              .toList();
    }

    private void fence() {
      if (over || subject.claim != number || !subject.worker.equals(worker)) throw new Lost(key());
      var until = tables.now().plus(CLAIM_TIME);
      if (subject.claimedUntil.isBefore(until)) subject.claimedUntil = until;
    }

    @Override
    public SubjectKey key() {
      return subject.key;
    }

    @Override
    public long id() {
      return subject.id;
    }

    @Override
    public long number() {
      return number;
    }

    @Override
    public Row row() {
      return row;
    }

    @Override
    public List<InboxEntry> inbox() {
      return inbox;
    }

    @Override
    public List<Intent> intents() {
      return intents;
    }

    @Override
    public void commit(RowChange change) {
      synchronized (tables) {
        if (change.isNothing()) return;
        fence();
        change.row().ifPresent(r -> subject.row = r);
        subject.history.addAll(change.history());
        change.settled().forEach(subject.intents::remove);
        change.ledger().ifPresent(tables::list);
        change.messages().forEach(w -> tables.enter(w.to(), w.id(), w.matter()));
        done(change);
      }
    }

    /** What waits for a reason outside does no harm. */
    private static InboxEntry forgiven(RowChange change, InboxEntry e) {
      return change.waiting().contains(e.id())
          ? new InboxEntry(e.id(), e.sequence(), e.message(), 0, e.at())
          : e;
    }

    private void done(RowChange change) {
      subject.inbox.replaceAll(e -> forgiven(change, e));
      for (var e : subject.inbox)
        if (change.parked().contains(e.id()))
          tables.parked.add(new Parked(key(), e.id(), e.message().toString(), tables.now()));
      subject.inbox.removeIf(e -> isDone(change, e));
      row = subject.row;
      inbox = inbox.stream().filter(e -> !isDone(change, e)).toList();
      intents = intents.stream().filter(i -> !change.settled().contains(i.key())).toList();
      tookSome |= !change.taken().isEmpty() || !change.parked().isEmpty();
    }

    private static boolean isDone(RowChange change, InboxEntry e) {
      return change.taken().contains(e.id()) || change.parked().contains(e.id());
    }

    @Override
    public void countAttempt(InboxEntry entry) {
      synchronized (tables) {
        fence();
        subject.inbox.replaceAll(
            e ->
                e.id().equals(entry.id())
                    ? new InboxEntry(e.id(), e.sequence(), e.message(), e.attempts() + 1, e.at())
                    : e);
      }
    }

    @Override
    public boolean recordIntent(String key, Duration lasts, boolean unlessSignalled) {
      synchronized (tables) {
        fence();
        if (unlessSignalled && subject.signal != seen) return false;
        var intent = new Intent(key, tables.now().plus(lasts));
        subject.intents.put(key, intent);
        var all = new ArrayList<>(intents);
        all.removeIf(i -> i.key().equals(key));
        all.add(intent);
        intents = List.copyOf(all);
        return true;
      }
    }

    @Override
    public void release(Instant next) {
      synchronized (tables) {
        fence();
        over = true;
        var now = tables.now();
        var micro = next.isBefore(NEVER) ? ceiling(next) : NEVER;
        var at = more && tookSome || micro.isBefore(now) ? now : micro;
        subject.claimedUntil = Instant.EPOCH;
        subject.retryAt = Instant.EPOCH;
        subject.tries = 0;
        subject.dueAt = subject.signal == seen ? at : now;
      }
    }

    private static Instant ceiling(Instant at) {
      var whole = at.truncatedTo(ChronoUnit.MICROS);
      return whole.equals(at) ? at : whole.plus(1, ChronoUnit.MICROS);
    }
  }
}
