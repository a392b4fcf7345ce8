package dev.berth.wiring;

import dev.berth.observe.Metrics;
import dev.berth.program.ServerSettings;
import dev.berth.program.SettingsFolder;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Provisioner;
import dev.berth.provision.guard.Redaction;
import dev.berth.provision.state.AdapterState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The adapters of a settings folder for commands that operators type, beside a server or alone. */
public final class OperatorAdapters {
  private static final int LIFE_BYTES = 6;

  private final SettingsFolder setup;
  private final SeenSecrets secrets;
  private final InstantSource clock;

  private OperatorAdapters(SettingsFolder setup, SeenSecrets secrets, InstantSource clock) {
    this.setup = setup;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Reads the settings, and nothing else. */
  public static OperatorAdapters of(String folder, InstantSource clock) {
    var secrets = new SeenSecrets(Wiring.secrets());
    return new OperatorAdapters(Wiring.setup(folder, secrets), secrets, clock);
  }

  public List<String> names() {
    return setup.server().adapters().keySet().stream().sorted().toList();
  }

  public String kind(String adapter) {
    return settings(adapter).kind();
  }

  /** Whether a machine of it can be found and deleted without our database. */
  public boolean isKeptAtProvider(String adapter) {
    return AdapterKind.named(kind(adapter)).filter(k -> !k.isKeptHere()).isPresent();
  }

  /** Pools that use it. */
  public List<String> pools(String adapter) {
    return setup.program().pools().stream()
        .filter(p -> p.adapter().equals(adapter))
        .map(p -> p.name())
        .toList();
  }

  /** Which Berth we are at providers. */
  public String owner() {
    return setup.server().owner();
  }

  /**
   * One of them, with its guard.
   *
   * @param states for what is kept in our database; not asked by those that keep all there
   */
  public Provisioner create(String adapter, Function<String, AdapterState> states) {
    return adapters(states).create(only(adapter)).values().iterator().next();
  }

  /** One that keeps all at its provider. */
  public Provisioner create(String adapter) {
    return create(adapter, _ -> AdapterState.inMemory());
  }

  /** Of a machine that is only tried: it has no request, and their numbers begin at 1. */
  public static MachineKey trialKey() {
    var bytes = new byte[LIFE_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new MachineKey(0, 1, 1, 1, Optional.of(HexFormat.of().formatHex(bytes)));
  }

  private Adapters adapters(Function<String, AdapterState> states) {
    var metrics = new Metrics(new SimpleMeterRegistry());
    return new Adapters(
        Path.of("data", "providers"), states, this::redaction, metrics, clock, false);
  }

  private Redaction redaction() {
    return secrets.redaction();
  }

  private ServerSettings only(String adapter) {
    return setup.server().with(Map.of(adapter, settings(adapter)));
  }

  private ServerSettings.AdapterSettings settings(String adapter) {
    var found = setup.server().adapters().get(adapter);
    if (found == null)
      throw new CannotStart(
          "there is no adapter "
              + adapter
              + " in berth.yaml, only "
              + names().stream().collect(Collectors.joining(", ")));
    return found;
  }
}
