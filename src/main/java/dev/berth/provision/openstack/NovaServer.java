package dev.berth.provision.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.provision.cloud.MachineRecord;
import dev.berth.provision.cloud.ProviderJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server as Nova lists it.
 *
 * @param going whether it is being deleted
 * @param task what is being done with it, empty if nothing
 * @param launched whether it ever ran: then it may hold somebody's work
 * @param flavor the flavour's name when it was made
 * @param fault why it is in error, where Nova says so
 */
record NovaServer(
    String id,
    Status status,
    boolean going,
    String task,
    Instant created,
    Instant updated,
    boolean launched,
    String flavor,
    Map<String, String> metadata,
    List<Address> addresses,
    Optional<String> fault) {
  /** Of two servers of one key this one stays; every worker sees that alike. */
  static final Comparator<NovaServer> FIRST =
      Comparator.comparing(NovaServer::created).thenComparing(NovaServer::id);

  private static final String NO_HOST = "No valid host was found";

  /** What Nova's own many states mean to a lease. */
  enum Status {
    BUILD,
    ACTIVE,
    OFF,
    ERROR,
    DELETED,
    /** Its operators do something with it. */
    OTHER,
    /** Part of the cloud does not answer. */
    UNKNOWN
  }

  record Address(String network, String text, boolean floating, boolean ipv6) {}

  static NovaServer of(JsonNode json) {
    var task = json.path("OS-EXT-STS:task_state").textValue();
    var doing = task == null ? "" : task;
    return new NovaServer(
        json.path("id").asText(),
        status(json.path("status").asText()),
        doing.equals("deleting") || doing.equals("soft-deleting"),
        doing,
        instant(json.path("created")),
        instant(json.path("updated")),
        json.path("OS-SRV-USG:launched_at").isTextual(),
        json.path("flavor").path("original_name").asText(),
        ProviderJson.texts(json.path("metadata")),
        addresses(json.path("addresses")),
        ProviderJson.text(json.path("fault").path("message")));
  }

  private static Status status(String status) {
    return switch (status) {
      case "BUILD" -> Status.BUILD;
      case "ACTIVE", "PASSWORD", "REBOOT", "HARD_REBOOT" -> Status.ACTIVE;
      case "SHUTOFF", "PAUSED", "SUSPENDED", "SHELVED", "SHELVED_OFFLOADED" -> Status.OFF;
      case "ERROR" -> Status.ERROR;
      case "DELETED", "SOFT_DELETED" -> Status.DELETED;
      case "UNKNOWN" -> Status.UNKNOWN;
      default -> Status.OTHER;
    };
  }

  String path() {
    return "/servers/" + id;
  }

  Optional<MachineRecord> record() {
    return MachineRecord.read(metadata);
  }

  boolean isGoing() {
    return going || status == Status.DELETED;
  }

  /** Nova says first that a server failed, and why a moment later. */
  boolean lacksReason() {
    return status == Status.ERROR && !isGoing() && fault.isEmpty();
  }

  /** It is being switched off or on. */
  boolean isSwitching() {
    return task.startsWith("powering");
  }

  /**
   * It never ran, and not because of what was asked for: there was no room, or the control plane
   * broke down over it. The same create may work later.
   */
  boolean canBeMadeAnew() {
    return status == Status.ERROR
        && !isGoing()
        && !launched
        && fault.map(NovaServer::isRoom).orElse(true);
  }

  /** What is left of one that never ran, while it is deleted. */
  boolean isRemnant() {
    return isGoing() && status == Status.ERROR && !launched;
  }

  /** The provider says that there was no room. */
  boolean wantsRoom() {
    return fault.filter(NovaServer::isRoom).isPresent();
  }

  private static boolean isRoom(String fault) {
    return CloudFailure.isQuota(fault)
        || fault.contains(NO_HOST)
        || fault.contains("Exhausted all");
  }

  /** A floating address first, as it can be reached from outside; IPv4 before IPv6. */
  Optional<String> address(Optional<String> network) {
    return addresses.stream()
        .filter(a -> network.map(a.network()::equals).orElse(true))
        .min(Comparator.comparing((Address a) -> !a.floating()).thenComparing(Address::ipv6))
        .map(Address::text);
  }

  private static List<Address> addresses(JsonNode json) {
    var all = new ArrayList<Address>();
    for (var network : json.properties())
      for (var one : network.getValue())
        all.add(
            new Address(
                network.getKey(),
                one.path("addr").asText(),
                one.path("OS-EXT-IPS:type").asText().equals("floating"),
                one.path("version").asInt() == 6));
    return List.copyOf(all);
  }

  /** A server without a time would be the youngest. */
  private static Instant instant(JsonNode json) {
    return ProviderJson.instant(json).orElse(Instant.MAX);
  }
}
