package dev.berth.provision.lxd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.provision.cloud.HttpApi;
import dev.berth.provision.cloud.MachineRecord;
import dev.berth.provision.cloud.ProviderJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A container or VM as LXD tells it. What Berth must not forget about it is written on it, in keys
 * that LXD keeps for its users: the record of {@link MachineRecord}, and how far it is on its way.
 */
record LxdInstance(JsonNode json, Map<String, String> labels) {
  /** Keys that LXD does not read. */
  private static final String USER = "user.";

  /** What is wanted of it: {@link Wanted}. */
  static final String WANTED = "berth-wanted";

  /** Who may log in, a key a line. */
  static final String KEYS = "berth-keys";

  /** Which of these keys were written into it, as a digest. */
  static final String WRITTEN = "berth-keys-written";

  /** Starts that were asked for since it last ran. */
  static final String STARTS = "berth-starts";

  /** When it was first seen running. */
  static final String UP = "berth-up";

  /** When it was asked to stop. */
  static final String STOP = "berth-stop";

  /** Why it can never be used. */
  static final String BROKEN = "berth-broken";

  /** The device that leads to its SSH. */
  static final String SSH_DEVICE = "berth-ssh";

  /** What the next orders are to make of it. */
  enum Wanted {
    RUNNING,
    STOPPED,
    GONE
  }

  static LxdInstance of(JsonNode json) {
    var labels = new HashMap<String, String>();
    ProviderJson.texts(json.path("config"))
        .forEach(
            (name, text) -> {
              if (name.startsWith(USER)) labels.put(name.substring(USER.length()), text);
            });
    return new LxdInstance(json, labels);
  }

  /** Settings that make these labels; an empty value takes one away. */
  static ObjectNode config(Map<String, String> labels) {
    var config = HttpApi.JSON.createObjectNode();
    labels.forEach((name, value) -> config.put(USER + name, value));
    return config;
  }

  LxdInstance with(Map<String, String> changed) {
    var all = new HashMap<>(labels);
    all.putAll(changed);
    return new LxdInstance(json, all);
  }

  Optional<String> label(String name) {
    return Optional.ofNullable(labels.get(name)).filter(v -> !v.isEmpty());
  }

  Optional<Instant> time(String name) {
    return label(name).flatMap(ProviderJson::instant);
  }

  /** Whose it is, if it is this Berth's. */
  Optional<MachineRecord> record(String owner) {
    return MachineRecord.read(labels)
        .filter(r -> r.owner().equals(owner) && r.key().text().equals(name()));
  }

  Wanted wanted() {
    return label(WANTED)
        .flatMap(
            w -> java.util.Arrays.stream(Wanted.values()).filter(v -> v.name().equals(w)).findAny())
        .orElse(Wanted.RUNNING);
  }

  String name() {
    return json.path("name").asText();
  }

  private String status() {
    return json.path("status").asText();
  }

  boolean isRunning() {
    return status().equals("Running") || status().equals("Ready");
  }

  boolean isStopped() {
    return status().equals("Stopped");
  }

  /** In a state that nobody wants and that LXD does not leave by itself. */
  Optional<String> trouble() {
    return label(BROKEN)
        .or(
            () ->
                switch (status()) {
                  case "Error" -> Optional.of("it is in an error state");
                  case "Frozen" -> Optional.of("it is frozen");
                  default -> Optional.<String>empty();
                });
  }

  boolean isContainer() {
    return json.path("type").asText().equals("container");
  }

  /**
   * Whether its making was cut off, when nothing goes on with it: the last thing that a create does
   * is to set templates for the first start.
   */
  boolean isHalfMade() {
    return label(UP).isEmpty()
        && label(STARTS).isEmpty()
        && isStopped()
        && json.path("config").path("volatile.apply_template").isMissingNode();
  }

  int starts() {
    return label(STARTS).filter(s -> s.matches("\\d{1,3}")).map(Integer::parseInt).orElse(0);
  }

  Instant created() {
    return instant(json, "created_at");
  }

  /** Whether a snapshot of that name is there, and is not older than the last start. */
  Optional<Boolean> snapshotIsNew(String name) {
    for (var snapshot : json.path("snapshots"))
      if (snapshot.path("name").asText().endsWith(name))
        return Optional.of(instant(snapshot, "created_at").isAfter(instant(json, "last_used_at")));
    return Optional.empty();
  }

  private static Instant instant(JsonNode from, String name) {
    return ProviderJson.instant(from.path(name)).orElse(Instant.EPOCH);
  }

  /** An address that others reach, IPv4 before IPv6. */
  Optional<String> address(Optional<String> networkInterface) {
    Optional<String> second = Optional.empty();
    for (var network : json.path("state").path("network").properties()) {
      if (networkInterface.filter(i -> !i.equals(network.getKey())).isPresent()) continue;
      for (var address : network.getValue().path("addresses")) {
        if (!address.path("scope").asText().equals("global")) continue;
        var told = Optional.of(address.path("address").asText());
        if (address.path("family").asText().equals("inet")) return told;
        second = second.or(() -> told);
      }
    }
    return second;
  }

  /** The port of the server that leads here. */
  Optional<Integer> port() {
    var listen = json.path("devices").path(SSH_DEVICE).path("listen").asText();
    return PortChoice.ports(listen).findFirst();
  }
}
