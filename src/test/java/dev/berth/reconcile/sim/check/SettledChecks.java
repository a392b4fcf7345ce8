package dev.berth.reconcile.sim.check;

import dev.berth.pool.PoolNeed;
import dev.berth.program.Labels;
import dev.berth.provision.MachineKey;
import dev.berth.reconcile.Glimpse;
import dev.berth.reconcile.sim.SimulatedProgram;
import dev.berth.reconcile.sim.World;
import dev.berth.reconcile.sim.forge.SimulatedIssue;
import dev.berth.request.Provisioning;
import dev.berth.request.Queued;
import dev.berth.request.Releasing;
import dev.berth.request.Request;
import dev.berth.request.State;
import dev.berth.request.machine.Machine;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import dev.berth.view.CommentMarker;
import dev.berth.view.IssueView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What must be so when nothing has gone wrong for a day. */
public final class SettledChecks {
  /** Machines are there within that, or given up. */
  private static final Duration MAKING = Duration.ofHours(1);

  private final World world;

  public SettledChecks(World world) {
    this.world = world;
  }

  /**
   * Something began only now, as when a place got free with somebody's lease: it needs its time.
   */
  public boolean hasJustBegun() {
    var lately = world.clock().instant().minus(MAKING);
    // Who waits for the end of a lease says it long after the storm.
    var isSaid =
        world.hub().issues.values().stream()
            .flatMap(i -> i.comments.values().stream())
            .anyMatch(c -> !c.author().equals(world.hub().self) && c.createdAt().isAfter(lately));
    return isSaid
        || world.hub().issues.values().stream()
            .flatMap(i -> world.door().reads().row(SubjectKey.of(i.ref)).stream())
            .flatMap(row -> row instanceof Row.IssueRow i ? i.request().stream() : Stream.empty())
            .map(Request::state)
            .anyMatch(s -> isOnTheMove(s) && s.since().isAfter(lately));
  }

  private static boolean isOnTheMove(State s) {
    return s instanceof Provisioning || s instanceof Releasing || s instanceof Queued;
  }

  public void check() {
    for (var s : world.watch().subjects())
      if (!s.open.isEmpty()) throw new Violation("never taken: " + s.open + " of " + s.key);
    var requests = new ArrayList<Request>();
    for (var i : world.hub().issues.values()) {
      heard(i);
      var row = world.door().reads().row(SubjectKey.of(i.ref));
      if (row.isEmpty() || !(row.get() instanceof Row.IssueRow issue)) continue;
      if (!issue.oneOffWrites().isEmpty())
        throw new Violation("errands left: " + issue.oneOffWrites());
      if (issue.request().isEmpty()) continue;
      requests.add(issue.request().get());
      if (!i.deleted) looks(i, issue, issue.request().get());
    }
    pools(requests);
    halls(requests);
  }

  /** Every comment of a person was taken in. */
  private void heard(SimulatedIssue i) {
    for (var c : i.comments.values())
      if (!c.author().bot()
          && !c.author().equals(world.hub().self)
          && !world.watch().has(SubjectKey.of(i.ref), "comment:" + c.id()))
        throw new Violation("never heard: comment " + c.id() + " of " + i.ref);
  }

  private void looks(SimulatedIssue i, Row.IssueRow row, Request r) {
    var context = Glimpse.context(world.services(), r);
    var view = IssueView.of(r, context, row.shown());
    var ours = new HashSet<>(Labels.USUAL.states());
    ours.addAll(Labels.USUAL.flags());
    var on = new TreeSet<>(i.labels);
    on.retainAll(ours);
    if (!on.equals(new TreeSet<>(view.labels())))
      throw new Violation(i.ref + " has " + on + " and should have " + view.labels());
    if (i.open != view.open() && r.wantsOpen() != i.open)
      throw new Violation(i.ref + (i.open ? " is open" : " is closed"));
    var texts =
        i.comments.values().stream()
            .filter(c -> c.author().equals(world.hub().self))
            .filter(
                c -> CommentMarker.find(c.body()).filter(CommentMarker.STATUS::equals).isPresent())
            .toList();
    if (texts.size() > 1) throw new Violation(i.ref + " has two status comments");
    if (texts.isEmpty()) {
      if (row.shown().statusId().isPresent() || row.shown().statusAt().isAfter(aDayAgo())) return;
      throw new Violation(i.ref + " has no status comment");
    }
    var should = SimulatedProgram.WORDS.status(view, r);
    if (!bare(texts.getFirst().body()).equals(bare(should)))
      throw new Violation(
          i.ref + " shows\n" + texts.getFirst().body() + "\nand should show\n" + should);
    once(i);
  }

  private java.time.Instant aDayAgo() {
    return world.clock().instant().minus(IssueView.AGAIN_AFTER);
  }

  /** Without what may change and is no reason to write, without the edit's seal and signature. */
  private static String bare(String text) {
    return text.replaceAll("(?m)^\\| On yes.*$", "")
        .replaceAll("\\d+ free", "")
        .replaceAll("<!-- sealed .*-->\n", "")
        .replaceAll("<!-- berth status.*-->", "");
  }

  private void once(SimulatedIssue i) {
    var seen = new HashSet<String>();
    for (var key : i.made)
      if (!key.equals(CommentMarker.STATUS) && !seen.add(key))
        throw new Violation(key + " was posted twice on " + i.ref);
  }

  private void pools(List<Request> requests) {
    var row = world.door().reads().row(SubjectKey.POOLS).orElseThrow();
    if (!(row instanceof Row.PoolsRow p)) return;
    var left = new HashSet<Long>();
    p.pools().reservations().forEach(r -> left.add(r.request()));
    for (var r : requests) {
      var held = p.pools().reservation(r.number());
      switch (r.need()) {
        case PoolNeed.Nothing _ -> {
          if (held.isPresent() || p.pools().waiting(r.number()).isPresent())
            throw new Violation(r.issue() + " still has " + held);
        }
        case PoolNeed.Place _ -> {
          if (held.isEmpty() && p.pools().waiting(r.number()).isEmpty())
            throw new Violation(r.issue() + " does not wait");
        }
        case PoolNeed.Keep k -> {
          if (!held.map(h -> h.plans()).orElse(java.util.Map.of()).equals(k.plans()))
            throw new Violation(r.issue() + " keeps " + k.plans() + " but has " + held);
        }
        case PoolNeed.Longer _ -> throw new Violation(r.issue() + " still waits for an answer");
      }
      left.remove(r.number());
    }
    if (!left.isEmpty()) throw new Violation("reservations of nobody: " + left);
  }

  private void halls(List<Request> requests) {
    var there = new HashSet<MachineKey>();
    for (var hall : world.halls().values()) there.addAll(hall.boxes.keySet());
    for (var r : requests)
      for (Machine m : r.machines().list())
        if (isWrong(r, m, there.remove(m.made().key())))
          throw new Violation(m + " is not as " + r.state() + " wants it");
    if (!there.isEmpty()) throw new Violation("machines of nobody: " + there);
  }

  private static boolean isWrong(Request r, Machine m, boolean isThere) {
    if (m.desired() == Machine.DesiredState.GONE) return isThere || !m.isGone();
    if (m.isAwaited()) return !r.isHeld();
    // Its lease was over before it could be made, as when it was on hold.
    if (m.seen().isEmpty()) return isThere;
    return !isThere && !m.isBroken() && !m.isGone();
  }
}
