package dev.berth.provision.openstack;

import dev.berth.config.Secret;
import dev.berth.provision.cloud.CloudService;
import dev.berth.provision.cloud.CloudService.EndpointInterface;
import dev.berth.provision.cloud.KeystoneSettings;
import dev.berth.provision.cloud.ProviderTls;
import dev.berth.provision.cloud.SystemImages;
import dev.berth.provision.cloud.UserData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * A project of an OpenStack, and what Berth's plans and systems are there. Flavours, images and
 * networks are written by name or by id.
 *
 * @param region needed where keystone's catalogue has several
 * @param endpointInterface default {@code public}
 * @param plans Berth's plan: the flavour
 * @param systems Berth's system: the image
 * @param defaultSystem which of them a request gets that names none; needed with more than one
 * @param networks the project's own network as usual; or none at all
 * @param securityGroups default: what the project has as its own
 * @param keyName a key pair that operators keep, besides the keys of the request's people
 * @param user whom people log in as, default {@link #USER}
 * @param userData more for cloud-init; see {@link UserData}
 * @param addressNetwork the network whose address is told; default any, a floating one first
 * @param configDrive whether user data comes on a drive, for networks without a metadata service
 * @param volume boot from a volume and not from the host's disk
 * @param serverCertificate the cloud's own certificate in PEM, or those of who signed it
 * @param timeout of one call, default {@link #TIMEOUT}
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
    Optional<Duration> timeout) {
  static final String USER = "root";
  static final Duration TIMEOUT = Duration.ofSeconds(8);
  static final Duration TIMEOUT_MAX = Duration.ofSeconds(15);

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
    if (plans.isEmpty()) throw new IllegalArgumentException("plans is empty: no plan, no machine");
    if (systems.isEmpty())
      throw new IllegalArgumentException("systems is empty: a machine needs an image");
    SystemImages.check(systems.keySet(), defaultSystem);
    if (networks.size() > 1 && (networks.contains("auto") || networks.contains("none")))
      throw new IllegalArgumentException("networks has auto or none only alone");
    timeout.ifPresent(
        t -> {
          if (t.isNegative() || t.isZero() || t.compareTo(TIMEOUT_MAX) > 0)
            throw new IllegalArgumentException(
                "timeout must be from 1s to " + TIMEOUT_MAX.toSeconds() + "s");
        });
    new UserData(user.orElse(USER), userData);
    if (serverCertificate.filter(c -> ProviderTls.certificates(c.reveal()).isEmpty()).isPresent())
      throw new IllegalArgumentException("server-certificate is no certificate in PEM");
  }

  /** Empty: the cloud has a certificate that everybody trusts. */
  Optional<SSLContext> tls() {
    return serverCertificate.map(
        c -> ProviderTls.context(Set.of(), Optional.of(c.reveal()), Optional.empty()));
  }

  /** The image for what a request names; empty: it is not known here. */
  Optional<String> image(Optional<String> system) {
    return SystemImages.choose(systems, defaultSystem, system);
  }

  String loginName() {
    return user.orElse(USER);
  }

  Duration callTimeout() {
    return timeout.orElse(TIMEOUT);
  }

  CloudService service(String type, String version) {
    return new CloudService(
        type, version, endpointInterface.orElse(EndpointInterface.PUBLIC), region);
  }
}
