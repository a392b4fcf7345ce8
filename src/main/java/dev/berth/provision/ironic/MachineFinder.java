package dev.berth.provision.ironic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.provision.MachineKey;
import java.util.Comparator;
import java.util.Optional;

/**
 * Looks up what Ironic has under a key: the allocation of that name, else a node that still has the
 * key on it. Only when all nodes were seen there is nothing.
 */
final class MachineFinder {
  private static final String SCANNED = "uuid,provision_state,instance_uuid,extra";

  private final IronicApi api;
  private final String owner;

  MachineFinder(IronicApi api, String owner) {
    this.api = api;
    this.owner = owner;
  }

  /** What was found under a key. */
  sealed interface Found {
    record Ours(IronicMachine machine) implements Found {}

    /** Somebody else took the name. */
    record Theirs() implements Found {}

    record Nothing() implements Found {}
  }

  Found find(MachineKey key) throws NoAnswer {
    var allocation = api.find("/allocations/" + key.text()).map(IronicAllocation::new);
    if (allocation.isPresent()) return claimed(key, allocation.get());
    return leftOver(key)
        .<Found>map(
            node ->
                new Found.Ours(
                    new IronicMachine(
                        NodeRecord.on(node).orElseThrow(), Optional.empty(), Optional.of(node))))
        .orElseGet(Found.Nothing::new);
  }

  private Found claimed(MachineKey key, IronicAllocation allocation) throws NoAnswer {
    var record = allocation.record().filter(r -> r.owner().equals(owner) && r.key().equals(key));
    if (record.isEmpty()) return new Found.Theirs();
    var id = allocation.node();
    var node = id.isPresent() ? node(id.get()) : Optional.<IronicNode>empty();
    return new Found.Ours(new IronicMachine(record.get(), Optional.of(allocation), node));
  }

  Optional<IronicNode> node(String uuid) throws NoAnswer {
    return api.find("/nodes/" + uuid).map(IronicNode::new);
  }

  /** One that is being cleaned comes before one where only the key was not wiped off. */
  private Optional<IronicNode> leftOver(MachineKey key) throws NoAnswer {
    var seen =
        api.list("nodes", "associated=false&fields=" + SCANNED).stream()
            .map((JsonNode json) -> new IronicNode(json))
            .filter(node -> isOf(node, key))
            .min(Comparator.comparing(IronicNode::isAvailable));
    return seen.isPresent()
        ? node(seen.get().uuid()).filter(node -> isOf(node, key))
        : Optional.empty();
  }

  private boolean isOf(IronicNode node, MachineKey key) {
    return NodeRecord.on(node)
        .filter(r -> r.key().equals(key) && r.owner().equals(owner))
        .isPresent();
  }
}
