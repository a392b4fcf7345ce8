package dev.berth.reconcile.sim.check;

import dev.berth.forge.Role;
import dev.berth.pool.PoolBook;
import dev.berth.provision.Order;
import dev.berth.reading.Digest;
import dev.berth.reconcile.Glimpse;
import dev.berth.reconcile.sim.World;
import dev.berth.reconcile.sim.forge.SimulatedGitHub;
import dev.berth.reconcile.sim.forge.SimulatedIssue;
import dev.berth.request.Approval;
import dev.berth.request.Provisioning;
import dev.berth.request.Queued;
import dev.berth.request.Request;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** What must be so before money is spent. */
final class OrderChecks {
  private final World world;
  private final AttackChecks attacks;

  /** Texts as the forge last gave them out, by issue. */
  private final Map<Integer, String> read = new HashMap<>();

  /** What was asked when the order was made, by request. */
  private final Map<Long, Digest> asked = new HashMap<>();

  OrderChecks(World world, AttackChecks attacks) {
    this.world = world;
    this.attacks = attacks;
  }

  Runnable backup() {
    var copy = Map.copyOf(asked);
    return () -> {
      asked.clear();
      asked.putAll(copy);
    };
  }

  void read(SimulatedIssue i) {
    read.put(i.number(), i.body);
  }

  /** Never lends more than there is; what providers hold besides was not its doing. */
  void pools(PoolBook pools) {
    for (var pool : world.ground().setup().program().pools()) {
      var taken = pools.withUnleased(Map.of()).taken(pool.name());
      var twice = replaced(pools, pool.name());
      taken.forEach(
          (plan, n) -> {
            if (n - twice.getOrDefault(plan, 0) > pool.stock().getOrDefault(plan, 0))
              throw new Violation(n + " x " + plan + " taken from " + pool.name());
          });
      if (pool.budget().isEmpty() || !twice.isEmpty()) continue;
      var sum =
          pools.reservations().stream()
              .filter(r -> r.pool().equals(pool.name()))
              .map(r -> r.monthly().amount())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      if (sum.compareTo(pool.budget().get().amount()) > 0)
        throw new Violation("over the budget of " + pool.name() + ": " + sum);
    }
  }

  /** An approver's replacement is made beside the old machine, whatever there is: both count. */
  private Map<String, Integer> replaced(PoolBook pools, String pool) {
    var all = new HashMap<String, Integer>();
    for (var reservation : pools.reservations()) {
      if (!reservation.pool().equals(pool)) continue;
      if (!(world.door().reads().row(reservation.request()).orElse(null)
              instanceof Row.IssueRow row)
          || row.request().isEmpty()) continue;
      var asked = row.request().get().reading().plans();
      reservation
          .plans()
          .forEach(
              (plan, n) -> {
                int more = n - asked.getOrDefault(plan, n);
                if (more > 0) all.merge(plan, more, Integer::sum);
              });
    }
    return all;
  }

  void became(Row.IssueRow before, Row.IssueRow now) {
    if (before.request().isEmpty() || now.request().isEmpty()) return;
    var r = now.request().get();
    if (before.request().get().state() instanceof Queued && r.state() instanceof Provisioning)
      granted(before.request().get(), r);
  }

  /** Machines are about to be ordered. */
  private void granted(Request before, Request r) {
    var text = read.get(r.issue().number());
    var issue = world.hub().issues.get(r.issue().number());
    var reading =
        Glimpse.program(world.services(), r)
            .reader()
            .read(issue.title, text, issue.labels, r.answers());
    if (!r.reading().digest().equals(reading.digest()))
      throw new Violation("approved is another text than was read last: " + r.issue());
    asked.put(r.number(), before.ask());
    attacks.granted(r);
    if (!(world.door().reads().row(SubjectKey.POOLS).orElseThrow() instanceof Row.PoolsRow pools)
        || pools
            .pools()
            .reservation(r.number())
            .filter(p -> p.plans().equals(r.reading().plans()))
            .isEmpty()) throw new Violation("no place for " + r.issue());
  }

  void ordered(Request r, Order.Allocate o, boolean holdsClaim) {
    if (o.end().filter(world.clock().instant()::isBefore).isEmpty())
      throw new Violation("ordered without an end: " + o.key());
    if (r.approvals().isEmpty()) throw new Violation("nobody approved " + o.key());
    if (holdsClaim && r.isHeld()) throw new Violation("ordered while on hold: " + o.key());
    for (var a : r.approvals()) approved(r, a);
    if (r.machines().find(o.key()).isEmpty()) throw new Violation("nobody wants " + o.key());
  }

  private void approved(Request r, Approval a) {
    if (!a.digest().equals(asked.get(r.number())))
      throw new Violation("approved was another version of " + r.issue());
    if (a.by().equals(r.requester()))
      throw new Violation(r.issue() + " was approved by its requester");
    var issue = world.hub().issues.get(r.issue().number());
    var deeds = world.hub().approvals.getOrDefault(r.issue().number(), java.util.List.of());
    if (deeds.stream().noneMatch(d -> d.is(a, r.version(a.digest()), issue) && couldApprove(a, d)))
      throw new Violation(
          r.issue()
              + ": "
              + a.by()
              + " never said yes to "
              + r.version(a.digest())
              + ": "
              + deeds
              + issue.shown);
  }

  private boolean couldApprove(Approval a, SimulatedGitHub.Yes d) {
    return world.hub().rolesSince(a.by(), d.at()).stream().anyMatch(r -> r.atLeast(Role.MAINTAIN));
  }
}
