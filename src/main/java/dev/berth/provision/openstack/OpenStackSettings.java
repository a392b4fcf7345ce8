package dev.berth.provision.openstack;

import dev.berth.config.Secret;
import dev.berth.provision.cloud.CloudService;
import dev.berth.provision.cloud.CloudService.EndpointInterface;
import dev.berth.provision.cloud.KeystoneSettings;
import dev.berth.provision.cloud.ProviderSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project of an OpenStack, and what Berth's plans and systems are there. Flavours, images and
 * networks are written by name or by id.
 *
 * @param region needed where keystone's catalogue has several
 * @param endpointInterface default {@code public}
 * @param plans the flavour
 * @param systems the image
 * @param networks the project's own network as usual; or none at all
 * @param securityGroups default: what the project has as its own
 * @param keyName a key pair that operators keep, besides the keys of the request's people
 * @param addressNetwork the network whose address is told; default any, a floating one first
 * @param configDrive whether user data comes on a drive, for networks without a metadata service
 * @param volume boot from a volume and not from the host's disk
 */
public record OpenStackSettings(
    KeystoneSettings auth,
    Optional<String> region,
    Optional<EndpointInterface> endpointInterface,
    Map<String, String> plans,
    Map<String, String> systems,
    Optional<String> defaultSystem,
    List<String> networks,
    List<String> securityGroups,
    Optional<String> availabilityZone,
    Optional<String> keyName,
    Optional<String> user,
    Optional<String> userData,
    Optional<String> addressNetwork,
    Optional<Boolean> configDrive,
    Optional<BootVolume> volume,
    Optional<Secret> serverCertificate,
    Optional<Duration> timeout)
    implements ProviderSettings<String, String> {

  /**
   * The disk that a server boots from.
   *
   * @param type as the volume service calls it; default: its own
   */
  public record BootVolume(int gib, Optional<String> type) {
    private static final int GIB_MAX = 100_000;

    public BootVolume {
      if (gib < 1 || gib > GIB_MAX)
        throw new IllegalArgumentException("gib must be from 1 to " + GIB_MAX);
    }
  }

  public OpenStackSettings {
    plans = Map.copyOf(plans);
    systems = Map.copyOf(systems);
    networks = List.copyOf(networks);
    securityGroups = List.copyOf(securityGroups);
    ProviderSettings.checkMachines(plans, systems, defaultSystem, user, userData);
    ProviderSettings.checkCalls(serverCertificate, timeout);
    if (systems.isEmpty())
      throw new IllegalArgumentException("systems is empty: a machine needs an image");
    if (networks.size() > 1 && networks.stream().anyMatch(OpenStackSettings::isWord))
      throw new IllegalArgumentException("networks has auto or none only alone");
  }

  /** What Nova reads as a word, and not as a network's name. */
  static boolean isWord(String network) {
    return network.equals("auto") || network.equals("none");
  }

  CloudService service(String type, String version) {
    return new CloudService(
        type, version, endpointInterface.orElse(EndpointInterface.PUBLIC), region);
  }
}
