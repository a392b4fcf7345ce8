package dev.berth.provision.lxd;

import dev.berth.provision.lxd.LxdSettings.LxdPlan;
import dev.berth.provision.lxd.LxdSettings.PortForward;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings for the LXD of the tests, as an operator would write them. */
final class LxdFixtures {
  private LxdFixtures() {}

  static LxdSettings settings(LxdServer lxd, URI address, String project, String image)
      throws Exception {
    return settings(lxd, address, project, image, "small");
  }

  static LxdSettings settings(LxdServer lxd, URI address, String project, String image, String plan)
      throws Exception {
    return new LxdSettings(
        address,
        Optional.of(lxd.certificate),
        Optional.of(lxd.key),
        Optional.empty(),
        Optional.of(lxd.fingerprint()),
        Optional.empty(),
        Optional.of(project),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new PortForward("127.0.0.1", Optional.empty(), "23000-23999")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(
            plan,
            new LxdPlan(
                Optional.empty(),
                List.of("default"),
                Optional.empty(),
                Optional.of("64MiB"),
                Optional.empty())),
        Map.of("debian 12", image),
        Optional.empty(),
        Optional.empty());
  }
}
