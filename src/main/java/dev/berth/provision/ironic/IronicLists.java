package dev.berth.provision.ironic;

import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineAccess;
import dev.berth.provision.Provisioner.SelfCheck;
import dev.berth.provision.cloud.MachineRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Ironic has as a whole: whose machines, what is free, and whether the settings fit it. */
final class IronicLists {
  private final IronicSettings settings;
  private final IronicApi api;
  private final NodeSteps steps;

  IronicLists(IronicSettings settings, IronicApi api, NodeSteps steps) {
    this.settings = settings;
    this.api = api;
    this.steps = steps;
  }

  /**
   * Nodes are read before allocations: a machine that is begun in between is seen once, and one
   * that is taken down in between is still known by its node.
   */
  Optional<List<FoundMachine>> inventory() {
    try {
      var nodes = new LinkedHashMap<String, IronicNode>();
      nodes().forEach(node -> nodes.put(node.uuid(), node));
      var all = new ArrayList<FoundMachine>();
      for (var json : api.list("allocations", "fields=" + IronicAllocation.FIELDS)) {
        var allocation = new IronicAllocation(json);
        var record = allocation.record();
        if (record.isEmpty()) continue;
        var node = allocation.node().flatMap(id -> Optional.ofNullable(nodes.remove(id)));
        var found = ours(record.get(), allocation.since(), node);
        all.add(
            allocation.isInError()
                ? found.in(Optional.of(Reason.ofAllocation(allocation.lastError())))
                : found);
      }
      nodes.values().forEach(node -> unclaimed(node).ifPresent(all::add));
      return Optional.of(List.copyOf(all));
    } catch (NoAnswer e) {
      return Optional.empty();
    }
  }

  /** Of a node whose machine has no claim of ours; empty: there is none on it. */
  private Optional<FoundMachine> unclaimed(IronicNode node) {
    var record = NodeRecord.on(node);
    var since = node.changed().orElse(Instant.EPOCH);
    if (record.isPresent() && !node.isAvailable())
      return Optional.of(ours(record.get(), since, Optional.of(node)));
    var parked = node.maintenanceReason().startsWith(NodeRecord.PARKED);
    if (node.instance().isEmpty() && !node.isBroken() && !parked) return Optional.empty();
    var title = Optional.of(node.title());
    return Optional.of(
        MachineRecord.listed(Optional.empty(), node.resourceClass(), since, title, trouble(node)));
  }

  private FoundMachine ours(MachineRecord record, Instant since, Optional<IronicNode> node) {
    Optional<MachineAccess> access =
        node.filter(n -> n.state().equals("active")).flatMap(steps::reached);
    return MachineRecord.listed(
            Optional.of(record),
            record.plan(),
            since,
            node.map(IronicNode::title),
            node.flatMap(IronicLists::trouble))
        .reachedBy(access);
  }

  private static Optional<String> trouble(IronicNode node) {
    var said = new ArrayList<String>();
    if (node.isBroken()) said.add(node.state() + ": " + Reason.of(node.lastError()));
    if (node.inMaintenance()) said.add("in maintenance: " + Reason.of(node.maintenanceReason()));
    if (node.power().equals("error")) said.add("Ironic does not reach its power control");
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", said));
  }

  /** How many nodes an allocation for each plan could take now; two plans may share nodes. */
  Optional<Map<String, Integer>> stock() {
    try {
      var nodes = nodes();
      var free = new LinkedHashMap<String, Integer>();
      settings
          .plans()
          .forEach((name, plan) -> free.put(name, count(nodes, n -> n.isFreeFor(plan))));
      return Optional.of(free);
    } catch (NoAnswer e) {
      return Optional.empty();
    }
  }

  List<SelfCheck> check() {
    var all = new ArrayList<SelfCheck>();
    try {
      var version = api.version();
      all.add(SelfCheck.good("version", "API " + version + " is spoken"));
      var nodes = nodes();
      all.add(SelfCheck.good("credentials", nodes.size() + " nodes are seen"));
      settings.plans().forEach((name, plan) -> all.add(plan(name, plan, nodes)));
      settings.systems().forEach((name, image) -> all.add(system(name, image)));
    } catch (NoAnswer e) {
      all.add(SelfCheck.bad(all.isEmpty() ? "version" : "credentials", e.words()));
    }
    return all;
  }

  private SelfCheck plan(String name, IronicSettings.NodePlan plan, List<IronicNode> nodes) {
    var what = "plan " + name;
    var serving = nodes.stream().filter(n -> n.serves(plan)).toList();
    if (serving.isEmpty()) return SelfCheck.bad(what, nobodyServes(plan, nodes));
    var mute = serving.stream().filter(n -> steps.reached(n).isEmpty()).findFirst();
    if (mute.isPresent())
      return SelfCheck.bad(
          what, "the node " + mute.get().title() + " does not tell its address: see address");
    var free = count(serving, n -> n.isFreeFor(plan));
    return SelfCheck.good(what, serving.size() + " nodes serve it, " + free + " of them are free");
  }

  private static String nobodyServes(IronicSettings.NodePlan plan, List<IronicNode> nodes) {
    var classes = new LinkedHashSet<String>();
    nodes.forEach(n -> classes.add(n.resourceClass()));
    return classes.contains(plan.resourceClass())
        ? "no node of the resource class has the traits " + String.join(", ", plan.traits())
        : "no node has the resource class %s, only %s"
            .formatted(plan.resourceClass(), String.join(", ", classes));
  }

  private static SelfCheck system(String name, IronicSettings.NodeImage image) {
    var what = "system " + name;
    return image.all().isEmpty()
        ? SelfCheck.good(what, "no image is named: nodes are taken as their deploy makes them")
        : SelfCheck.good(what, "written down; whether Ironic finds it shows at the first deploy");
  }

  private List<IronicNode> nodes() throws NoAnswer {
    return api.list("nodes", "fields=" + IronicNode.FIELDS).stream().map(IronicNode::new).toList();
  }

  private static int count(List<IronicNode> nodes, java.util.function.Predicate<IronicNode> which) {
    return Math.toIntExact(nodes.stream().filter(which).count());
  }
}
