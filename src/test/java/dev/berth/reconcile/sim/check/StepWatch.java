package dev.berth.reconcile.sim.check;

import dev.berth.forge.IssueRef;
import dev.berth.forge.Write;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.reconcile.sim.SimulatedProvider;
import dev.berth.reconcile.sim.Worker;
import dev.berth.reconcile.sim.World;
import dev.berth.reconcile.sim.forge.SimulatedIssue;
import dev.berth.request.machine.Replacement;
import dev.berth.store.Claim;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.RowChange;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import dev.berth.view.CommentMarker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Sees every step of a world and throws at the first that must not be. */
public final class StepWatch {
  private static final Pattern CODE = Pattern.compile("(?s)(`+)(?!`).*?(?<!`)\\1(?!`)");

  /** A look as near as that may be meant for the entry. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final Duration LATE = Duration.ofMinutes(5);

  /** A row whose worker died now and then waits that long for another look. */
  private static final Duration BACKOFF = Duration.ofMinutes(70);

  private static final int CLAIMS_A_MINUTE = 400;

  private final World world;
  private final Store store;
  private final Map<SubjectKey, Subject> subjects = new LinkedHashMap<>();
  private final OrderChecks orders;
  private final Set<MachineKey> replacements = new HashSet<>();
  private final AttackChecks attacks;
  private boolean isRestored;
  private Instant stands = Instant.MAX;
  private Instant looked = Instant.MIN;

  /** What is known of a row. */
  static final class Subject {
    final SubjectKey key;
    final Map<String, Instant> open = new LinkedHashMap<>();
    final Map<String, Message> entries = new HashMap<>();
    final List<Instant> claims = new ArrayList<>();
    Claim holder;
    Worker worker;
    boolean ended = true;
    Instant claimedAt = Instant.MIN;
    int entered;
    int enteredAtClaim;
    int enteredAtIntent;
    String intent = "";
    int writes;
    int writesOfHolder;
    Row row = new Row.NewRow();

    Subject(SubjectKey key) {
      this.key = key;
    }
  }

  public StepWatch(World world, Store store) {
    this.world = world;
    this.store = store;
    this.attacks = new AttackChecks(world);
    this.orders = new OrderChecks(world, attacks);
  }

  private Subject of(SubjectKey key) {
    return subjects.computeIfAbsent(key, Subject::new);
  }

  Iterable<Subject> subjects() {
    return subjects.values();
  }

  // The inbox.

  public void entered(SubjectKey subject, String id, Message matter) {
    var name = matter.entryId(id);
    var s = of(subject);
    if (s.entries.putIfAbsent(name, matter) != null) return;
    s.open.put(name, world.clock().instant());
    s.entered++;
    world.trace().add("ENTRY %s of %s: %s", name, subject, TraceNames.brief(matter.toString()));
  }

  /** Whether it ever came in. */
  public boolean has(SubjectKey subject, String id) {
    return of(subject).entries.containsKey(id);
  }

  private void done(Subject s, List<String> ids, String how) {
    for (var id : ids) {
      if (s.open.remove(id) == null)
        throw new Violation(id + " of " + s.key + " " + how + " twice");
      world.trace().add("%s %s of %s", how, id, s.key);
    }
  }

  // Restores.

  /** Running what it answers forgets what came after it, as the database does. */
  public Runnable backup() {
    var asked = orders.backup();
    return () -> {
      asked.run();
      isRestored = true;
      for (var key : List.copyOf(subjects.keySet())) {
        var s = new Subject(key);
        s.row = store.reads().row(key).orElse(s.row);
        subjects.put(key, s);
      }
    };
  }

  public boolean isRestored() {
    return isRestored;
  }

  /** Some worker found that the database is older than the world. */
  void stands(String evidence) {
    if (!isRestored) throw new Violation("stands still for nothing: " + evidence);
    world.trace().add("STANDS STILL: %s", evidence);
    if (stands.equals(Instant.MAX)) stands = world.clock().instant();
  }

  private Instant standsBy() {
    return stands.equals(Instant.MAX) ? stands : stands.plus(SOON);
  }

  public void resumed() {
    stands = Instant.MAX;
  }

  // Turns.

  void claimed(Worker worker, Claim claim) {
    var s = of(claim.key());
    var now = world.clock().instant();
    s.holder = claim;
    s.worker = worker;
    s.ended = false;
    s.claimedAt = now;
    s.enteredAtClaim = s.entered;
    s.writesOfHolder = s.writes;
    s.claims.add(now);
    if (s.claims.size() > CLAIMS_A_MINUTE) {
      var first = s.claims.removeFirst();
      if (first.plusSeconds(60).isAfter(now)) throw new Violation(s.key + " spins");
    }
    world.trace().add("%s takes %s (claim %d)", worker.name, s.key, claim.number());
  }

  /** By a failover: the row is free though its worker lives. */
  public void freed(SubjectKey key) {
    of(key).ended = true;
  }

  void committed(Worker worker, Claim claim, RowChange change) {
    if (change.isNothing()) return;
    var s = of(claim.key());
    if (!isHolder(s, worker) || s.writes != s.writesOfHolder)
      throw new Violation("lost update of " + s.key + " by " + worker.name);
    s.writesOfHolder = ++s.writes;
    done(s, change.taken(), "TAKEN");
    done(s, change.parked(), "PARKED");
    if (!change.parked().isEmpty()) throw new Violation("parked: " + change.parked());
    for (var w : change.messages()) entered(w.to(), w.id(), w.matter());
    for (var h : change.history())
      world.trace().add("%s of %s by %s %s", h.what(), s.key, h.by(), h.detail());
    change.row().ifPresent(r -> became(s, r));
  }

