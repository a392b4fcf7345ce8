package dev.berth.reconcile.sim.check;

import dev.berth.forge.Comment;
import dev.berth.forge.Person;
import dev.berth.forge.Role;
import dev.berth.forge.Write;
import dev.berth.lease.Lease;
import dev.berth.provision.MachineKey;
import dev.berth.reconcile.sim.World;
import dev.berth.reconcile.sim.forge.SimulatedAccounts;
import dev.berth.reconcile.sim.forge.SimulatedIssue;
import dev.berth.request.Active;
import dev.berth.request.Approval;
import dev.berth.request.Ending;
import dev.berth.request.PendingChange;
import dev.berth.request.Releasing;
import dev.berth.request.Request;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whoever wishes nobody well gets nothing, stops nobody and has nothing deleted. */
final class AttackChecks {
  /** No more writes of one cause go to an issue within the hour, whatever another bot undoes. */
  static final int WRITES_AN_HOUR = 40;

  private static final Duration HOUR = Duration.ofHours(1);

  /** Who lost a right shortly before the order may have been asked about just before that. */
  private static final Duration JUST_ASKED = Duration.ofMinutes(10);

  /** A reopening as near as that may have come after the last look. */
  private static final Duration JUST_LOOKED = Duration.ofMinutes(5);

  private final World world;
  private final Map<MachineKey, Integer> issues = new HashMap<>();
  private final Map<String, Deque<Instant>> writes = new HashMap<>();

  AttackChecks(World world) {
    this.world = world;
  }

  /** No machine key ever stands for machines of two issues, over restores as well. */
  void known(MachineKey key, Request r) {
    var before = issues.putIfAbsent(key, r.issue().number());
    if (before != null && before != r.issue().number())
      throw new Violation("key reused: " + key + " of #" + before + " and of " + r.issue());
  }

  /** Only keys of its people, who are numbers, ever open its machines. */
  void access(Request r, List<String> keys) {
    for (var key : keys) {
      var owner = SimulatedAccounts.ownerOf(key);
      var people = r.who();
      if (people.requester().id() != owner
          && people.people().stream().noneMatch(p -> p.id() == owner)
          && people.named().noneMatch(p -> p.id() == owner)
          && people.access().former().stream().noneMatch(p -> p.id() == owner))
        throw new Violation("name bound late: account " + owner + " has access to " + r.issue());
    }
  }

  /** Whose right is gone when the order is made approved nothing. */
  void granted(Request r) {
    for (var a : r.approvals()) hasRight(r, a);
  }

  private void hasRight(Request r, Approval a) {
    var since = world.clock().instant().minus(JUST_ASKED);
    if (world.hub().rolesSince(a.by(), since).stream().noneMatch(o -> o.atLeast(Role.MAINTAIN)))
      throw new Violation("ordered for " + r.issue() + " after " + a.by() + " lost the right");
  }

  void became(Row.IssueRow before, Row.IssueRow now) {
    if (now.shown().isAside())
      throw new Violation(
          "stand-aside by marker: a stranger silenced " + before.request().map(Request::issue));
    if (before.request().isEmpty() || now.request().isEmpty()) return;
    var was = before.request().get();
    var is = now.request().get();
    if (is.state() instanceof Active a)
      a.pending().filter(w -> isNew(w, was)).ifPresent(w -> wish(is, w));
    if (is.state() instanceof Releasing) deletes(was);
  }

  private static boolean isNew(PendingChange wish, Request was) {
    return wish.approvedBy().filter(by -> !by.equals(wish.by())).isPresent()
        && (!(was.state() instanceof Active a)
            || a.pending().flatMap(PendingChange::approvedBy).isEmpty());
  }

  /** Whoever agreed to it agreed to exactly this. */
  private void wish(Request r, PendingChange wish) {
    var version = r.version(r.toDecide());
    var by = wish.approvedBy().orElseThrow();
    var issue = issue(r);
    var all = world.hub().approvals.getOrDefault(issue.number(), List.of());
    if (all.stream().noneMatch(d -> d.by().equals(by) && d.isTo(version, issue)))
      throw new Violation(
          "wish swapped: "
              + by
              + " never said yes to "
              + version
              + " of "
              + r.issue()
              + ": "
              + all);
  }

  private SimulatedIssue issue(Request r) {
    return world.hub().issues.get(r.issue().number());
  }

  /** Data stays as long as promised, unless its people say otherwise. */
  private void deletes(Request was) {
    if (!(was.state() instanceof Active) && !(was.state() instanceof Ending)) return;
    var now = world.clock().instant();
    if (was.lease().map(Lease::graceEnd).filter(g -> !now.isBefore(g)).isPresent()) return;
    var issue = issue(was);
    if (issue.said.stream().anyMatch(c -> givesBack(was, c))) return;
    if (isDeniedInUse(was, issue)) return;
    var closing = was.flags().closing();
    if (closing.isEmpty() || now.isBefore(closing.get().release()))
      throw new Violation("late deny: data of " + was.issue() + " is deleted before its grace");
    var reopened =
        issue.closings.stream()
            .filter(c -> !c.closes() && c.at().isAfter(closing.get().at()))
            .anyMatch(c -> c.by().equals(issue.author) && isOld(c.at()) && issue.open);
    if (reopened) throw new Violation("data of " + was.issue() + " is deleted though reopened");
  }

  /** An approver may end what is in use while no wish ever stood to be said no to. */
  private static boolean isDeniedInUse(Request was, SimulatedIssue issue) {
    return was.state() instanceof Active
        && was.flags().verdicts().isEmpty()
        && issue.said.stream().anyMatch(c -> c.body().startsWith("/deny"));
  }

  private boolean isOld(Instant at) {
    return at.isBefore(world.clock().instant().minus(JUST_LOOKED));
  }

  private boolean givesBack(Request was, Comment said) {
    var isRelease = said.body().startsWith("/release") || said.body().startsWith("/withdraw");
    return isRelease && (was.who().isInterested(said.author()) || wasApprover(said.author()));
  }

  private boolean wasApprover(Person p) {
    return world.hub().rolesSince(p, Instant.EPOCH).stream()
        .anyMatch(o -> o.atLeast(Role.MAINTAIN));
  }

  /** A war is given up. */
  void lands(SimulatedIssue issue, Write write) {
    var cause = cause(write);
    if (cause.isEmpty()) return;
    var now = world.clock().instant();
    var last = writes.computeIfAbsent(issue.number() + " " + cause, _ -> new ArrayDeque<>());
    last.add(now);
    while (last.getFirst().isBefore(now.minus(HOUR))) last.removeFirst();
    if (last.size() > WRITES_AN_HOUR)
      throw new Violation("a war without end: " + cause + " on " + SubjectKey.of(issue.ref));
  }

  private static String cause(Write write) {
    return switch (write) {
      case Write.AddLabel l -> "label " + l.name();
      case Write.Edit e -> e.open().map(o -> "open " + o).orElse("");
      case Write.EditComment c -> "edit " + c.id();
      default -> "";
    };
  }
}
