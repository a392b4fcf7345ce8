package dev.berth.provision.ironic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Outcome;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.HttpApi;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Begins what is installed on a node, and counts how often a node let that fail. */
final class NodeDeploy {
  private final IronicSettings settings;
  private final AdapterContext context;
  private final IronicApi api;

  NodeDeploy(IronicSettings settings, AdapterContext context, IronicApi api) {
    this.settings = settings;
    this.context = context;
    this.api = api;
  }

  /** The record first: from then on the node says whose it is. */
  Outcome start(IronicMachine machine, IronicNode node) throws NoAnswer {
    if (NodeRecord.failures(node) >= settings.failuresInARow()) {
      park(node);
      return givenUp(machine, "The machine that was to be lent is out of order.");
    }
    if (node.inMaintenance())
      return givenUp(machine, "The machine that was to be lent is in maintenance.");
    var image = settings.image(machine.record().system());
    if (image.isEmpty()) return context.refused("This pool's settings have no image for it.");
    var labels = NodeRecord.labels(machine.record(), machine.allocation().orElseThrow());
    var patch = IronicApi.changes(node.extra(), labels, NodeRecord.OF_THE_MACHINE);
    image.get().all().forEach((n, text) -> IronicApi.put(patch, "/instance_info/" + n, text));
    var noted = api.send("PATCH", path(node), patch);
    if (noted.status() == 409) return context.pending(NodeSteps.SOON);
    if (!noted.isGood()) return context.failed(Reason.of(IronicApi.words(noted)));
    var answer = api.send("PUT", path(node) + "/states/provision", order("active", machine));
    if (answer.isGood() || answer.status() == 409) return context.pending(NodeSteps.SOON);
    return notTaken(machine, node, Reason.of(IronicApi.words(answer)));
  }

  /** Refused for what the node is, unless another worker began in the meantime. */
  private Outcome notTaken(IronicMachine machine, IronicNode node, String why) throws NoAnswer {
    var now = api.find(path(node)).map(IronicNode::new);
    if (now.filter(IronicNode::isAvailable).isEmpty()) return context.pending(NodeSteps.SOON);
    failed(now.get(), machine.record().key(), why);
    var counted = api.find(path(node)).map(IronicNode::new).orElse(node);
    if (NodeRecord.failures(counted) >= settings.failuresInARow()) park(counted);
    return givenUp(machine, "The machine could not be installed: " + why);
  }

  /** Another node may serve: this one is free again, with nothing of ours but its failures. */
  private Outcome givenUp(IronicMachine machine, String why) throws NoAnswer {
    var answer = api.delete(machine.allocation().orElseThrow().path());
    if (answer.status() == 409) return context.pending(NodeSteps.SOON);
    var node = api.find(path(machine.node().orElseThrow())).map(IronicNode::new);
    if (node.isPresent()) wiped(node.get(), machine);
    return context.failed(why);
  }

  private void wiped(IronicNode node, IronicMachine machine) throws NoAnswer {
    var patch = IronicApi.changes(node.extra(), Map.of(), NodeRecord.OF_THE_MACHINE);
    var image = settings.image(machine.record().system()).orElse(IronicSettings.NodeImage.NONE);
    for (var name : image.all().keySet())
      if (node.json().path("instance_info").has(name))
        patch.addObject().put("op", "remove").put("path", "/instance_info/" + name);
    if (!patch.isEmpty()) api.send("PATCH", path(node), patch);
  }

  /** Once more, with all that belongs on it. */
  Outcome rebuild(IronicMachine machine, IronicNode node) throws NoAnswer {
    var patch = HttpApi.JSON.createArrayNode();
    var count = Integer.toString(NodeRecord.rebuilds(node) + 1);
    IronicApi.put(patch, "/extra/" + NodeRecord.REBUILDS, count);
    var noted = api.send("PATCH", path(node), patch);
    if (noted.isGood())
      api.send("PUT", path(node) + "/states/provision", order("rebuild", machine));
    return context.pending(NodeSteps.SOON);
  }

  private ObjectNode order(String target, IronicMachine machine) {
    var order = machine.allocation().orElseThrow().order(machine.record());
    var body = HttpApi.JSON.createObjectNode().put("target", target);
    var drive = body.putObject("configdrive");
    var meta = drive.putObject("meta_data").put("hostname", order.name()).put("name", order.name());
    var keys = meta.putObject("public_keys");
    for (var key : order.sshKeys()) keys.put(Integer.toString(keys.size()), key);
    var about = meta.putObject("meta");
    machine.record().labels().forEach(about::put);
    drive.put("user_data", settings.cloudInit().of(order));
    return body;
  }

  /** A deploy on it failed: counted once for each machine. */
  void failed(IronicNode node, MachineKey key, String why) throws NoAnswer {
    var count = NodeRecord.failed(node, key, why);
    if (count.isEmpty()) return;
    var patch = HttpApi.JSON.createArrayNode();
    count.get().forEach((name, text) -> IronicApi.put(patch, "/extra/" + name, text));
    api.send("PATCH", path(node), patch);
  }

  /** A deploy on it worked: what failed before counts no more. */
  void worked(IronicNode node) throws NoAnswer {
    var names = new HashSet<>(NodeRecord.FAILURE_COUNT);
    names.add(NodeRecord.REBUILDS);
    forgiven(node, names);
  }

  /**
   * Takes it out in Ironic's own way. Whoever ends the maintenance gives it as many tries again.
   */
  void park(IronicNode node) throws NoAnswer {
    var reason =
        "%s %d deploys in a row failed on this node, the last one: %s"
            .formatted(NodeRecord.PARKED, NodeRecord.failures(node), NodeRecord.failure(node));
    var body = HttpApi.JSON.createObjectNode().put("reason", reason);
    if (api.send("PUT", path(node) + "/maintenance", body).isGood())
      forgiven(node, NodeRecord.FAILURE_COUNT);
  }

  private void forgiven(IronicNode node, Set<String> names) throws NoAnswer {
    api.send("PATCH", path(node), IronicApi.changes(node.extra(), Map.of(), names));
  }

  private static String path(IronicNode node) {
    return "/nodes/" + node.uuid();
  }
}
