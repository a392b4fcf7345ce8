package dev.berth.provision.lxd;

import dev.berth.config.Secret;
import dev.berth.provision.cloud.ProviderSettings;
import dev.berth.provision.cloud.ProviderTls.ClientIdentity;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an LXD or Incus is, who we are to it, and what its machines are.
 *
 * @param server {@code https://host:8443}, or {@code unix:///var/lib/lxd/unix.socket} on its host
 * @param certificate ours in PEM, and its {@code key}
 * @param token that the server gave out once to trust our certificate
 * @param serverFingerprint SHA-256 of the server's own certificate, in hexadecimal
 * @param project at the server; {@code default}
 * @param keys how they reach a machine; {@link KeyDelivery#FILES}
 * @param authorizedKeys the file they are written to; {@code .ssh/authorized_keys} of the user
 * @param networkInterface whose address is told; any but the loopback
 * @param forward a port of the server for each machine, where machines have no address that people
 *     reach
 * @param storage pool of the root disk, where plans set its size; {@code default}
 * @param snapshot whether one is made when a lease ends and the machine stops
 * @param stopTime for a machine to shut down by itself before it is switched off
 * @param systems alias or fingerprint of an image
 */
public record LxdSettings(
    URI server,
    Optional<Secret> certificate,
    Optional<Secret> key,
    Optional<Secret> token,
    Optional<String> serverFingerprint,
    Optional<Secret> serverCertificate,
    Optional<String> project,
    Optional<String> user,
    Optional<KeyDelivery> keys,
    Optional<String> authorizedKeys,
    Optional<String> networkInterface,
    Optional<PortForward> forward,
    Optional<String> storage,
    Optional<Boolean> snapshot,
    Optional<Duration> stopTime,
    Map<String, LxdPlan> plans,
    Map<String, String> systems,
    Optional<String> defaultSystem,
    Optional<String> userData)
    implements ProviderSettings<LxdSettings.LxdPlan, String> {
  static final Duration STOP_TIME = Duration.ofSeconds(30);
  private static final Duration STOP_TIME_MAX = Duration.ofMinutes(10);
  private static final String SOCKET = "unix";

  /** How the people's keys get into a machine. */
  public enum KeyDelivery {
    /** Written by the server, at any time: a container of any image, a VM with LXD's agent. */
    FILES,
    /** Only by cloud-init at the first start. */
    USER_DATA
  }

  public LxdSettings {
    plans = Map.copyOf(plans);
    systems = Map.copyOf(systems);
    if (SOCKET.equals(server.getScheme())) {
      if (server.getPath() == null || server.getPath().isEmpty())
        throw new IllegalArgumentException("server names no socket, as unix:///run/lxd.socket");
    } else if (!"https".equals(server.getScheme()) || server.getHost() == null) {
      throw new IllegalArgumentException(
          "server is an address like https://host:8443 or unix:///PATH");
    } else if (certificate.isEmpty() || key.isEmpty()) {
      throw new IllegalArgumentException("server wants to know us: set certificate and key");
    }
    if (certificate.isPresent() && key.isPresent()) {
      var _ = ClientIdentity.of(certificate.get().reveal(), key.get().reveal());
    }
    ProviderSettings.checkMachines(plans, systems, defaultSystem, user, userData);
    ProviderSettings.checkCalls(serverCertificate, Optional.empty());
    if (systems.isEmpty())
      throw new IllegalArgumentException("systems is empty: a machine needs an image");
    if (serverFingerprint.filter(f -> !plain(f).matches("[0-9a-f]{64}")).isPresent())
      throw new IllegalArgumentException("server-fingerprint is not SHA-256 in hexadecimal");
    if (stopTime.filter(t -> t.isNegative() || t.compareTo(STOP_TIME_MAX) > 0).isPresent())
      throw new IllegalArgumentException("stop-time must be from 0s to 10m");
    if (authorizedKeys.filter(p -> !p.startsWith("/")).isPresent())
      throw new IllegalArgumentException("authorized-keys is a path from the root on");
  }

  private static String plain(String fingerprint) {
    return fingerprint.replace(":", "").toLowerCase(java.util.Locale.ROOT);
  }

  boolean isLocal() {
    return SOCKET.equals(server.getScheme());
  }

  Optional<String> fingerprint() {
    return serverFingerprint.map(LxdSettings::plain);
  }

  String projectName() {
    return project.orElse("default");
  }

  boolean writesKeys() {
    return keys.orElse(KeyDelivery.FILES) == KeyDelivery.FILES;
  }

  String home() {
    return loginName().equals(USER) ? "/root" : "/home/" + loginName();
  }

  String keysFile() {
    return authorizedKeys.orElseGet(() -> home() + "/.ssh/authorized_keys");
  }

  Duration timeToStop() {
    return stopTime.orElse(STOP_TIME);
  }

  /**
   * What a plan is at the server. Limits are written as LXD does: {@code cpu: 4}, {@code memory:
   * 8GiB}, {@code disk: 40GiB}; what is left out is as in the profiles.
   *
   * @param type {@link MachineType#CONTAINER} unless said
   * @param profiles {@code default} alone unless said
   */
  public record LxdPlan(
      Optional<MachineType> type,
      List<String> profiles,
      Optional<String> cpu,
      Optional<String> memory,
      Optional<String> disk) {
    public LxdPlan {
      profiles = profiles.isEmpty() ? List.of("default") : List.copyOf(profiles);
    }

    String apiType() {
      return type.orElse(MachineType.CONTAINER) == MachineType.CONTAINER
          ? "container"
          : "virtual-machine";
    }
  }

  /** Shares its server's kernel, or has one of its own. */
  public enum MachineType {
    CONTAINER,
    VIRTUAL_MACHINE
  }

  /**
   * A port of the server leads to each machine's SSH.
   *
   * @param address what people are told
   * @param listen what the server listens on; the same, unless a router stands between
   * @param ports as {@code 22000-22099}
   */
  public record PortForward(String address, Optional<String> listen, String ports) {
    private static final int PORTS_MAX = 10_000;

    public PortForward {
      if (!ports.matches("\\d{1,5}-\\d{1,5}") || first(ports) < 1 || last(ports) > 65_535)
        throw new IllegalArgumentException("ports is a range like 22000-22099");
      if (last(ports) < first(ports) || last(ports) - first(ports) >= PORTS_MAX)
        throw new IllegalArgumentException("ports is a range of 1 to " + PORTS_MAX);
    }

    private static int first(String range) {
      return Integer.parseInt(range.substring(0, range.indexOf('-')));
    }

    private static int last(String range) {
      return Integer.parseInt(range.substring(range.indexOf('-') + 1));
    }

    int first() {
      return first(ports);
    }

    int last() {
      return last(ports);
    }

    /** As LXD writes it. */
    String listenOn(int port) {
      var at = listen.orElse(address);
      return "tcp:" + (at.contains(":") ? "[" + at + "]" : at) + ":" + port;
    }
  }
}
