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
    return settings(credential(plane, proxy), Map.of("c3.small", "g.tiny", "c3.huge", "g.huge"));
  }

  static OpenStackSettings settings(KeystoneSettings auth, Map<String, String> plans) {
    return new OpenStackSettings(
        auth,
        Optional.of("Here"),
        Optional.empty(),
        plans,
        Map.of("debian-12", "debian-12-genericcloud", "ubuntu-24.04", "ubuntu-24.04"),
        Optional.of("debian-12"),
        List.of("lab"),
        List.of("default"),
        Optional.empty(),
        Optional.empty(),
        Optional.of("debian"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
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
