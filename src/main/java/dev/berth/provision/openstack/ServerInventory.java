package dev.berth.provision.openstack;

import dev.berth.provision.FoundMachine;
import dev.berth.provision.cloud.MachineRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nova's list as Berth's: one machine a key, and what is wrong with it. */
final class ServerInventory {
  private final OpenStackSettings settings;
  private final List<CloudFlavor> flavors;

  /** A key belongs to the Berth that gave it. */
  private record Keyed(String owner, String key) {}

  ServerInventory(OpenStackSettings settings, List<CloudFlavor> flavors) {
    this.settings = settings;
    this.flavors = flavors;
  }

  /** Empty: a part of the cloud does not answer, and what it has is not known. */
  Optional<List<FoundMachine>> of(List<NovaServer> servers) {
    if (servers.stream().anyMatch(s -> s.status() == NovaServer.Status.UNKNOWN))
      return Optional.empty();
    var ours = new LinkedHashMap<Keyed, KeyedServers>();
    var all = new ArrayList<FoundMachine>();
    for (var server : servers)
      server
          .record()
          .ifPresentOrElse(
              record ->
                  ours.merge(
                      new Keyed(record.owner(), record.key().text()),
                      new KeyedServers(List.of(server)),
                      (known, _) -> known.with(server)),
              () -> all.add(found(server, Optional.empty(), trouble(server))));
    for (var one : ours.values()) all.add(found(one));
    return Optional.of(all);
  }

  private FoundMachine found(KeyedServers servers) {
    var server = servers.counting().orElseThrow();
    var others = servers.deletable().stream().filter(s -> !s.equals(server)).toList();
    var second =
        others.isEmpty()
            ? Optional.<String>empty()
            : Optional.of("There is a second server of this key: " + others.getFirst().id());
    return found(server, server.record(), trouble(server).or(() -> second));
  }

  private FoundMachine found(
      NovaServer server, Optional<MachineRecord> record, Optional<String> trouble) {
    return new FoundMachine(
        record.map(MachineRecord::key),
        record.map(r -> plan(server, r)).orElse(server.flavor()),
        server.created(),
        Optional.empty(),
        record.flatMap(MachineRecord::end),
        record.map(MachineRecord::owner),
        Optional.of(server.id()),
        trouble);
  }

  /** What it really is: of another flavour than its plan's it is that flavour's plan. */
  private String plan(NovaServer server, MachineRecord record) {
    var flavor = Optional.ofNullable(settings.plans().get(record.plan()));
    if (flavor.filter(f -> has(server, f)).isPresent()) return record.plan();
    return settings.plans().entrySet().stream()
        .filter(plan -> has(server, plan.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(server.flavor());
  }

  private boolean has(NovaServer server, String flavor) {
    return flavor.equals(server.flavor())
        || flavors.stream().anyMatch(f -> f.isCalled(flavor) && f.name().equals(server.flavor()));
  }

  private static Optional<String> trouble(NovaServer server) {
    return server.status() == NovaServer.Status.ERROR
        ? Optional.of(server.fault().orElse("It is in error, and Nova gives no reason."))
        : Optional.empty();
  }
}
