package dev.berth.provision.ironic;

import dev.berth.provision.MachineKey;
import dev.berth.provision.cloud.MachineRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Berth writes into {@code extra} of a node. An allocation ends when the teardown begins, and
 * this stays until the node is clean: so a machine is known until nothing is left of it. The
 * failures stay longer, as they belong to the node.
 */
final class NodeRecord {
  static final String ALLOCATION = "berth-allocation";

  /** How a maintenance begins that Berth put a node into. */
  static final String PARKED = "berth:";

  static final String REBUILDS = "berth-rebuilds";
  private static final String FAILURES = "berth-failures";
  private static final String FAILED_KEY = "berth-failed-key";
  private static final String FAILURE = "berth-failure";
  private static final int FAILURE_MAX = 200;

  /** Goes when the machine is gone. */
  static final Set<String> OF_THE_MACHINE =
      Set.of(
          MachineRecord.KEY,
          MachineRecord.OWNER,
          MachineRecord.REQUEST,
          MachineRecord.PROJECT,
          MachineRecord.NAME,
          MachineRecord.PLAN,
          MachineRecord.SYSTEM,
          MachineRecord.END,
          MachineRecord.LEASE_END,
          ALLOCATION,
          REBUILDS);

  static final Set<String> FAILURE_COUNT = Set.of(FAILURES, FAILED_KEY, FAILURE);

  private NodeRecord() {}

  static Map<String, String> labels(MachineRecord record, IronicAllocation allocation) {
    var all = new LinkedHashMap<>(record.labels());
    all.put(ALLOCATION, allocation.uuid());
    return all;
  }

  /**
   * Whose machine is or was on it. A node that somebody else uses by now has nothing of ours but
   * what was not wiped off yet.
   */
  static Optional<MachineRecord> on(IronicNode node) {
    var extra = node.extra();
    var others = node.instance().filter(i -> !i.equals(extra.get(ALLOCATION))).isPresent();
    return others ? Optional.empty() : MachineRecord.read(extra);
  }

  static int failures(IronicNode node) {
    return number(node, FAILURES);
  }

  static int rebuilds(IronicNode node) {
    return number(node, REBUILDS);
  }

  private static int number(IronicNode node, String name) {
    var text = node.extra().getOrDefault(name, "");
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }

  /** Why the last deploy on it failed; empty: none did. */
  static String failure(IronicNode node) {
    return node.extra().getOrDefault(FAILURE, "");
  }

  /** One more failure; empty: that of this machine was counted already. */
  static Optional<Map<String, String>> failed(IronicNode node, MachineKey key, String why) {
    if (key.text().equals(node.extra().get(FAILED_KEY))) return Optional.empty();
    return Optional.of(
        Map.of(
            FAILURES,
            Integer.toString(failures(node) + 1),
            FAILED_KEY,
            key.text(),
            FAILURE,
            why.length() > FAILURE_MAX ? why.substring(0, FAILURE_MAX) : why));
  }
}
