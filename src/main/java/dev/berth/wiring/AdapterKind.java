package dev.berth.wiring;

import dev.berth.provision.Provisioner;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.handoff.HandoffProvisioner;
import dev.berth.provision.handoff.HandoffSettings;
import dev.berth.provision.ironic.IronicProvisioner;
import dev.berth.provision.ironic.IronicSettings;
import dev.berth.provision.lxd.LxdProvisioner;
import dev.berth.provision.lxd.LxdSettings;
import dev.berth.provision.openstack.OpenStackProvisioner;
import dev.berth.provision.openstack.OpenStackSettings;
import dev.berth.provision.simulator.SimulatorProvisioner;
import dev.berth.provision.simulator.SimulatorSettings;
import dev.berth.provision.state.AdapterState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A kind of adapter.
 *
 * @param name as {@code kind:} in berth.yaml
 * @param settings the record that its settings are read into
 * @param usual settings where none are written; empty: nobody can guess them
 * @param isKeptHere whether its machines are only in our own database
 * @param plans the plans that its settings name, by the key where they stand
 * @param <S> its settings
 */
record AdapterKind<S>(
    String name,
    Class<S> settings,
    Optional<S> usual,
    boolean isKeptHere,
    Function<S, Map<String, Set<String>>> plans,
    Maker<S> maker) {
  /** Where adapters of real providers say what each plan is there. */
  static final String PLANS = "plans";

  /** All there are, as in README's table. */
  static final List<AdapterKind<?>> ALL =
      List.of(
          new AdapterKind<>(
              "simulator",
              SimulatorSettings.class,
              Optional.of(SimulatorSettings.defaults()),
              true,
              s -> Map.of("stock", s.stock().keySet(), PLANS, s.plans().keySet()),
              (s, state, c) -> SimulatorProvisioner.keptIn(state, s, c.clock())),
          new AdapterKind<>(
              "handoff",
              HandoffSettings.class,
              Optional.of(HandoffSettings.defaults()),
              true,
              _ -> Map.of(),
              (s, state, c) -> new HandoffProvisioner(s, state, c.clock())),
          real(
              "ironic",
              IronicSettings.class,
              s -> s.plans().keySet(),
              (s, _, c) -> new IronicProvisioner(s, c)),
          real(
              "openstack",
              OpenStackSettings.class,
              s -> s.plans().keySet(),
              (s, _, c) -> new OpenStackProvisioner(s, c)),
          real(
              "lxd",
              LxdSettings.class,
              s -> s.plans().keySet(),
              (s, _, c) -> new LxdProvisioner(s, c)));

  /** Makes an adapter of its settings. */
  interface Maker<S> {
    Provisioner make(S settings, AdapterState state, AdapterContext context);
  }

  private static <S> AdapterKind<S> real(
      String name, Class<S> settings, Function<S, Set<String>> plans, Maker<S> maker) {
    return new AdapterKind<>(
        name, settings, Optional.empty(), false, s -> Map.of(PLANS, plans.apply(s)), maker);
  }

  static Optional<AdapterKind<?>> named(String name) {
    return ALL.stream().<AdapterKind<?>>map(k -> k).filter(k -> k.name().equals(name)).findFirst();
  }
}
