package dev.berth.provision.openstack;

import dev.berth.provision.Provisioner.SelfCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Looks whether the settings fit the cloud, one thing after the other. */
final class OpenStackCheck {
  private final OpenStackSettings settings;
  private final CloudCalls calls;
  private final CloudNames names;
  private final List<SelfCheck> found = new ArrayList<>();

  /** Answers what was found, in words. */
  private interface Look {
    String words() throws CloudFailure;
  }

  OpenStackCheck(OpenStackSettings settings, CloudCalls calls, CloudNames names) {
    this.settings = settings;
    this.calls = calls;
    this.names = names;
  }

  List<SelfCheck> all() {
    // Without these nothing else can be looked at.
    if (!look("credentials", () -> "logged in, project " + calls.project())
        || !look("version", () -> "Nova, microversion " + calls.version())) return found;
    new TreeMap<>(settings.plans()).forEach((plan, name) -> look("plan " + plan, flavor(name)));
    new TreeMap<>(settings.systems())
        .forEach(
            (system, name) ->
                look("system " + system, () -> "image " + name + ": " + names.image(name)));
    for (var network : settings.networks())
      if (!OpenStackSettings.isWord(network))
        look("network " + network, () -> names.network(network));
    for (var group : settings.securityGroups())
      look("security group " + group, () -> names.securityGroup(group));
    settings.availabilityZone().ifPresent(z -> look("availability zone " + z, zone(z)));
    settings.keyName().ifPresent(k -> look("key pair " + k, keyPair(k)));
    look("quota", this::quota);
    return found;
  }

  private boolean look(String what, Look look) {
    try {
      found.add(SelfCheck.good(what, look.words()));
      return true;
    } catch (CloudFailure e) {
      found.add(SelfCheck.bad(what, e.words()));
      return false;
    }
  }

  private Look flavor(String name) {
    return () -> {
      var flavor = names.flavor(name);
      return "flavour %s: %d cores, %d MiB"
          .formatted(flavor.name(), flavor.cores(), flavor.memoryMib());
    };
  }

  private Look zone(String zone) {
    return () -> {
      for (var one : calls.nova("/os-availability-zone").path("availabilityZoneInfo"))
        if (one.path("zoneName").asText().equals(zone)
            && one.path("zoneState").path("available").asBoolean()) return "available";
      throw CloudFailure.settings("The provider has no such zone that is available.");
    };
  }

  private Look keyPair(String name) {
    return () -> {
      for (var one : calls.nova("/os-keypairs").path("keypairs"))
        if (one.path("keypair").path("name").asText().equals(name)) return "is there";
      throw CloudFailure.settings("Our account has no such key pair.");
    };
  }

  private String quota() throws CloudFailure {
    return ProjectLimits.of(calls.nova("/limits"))
        .servers()
        .map(s -> "room for " + s + " more servers")
        .orElse("no limit of servers");
  }
}
