package dev.berth.provision.ironic;

import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings and orders of the tests. */
final class IronicSample {
  static final String RIO =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHZ6kP0dWQ4sF3sOgUOLgk5kGHvYp7mXHcX0oVg0nB1L rio";

  private IronicSample() {}

  static IronicSettings settings(IronicServer server) {
    return new IronicSettings(
        Optional.of(URI.create(server.url())),
        server.account(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(
            "c3.small",
            new IronicSettings.NodePlan(IronicServer.SMALL, List.of(IronicServer.TRAIT)),
            "crowd",
            new IronicSettings.NodePlan(IronicServer.CROWD, List.of(IronicServer.TRAIT)),
            "large",
            new IronicSettings.NodePlan("lab.large", List.of(IronicServer.TRAIT, "CUSTOM_NVME")),
            "vm",
            new IronicSettings.NodePlan(IronicServer.VM, List.of()),
            "nothing",
            new IronicSettings.NodePlan("lab.large", List.of("CUSTOM_GPU"))),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Order.Allocate order(MachineKey key, String plan, String sshKey) {
    return new Order.Allocate(
        key,
        "pool",
        plan,
        Optional.of("debian 12"),
        "kelp-" + key.ordinal(),
        "example/kelp",
        Optional.of("https://forge.example.org/example/lab/issues/9"),
        List.of(sshKey),
        Optional.empty(),
        Optional.empty());
  }
}
