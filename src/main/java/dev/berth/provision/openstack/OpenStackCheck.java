package dev.berth.provision.openstack;

import dev.berth.provision.Provisioner.SelfCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Looks whether the settings fit the cloud, one thing after the other. */
final class OpenStackCheck {
  private final OpenStackSettings settings;
  private final CloudCalls.Shared shared;
  private final CloudNames names;
  private final List<SelfCheck> found = new ArrayList<>();

  /** Answers what was found, in words. */
  private interface Look {
    String words(CloudCalls calls) throws CloudFailure;
  }

  OpenStackCheck(OpenStackSettings settings, CloudCalls.Shared shared, CloudNames names) {
    this.settings = settings;
    this.shared = shared;
    this.names = names;
  }

  List<SelfCheck> all() {
    // Without these nothing else can be looked at.
    if (!look("credentials", this::credentials) || !look("version", this::version)) return found;
    new TreeMap<>(settings.plans()).forEach((plan, name) -> look("plan " + plan, flavor(name)));
    new TreeMap<>(settings.systems())
        .forEach(
            (system, name) ->
                look("system " + system, c -> "image " + name + ": " + names.image(c, name)));
    for (var network : settings.networks())
      if (!network.equals("auto") && !network.equals("none"))
        look("network " + network, c -> names.network(c, network));
    for (var group : settings.securityGroups())
      look("security group " + group, c -> names.securityGroup(c, group));
    settings.availabilityZone().ifPresent(z -> look("availability zone " + z, zone(z)));
    settings.keyName().ifPresent(k -> look("key pair " + k, keyPair(k)));
    look("quota", OpenStackCheck::quota);
    return found;
  }

  private boolean look(String what, Look look) {
    try {
      found.add(SelfCheck.good(what, look.words(shared.begin())));
      return true;
    } catch (CloudFailure e) {
      found.add(SelfCheck.bad(what, e.words()));
      return false;
    }
  }

  private String credentials(CloudCalls calls) throws CloudFailure {
    return "logged in, project " + calls.project();
  }

  private String version(CloudCalls calls) throws CloudFailure {
    return "Nova, microversion " + calls.version();
  }

  private Look flavor(String name) {
    return calls -> {
      var id = names.flavor(calls, name);
      for (var flavor : names.flavors(calls))
        if (flavor.id().equals(id))
          return "flavour %s: %d cores, %d MiB"
              .formatted(flavor.name(), flavor.cores(), flavor.memoryMib());
      return "flavour " + name;
    };
  }

  private static Look zone(String zone) {
    return calls -> {
      for (var one : calls.nova("/os-availability-zone").path("availabilityZoneInfo"))
        if (one.path("zoneName").asText().equals(zone)
            && one.path("zoneState").path("available").asBoolean()) return "available";
      throw CloudFailure.settings("The provider has no such zone that is available");
    };
  }

  private static Look keyPair(String name) {
    return calls -> {
      for (var one : calls.nova("/os-keypairs").path("keypairs"))
        if (one.path("keypair").path("name").asText().equals(name)) return "is there";
      throw CloudFailure.settings("Our account has no such key pair");
    };
  }

  private static String quota(CloudCalls calls) throws CloudFailure {
    var limits = ProjectLimits.of(calls.nova("/limits"));
    return limits
        .servers()
        .map(s -> "room for " + s + " more servers")
        .orElse("no limit of servers");
  }
}
