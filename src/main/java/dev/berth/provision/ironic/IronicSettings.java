package dev.berth.provision.ironic;

import dev.berth.config.Secret;
import dev.berth.provision.cloud.KeystoneSession;
import dev.berth.provision.cloud.KeystoneSettings;
import dev.berth.provision.cloud.ProviderSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An Ironic, and what Berth's plans and systems are there.
 *
 * @param url of its API, where nobody is asked, or a user of Ironic's own; else {@code keystone}
 * @param httpBasic user and password, where Ironic asks for them
 * @param keystone who logs in to an OpenStack; its catalogue says where Ironic is
 * @param region needed where the catalogue has several
 * @param plans which nodes may serve it
 * @param systems what is installed; none: what a node's own deploy makes
 * @param address where a machine is reached, default {@link #ADDRESS}; see {@link NodeText}
 * @param hostKeys where a node has its public SSH host keys, as {@code extra/host_keys}
 * @param failures so many deploys of one node in a row fail before it is put into maintenance,
 *     default {@link #FAILURES}
 */
public record IronicSettings(
    Optional<URI> url,
    Optional<HttpBasic> httpBasic,
    Optional<KeystoneSettings> keystone,
    Optional<String> region,
    Optional<Secret> serverCertificate,
    Map<String, NodePlan> plans,
    Map<String, NodeImage> systems,
    Optional<String> defaultSystem,
    Optional<String> user,
    Optional<String> userData,
    Optional<String> address,
    Optional<String> hostKeys,
    Optional<Integer> failures,
    Optional<Duration> timeout)
    implements ProviderSettings<IronicSettings.NodePlan, IronicSettings.NodeImage> {
  static final String ADDRESS = "{extra/address|name}";
  static final int FAILURES = 3;
  static final int FAILURES_MAX = 100;

  public IronicSettings {
    plans = Map.copyOf(plans);
    systems = Map.copyOf(systems);
    if (url.isPresent() == keystone.isPresent())
      throw new IllegalArgumentException("write either url, or keystone");
    url.ifPresent(IronicSettings::checkAddress);
    if (httpBasic.isPresent() && url.isEmpty())
      throw new IllegalArgumentException("http-basic goes with url: keystone has its own account");
    ProviderSettings.checkMachines(plans, systems, defaultSystem, user, userData);
    ProviderSettings.checkCalls(serverCertificate, timeout);
    address.ifPresent(NodeText::new);
    if (hostKeys.filter(k -> !k.matches(NodeText.PLACE)).isPresent())
      throw new IllegalArgumentException("host-keys is a place such as extra/host_keys");
    if (failures.filter(f -> f < 1 || f > FAILURES_MAX).isPresent())
      throw new IllegalArgumentException("failures must be 1 to " + FAILURES_MAX);
  }

  private static void checkAddress(URI url) {
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme())))
      throw new IllegalArgumentException(
          "url is an address such as https://ironic.example.org:6385");
  }

  BaremetalEndpoint endpoint(InstantSource clock) {
    var http = http();
    return url.map(u -> BaremetalEndpoint.at(u.toString(), http, httpBasic))
        .orElseGet(
            () ->
                BaremetalEndpoint.by(
                    new KeystoneSession(keystone.orElseThrow(), http, clock), region));
  }

  NodeText reached() {
    return new NodeText(address.orElse(ADDRESS));
  }

  int failuresInARow() {
    return failures.orElse(FAILURES);
  }

  @Override
  public Optional<NodeImage> image(Optional<String> system) {
    return systems.isEmpty() ? Optional.of(NodeImage.NONE) : ProviderSettings.super.image(system);
  }

  /** Who we are where Ironic has a list of users. */
  public record HttpBasic(String user, Secret password) {}

  /**
   * Which nodes may serve a plan.
   *
   * @param traits a node must have all of them
   */
  public record NodePlan(String resourceClass, List<String> traits) {
    public NodePlan {
      traits = List.copyOf(traits);
      if (resourceClass.isBlank())
        throw new IllegalArgumentException("resource-class is the name that nodes have in Ironic");
    }
  }

  /**
   * What is installed.
   *
   * @param image address, or id in an image service
   * @param checksum of the image, where Ironic wants one
   * @param instanceInfo more of what Ironic reads there: {@code root_gb}, {@code kernel} ...
   */
  public record NodeImage(
      Optional<String> image, Optional<String> checksum, Map<String, String> instanceInfo) {
    static final NodeImage NONE = new NodeImage(Optional.empty(), Optional.empty(), Map.of());

    public NodeImage {
      instanceInfo = Map.copyOf(instanceInfo);
    }

    Map<String, String> all() {
      var all = new LinkedHashMap<>(instanceInfo);
      image.ifPresent(i -> all.put("image_source", i));
      checksum.ifPresent(c -> all.put("image_checksum", c));
      return all;
    }
  }
}