  private static boolean isHolder(Subject s, Worker worker) {
    return s.worker == worker;
  }

  private void became(Subject s, Row row) {
    if (row instanceof Row.PoolsRow p) orders.pools(p.pools());
    if (row instanceof Row.IssueRow now && s.row instanceof Row.IssueRow before) {
      orders.became(before, now);
      attacks.became(before, now);
    }
    s.row = row;
  }

  void intended(Worker worker, Claim claim, String key) {
    var s = of(claim.key());
    s.enteredAtIntent = s.entered;
    s.intent = key;
    world.trace().add("%s intends %s of %s", worker.name, key, s.key);
  }

  void letGo(Worker worker, Claim claim, Instant next) {
    var s = of(claim.key());
    if (isHolder(s, worker)) s.ended = true;
    world.trace().add("%s lets go of %s until %s", worker.name, s.key, next);
  }

  /** Nobody is doing anything, and nothing is due before then. */
  public void quiet(Instant due) {
    if (!world.isQuiet()) return;
    var now = world.clock().instant();
    if (due.isAfter(now)) for (var s : subjects.values()) slept(s);
    if (looked.plusSeconds(60).isAfter(now)) return;
    looked = now;
    for (var s : subjects.values()) onTime(s, now);
  }

  /** An entry that came after the last turn began must have made the row due. */
  private void slept(Subject s) {
    if (!s.ended) return;
    for (var e : s.open.entrySet())
      if (e.getValue().isAfter(s.claimedAt) && s.entered > s.enteredAtClaim)
        throw new Violation("nobody is woken for " + e.getKey() + " of " + s.key);
  }

  /** Leases end by time alone, whatever the forge does. */
  private void onTime(Subject s, Instant now) {
    if (!(s.row instanceof Row.IssueRow row) || row.request().isEmpty()) return;
    var slack = s.ended ? LATE : BACKOFF;
    var r = row.request().get();
    if (NoticeTruth.isOverdue(r, now.minus(slack), world.silentUntil()))
      throw new Violation("the lease of " + s.key + " is over since " + r.lease());
  }

  // The forge.

  /** The text of an issue was read. */
  public void read(SimulatedIssue i) {
    orders.read(i);
  }

  /** Before a write is sent. */
  public void writes(Worker worker, IssueRef ref, Write write) {
    world.trace().add("%s sends %s", worker.name, TraceNames.brief(write));
    var s = of(SubjectKey.of(ref));
    if (!(write instanceof Write.CreateComment c) || !isHolder(s, worker)) return;
    if (s.row instanceof Row.IssueRow row && row.request().isPresent())
      NoticeTruth.check(c.key(), row.request().get());
  }

  /** A text of ours becomes visible. */
  public void comments(SimulatedIssue i, String text) {
    var marker = CommentMarker.find(text).orElseThrow(() -> new Violation("no marker: " + text));
    var rest = text.substring(0, text.lastIndexOf("<!--"));
    var live = CODE.matcher(rest).replaceAll("");
    if (live.contains("@victim") || live.contains("<!-- berth"))
      throw new Violation("live text of people in " + marker + " of " + i.ref + ":\n" + text);
  }

  /** A write of ours came to pass. */
  public void lands(SimulatedIssue i, Write write) {
    attacks.lands(i, write);
  }

  // Providers.

  /** Something is asked of a provider about the machine that it knows under that key. */
  public void asked(Order order, MachineKey known) {
    var keys =
        switch (order) {
          case Order.Allocate o -> o.sshKeys();
          case Order.AllowKeys o -> o.sshKeys();
          default -> List.<String>of();
        };
    if (keys.isEmpty()) return;
    for (var s : subjects.values())
      if (s.row instanceof Row.IssueRow row)
        row.request()
            .filter(r -> r.number() == order.key().request())
            .ifPresent(
                r -> {
                  attacks.access(r, keys);
                  attacks.known(known, r);
                });
  }

  /** Ordered on an approver's word beside the machine whose place it takes. */
  public boolean isReplacement(MachineKey key) {
    return replacements.contains(key);
  }

  public void ordered(Worker worker, Order.Allocate o) {
    if (world.clock().instant().isAfter(standsBy()))
      throw new Violation("ordered while all stands still: " + o.key());
    for (var s : subjects.values())
      if (s.row instanceof Row.IssueRow row
          && row.request().filter(r -> r.number() == o.key().request()).isPresent()) {
        if (isHolder(s, worker)
            && s.intent.equals(o.key().text())
            && s.enteredAtIntent != s.enteredAtClaim)
          throw new Violation("money is spent over unread news: " + o.key());
        var request = row.request().get();
        orders.ordered(request, o, isHolder(s, worker));
        request
            .machines()
            .find(o.key())
            .filter(m -> Replacement.isOne(m, request.machines()))
            .ifPresent(_ -> replacements.add(o.key()));
        return;
      }
    throw new Violation("no request has " + o.key());
  }

  public void made(SimulatedProvider hall, Order.Allocate o) {
    if (o.end().isEmpty()) throw new Violation("a machine without an end: " + o.key());
  }

  Store store() {
    return store;
  }
}
