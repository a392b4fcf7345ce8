package dev.berth.provision.openstack;

import dev.berth.provision.FoundMachine;
import dev.berth.provision.cloud.MachineRecord;
import dev.berth.provision.cloud.ProviderWords;
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
    for (var server : servers) {
      var record = server.record();
      if (record.isEmpty()) all.add(found(server, server.flavor(), Optional.empty()));
      else
        ours.merge(
            new Keyed(record.get().owner(), record.get().key().text()),
            new KeyedServers(List.of(server)),
            (known, _) -> known.with(server));
    }
    for (var one : ours.values()) all.add(found(one));
    return Optional.of(all);
  }

  private FoundMachine found(KeyedServers servers) {
    var server = servers.counting().orElseThrow();
    var second =
        servers.deletable().stream()
            .filter(s -> !s.equals(server))
            .findFirst()
            .map(s -> "There is a second server of this key: " + s.id());
    return found(server, plan(server, server.record().orElseThrow()), second);
  }

  private static FoundMachine found(NovaServer server, String plan, Optional<String> second) {
    var trouble =
        server.status() == NovaServer.Status.ERROR
            ? server
                .fault()
                .map(ProviderWords::cleaned)
                .or(() -> Optional.of("It is in error, and Nova gives no reason."))
            : second;
    return MachineRecord.listed(
        server.record(), plan, server.created(), Optional.of(server.id()), trouble);
  }

  /** What it really is: of another flavour than its plan's it is that flavour's plan. */
  private String plan(NovaServer server, MachineRecord record) {
    var plans = settings.plans();
    if (has(server, plans.getOrDefault(record.plan(), ""))) return record.plan();
    return plans.entrySet().stream()
        .filter(plan -> has(server, plan.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(server.flavor());
  }

  private boolean has(NovaServer server, String flavor) {
    return flavor.equals(server.flavor())
        || flavors.stream().anyMatch(f -> f.isCalled(flavor) && f.name().equals(server.flavor()));
  }
}
