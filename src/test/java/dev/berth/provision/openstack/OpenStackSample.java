package dev.berth.provision.openstack;

import dev.berth.config.Secret;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.KeystoneSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings that fit the tests' control plane. */
final class OpenStackSample {
  static final AdapterContext CONTEXT =
      new AdapterContext("cloud", "berth-of-the-tests", InstantSource.system());

  private OpenStackSample() {}

  static OpenStackSettings settings(OpenStackPlane plane, CloudProxy proxy) {
    return settings(credential(plane, proxy), List.of("lab"), Optional.empty());
  }

  static OpenStackSettings settings(
      KeystoneSettings auth, List<String> networks, Optional<String> addressNetwork) {
    return settings(auth, networks, addressNetwork, Optional.empty());
  }

  static OpenStackSettings settings(
      KeystoneSettings auth,
      List<String> networks,
      Optional<String> addressNetwork,
      Optional<OpenStackSettings.BootVolume> volume) {
    return new OpenStackSettings(
        auth,
        Optional.of("Here"),
        Optional.empty(),
        Map.of("c3.small", "g.tiny", "c3.huge", "g.huge", "c3.gone", "g.gone"),
        Map.of("debian 12", "debian-12-genericcloud", "plan9", "plan-9"),
        Optional.of("debian 12"),
        networks,
        List.of("default"),
        Optional.of("nova"),
        Optional.empty(),
        Optional.of("debian"),
        Optional.empty(),
        addressNetwork,
        Optional.empty(),
        volume,
        Optional.empty(),
        Optional.of(Duration.ofSeconds(10)));
  }

  static KeystoneSettings credential(OpenStackPlane plane, CloudProxy proxy) {
    return new KeystoneSettings(
        URI.create(proxy.url("keystone")),
        Optional.of(plane.id("credential")),
        Optional.of(new Secret(OpenStackPlane.PASSWORD)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static KeystoneSettings password(CloudProxy proxy, String password) {
    return new KeystoneSettings(
        URI.create(proxy.url("keystone") + "/v3/"),
        Optional.empty(),
        Optional.empty(),
        Optional.of("lender"),
        Optional.of(new Secret(password)),
        Optional.empty(),
        Optional.empty(),
        Optional.of("lending"),
        Optional.empty());
  }
}
