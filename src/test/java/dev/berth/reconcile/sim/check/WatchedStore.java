package dev.berth.reconcile.sim.check;

import dev.berth.forge.Incoming;
import dev.berth.forge.Person;
import dev.berth.reconcile.sim.Worker;
import dev.berth.reconcile.sim.World;
import dev.berth.store.Claim;
import dev.berth.store.InboxEntry;
import dev.berth.store.Intent;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.RowChange;
import dev.berth.store.Standstill;
import dev.berth.store.Store;
import dev.berth.store.StoreReads;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The store as one worker uses it: a step may go wrong before and after each transaction. */
public final class WatchedStore implements Store {
  private final Store store;
  private final World world;
  private final Worker worker;

  public WatchedStore(Store store, World world, Worker worker) {
    this.store = store;
    this.world = world;
    this.worker = worker;
  }

  private void before(String what) {
    worker.point(what);
    trouble();
  }

  private void after(String what) {
    trouble();
    worker.point(what);
  }

  private void trouble() {
    if (world.stormy() && world.dice().chance(world.weather().baseDown()))
      throw new Unavailable("no connection", new IllegalStateException("simulated"));
  }

  @Override
  public Instant now() {
    return store.now();
  }

  @Override
  public boolean accept(String delivery, SubjectKey subject, Incoming about) {
    return store.accept(delivery, subject, about);
  }

  @Override
  public boolean enqueue(SubjectKey subject, String id, Message matter) {
    before("telling");
    var isNew = store.enqueue(subject, id, matter);
    if (isNew) world.watch().entered(subject, id, matter);
    after("told");
    return isNew;
  }

  @Override
  public Instant turnOf(Person person, String what) {
    return store.turnOf(person, what);
  }

  @Override
  public void ensureRow(SubjectKey subject) {
    store.ensureRow(subject);
  }

  @Override
  public Optional<Claim> claim() {
    before("claiming");
    var claim = store.claim();
    claim.ifPresent(c -> world.watch().claimed(worker, c));
    if (claim.isPresent()) world.standby(claim.get().key());
    after("claimed");
    return claim.map(Watched::new);
  }

  @Override
  public List<String> seen(List<String> deliveries) {
    return store.seen(deliveries);
  }

  @Override
  public Instant nextSlot(WriteLane lane, boolean creates) {
    before("asking for a slot");
    return store.nextSlot(lane, creates);
  }

  @Override
  public void pauseUntil(Instant until) {
    store.pauseUntil(until);
  }

  @Override
  public StoreReads reads() {
    return store.reads();
  }

  @Override
  public Standstill standstill() {
    return new Standstill() {
      @Override
      public List<String> evidence() {
        return store.standstill().evidence();
      }

      @Override
      public Instant resumedAt() {
        return store.standstill().resumedAt();
      }

      @Override
      public boolean stand(String evidence) {
        world.watch().stands(evidence);
        return store.standstill().stand(evidence);
      }
    };
  }

  @Override
  public void close() {}

  /** A claim of it. */
  private final class Watched implements Claim {
    private final Claim claim;

    Watched(Claim claim) {
      this.claim = claim;
    }

    @Override
    public SubjectKey key() {
      return claim.key();
    }

    @Override
    public long id() {
      return claim.id();
    }

    @Override
    public long number() {
      return claim.number();
    }

    @Override
    public Row row() {
      return claim.row();
    }

    @Override
    public List<InboxEntry> inbox() {
      return claim.inbox();
    }

    @Override
    public List<InboxEntry> inboxAfter(long sequence) {
      return claim.inboxAfter(sequence);
    }

    @Override
    public List<Intent> intents() {
      return claim.intents();
    }

    @Override
    public void commit(RowChange change) {
      before("committing");
      claim.commit(change);
      world.watch().committed(worker, this, change);
      after("committed");
    }

    @Override
    public void countAttempt(InboxEntry entry) {
      before("beginning");
      claim.countAttempt(entry);
      after("begun");
    }

    @Override
    public boolean recordIntent(String key, Duration lasts, boolean unlessSignalled) {
      before("intending " + key);
      var may = claim.recordIntent(key, lasts, unlessSignalled);
      if (may) world.watch().intended(worker, this, key);
      after("intended " + key);
      return may;
    }

    @Override
    public void release(Instant next) {
      before("letting go");
      claim.release(next);
      world.watch().letGo(worker, this, next);
      after("let go");
    }
  }
}
