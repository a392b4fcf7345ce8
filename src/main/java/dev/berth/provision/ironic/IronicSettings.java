package dev.berth.provision.ironic;

import dev.berth.config.Secret;
import dev.berth.provision.cloud.HttpApi;
import dev.berth.provision.cloud.KeystoneSession;
import dev.berth.provision.cloud.KeystoneSettings;
import dev.berth.provision.cloud.ProviderTls;
import dev.berth.provision.cloud.SystemImages;
import dev.berth.provision.cloud.UserData;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An Ironic, and what Berth's plans and systems are there.
 *
 * @param url of its API, where nobody is asked, or a user of Ironic's own; else {@code keystone}
 * @param httpBasic user and password, where Ironic asks for them
 * @param keystone who logs in to an OpenStack; its catalogue says where Ironic is
 * @param region needed where the catalogue has several
 * @param serverCertificate Ironic's and keystone's own certificate in PEM, or those of who signed
 *     it
 * @param plans Berth's plan: which nodes may serve it
 * @param systems Berth's system: what is installed; none: what a node's own deploy makes
 * @param defaultSystem where a request names none; needed with more than one
 * @param user whom people log in as, default {@link #USER}
 * @param userData the operator's addition to what cloud-init finds, see {@link UserData}
 * @param address where a machine is reached, default {@link #ADDRESS}; see {@link NodeText}
 * @param hostKeys where a node has its public SSH host keys, as {@code extra/host_keys}
 * @param failures so many deploys of one node in a row fail before it is put into maintenance,
 *     default {@link #FAILURES}
 * @param timeout of one call, default {@link #TIMEOUT}
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
    Optional<Duration> timeout) {
  static final String USER = "root";
  static final String ADDRESS = "{extra/address|name}";
  static final int FAILURES = 3;
  static final int FAILURES_MAX = 100;
  static final Duration TIMEOUT = Duration.ofSeconds(8);
  static final Duration TIMEOUT_MIN = Duration.ofSeconds(1);
  static final Duration TIMEOUT_MAX = Duration.ofSeconds(15);

  public IronicSettings {
    plans = Map.copyOf(plans);
    systems = Map.copyOf(systems);
    if (url.isPresent() == keystone.isPresent())
      throw new IllegalArgumentException("write either url, or keystone");
    url.ifPresent(IronicSettings::checkAddress);
    if (httpBasic.isPresent() && url.isEmpty())
      throw new IllegalArgumentException("http-basic goes with url: keystone has its own account");
    if (serverCertificate.filter(c -> ProviderTls.certificates(c.reveal()).isEmpty()).isPresent())
      throw new IllegalArgumentException("server-certificate is no certificate in PEM");
    if (plans.isEmpty()) throw new IllegalArgumentException("plans is empty: no plan, no machine");
    SystemImages.check(systems.keySet(), defaultSystem);
    new UserData(user.orElse(USER), userData);
    address.ifPresent(NodeText::new);
    if (hostKeys.filter(k -> !k.matches(NodeText.PLACE)).isPresent())
      throw new IllegalArgumentException("host-keys is a place such as extra/host_keys");
    if (failures.filter(f -> f < 1 || f > FAILURES_MAX).isPresent())
      throw new IllegalArgumentException("failures must be 1 to " + FAILURES_MAX);
    if (timeout
        .filter(t -> t.compareTo(TIMEOUT_MIN) < 0 || t.compareTo(TIMEOUT_MAX) > 0)
        .isPresent()) throw new IllegalArgumentException("timeout must be 1s to 15s");
  }

  private static void checkAddress(URI url) {
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme())))
      throw new IllegalArgumentException(
          "url is an address such as https://ironic.example.org:6385");
  }

  BaremetalEndpoint endpoint(InstantSource clock) {
    var tls =
        serverCertificate.map(
            c -> ProviderTls.context(Set.of(), Optional.of(c.reveal()), Optional.empty()));
    var http = new HttpApi(timeout.orElse(TIMEOUT), tls);
    return url.map(u -> BaremetalEndpoint.at(u.toString(), http, httpBasic))
        .orElseGet(
            () ->
                BaremetalEndpoint.by(
                    new KeystoneSession(keystone.orElseThrow(), http, clock), region));
  }

  UserData cloudInit() {
    return new UserData(user.orElse(USER), userData);
  }

  NodeText reached() {
    return new NodeText(address.orElse(ADDRESS));
  }

  int failuresInARow() {
    return failures.orElse(FAILURES);
  }

  /** What is installed for a system of the program; empty: it is not known here. */
  Optional<NodeImage> image(Optional<String> system) {
    if (systems.isEmpty()) return Optional.of(NodeImage.NONE);
    return SystemImages.choose(systems, defaultSystem, system);
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
