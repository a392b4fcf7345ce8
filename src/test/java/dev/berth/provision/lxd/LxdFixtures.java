package dev.berth.provision.lxd;

import dev.berth.config.Parsed;
import dev.berth.config.Secrets;
import dev.berth.config.YamlReader;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Settings for the LXD of the tests, as an operator would write them. */
final class LxdFixtures {
  private LxdFixtures() {}

  /** As an operator writes them in berth.yaml, with the certificates of the tests. */
  static LxdSettings settings(LxdServer lxd, URI address, String project, String image)
      throws Exception {
    return settings(
        """
        server: %s
        certificate: {env: CERTIFICATE}
        key: {env: KEY}
        server-fingerprint: %s
        project: %s
        forward: {address: 127.0.0.1, ports: 23000-23999}
        plans:
          small: {memory: 64MiB}
        systems:
          debian 12: %s
        """
            .formatted(address, lxd.fingerprint(), project, image),
        lxd);
  }

  static LxdSettings settings(String yaml, LxdServer lxd) {
    return settings(yaml, Map.of("CERTIFICATE", lxd.certificate.reveal(), "KEY", lxd.key.reveal()));
  }

  static LxdSettings settings(String yaml, Map<String, String> environment) {
    var secrets =
        new Secrets() {
          @Override
          public Optional<String> env(String name) {
            return Optional.ofNullable(environment.get(name));
          }

          @Override
          public Optional<String> file(String path) {
            return Optional.empty();
          }
        };
    var parsed = YamlReader.plain().with(secrets).parse("berth.yaml", yaml, LxdSettings.class);
    return switch (parsed) {
      case Parsed.Good<LxdSettings>(var settings, _) -> settings;
      case Parsed.Bad<LxdSettings>(var problems) ->
          throw new IllegalArgumentException(problems.toString());
    };
  }
}
