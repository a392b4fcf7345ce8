package dev.berth.provision.ironic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.provision.Order;
import dev.berth.provision.cloud.MachineRecord;
import dev.berth.provision.cloud.ProviderJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A claim on a node. Its name is the machine's key, which Ironic gives out once; in {@code extra}
 * stands all that is needed to go on with the machine, whoever began it. It lasts until the machine
 * is torn down, and can be changed while its node is busy.
 */
record IronicAllocation(JsonNode json) {
  static final String WANTED = "berth-wanted";
  static final String SSH_KEYS = "berth-ssh-keys";
  static final String FIELDS = "uuid,name,state,node_uuid,last_error,extra,created_at";

  /** What is wanted of the machine in the end. */
  enum Wanted {
    RUNNING,
    STOPPED,
    /** For good: nothing turns back from it. */
    RELEASED;

    static Wanted parse(String text) {
      for (var w : values()) if (w.name().equals(text)) return w;
      return RUNNING;
    }
  }

  String uuid() {
    return text("uuid");
  }

  /** The path of this one. */
  String path() {
    return "/allocations/" + uuid();
  }

  boolean isBeingMade() {
    return text("state").equals("allocating");
  }

  /** It found no node, and never will. */
  boolean isInError() {
    return text("state").equals("error");
  }

  String lastError() {
    return text("last_error");
  }

  Optional<String> node() {
    return Optional.of(text("node_uuid")).filter(t -> !t.isEmpty());
  }

  Instant since() {
    return ProviderJson.instant(json.path("created_at")).orElse(Instant.EPOCH);
  }

  Wanted wanted() {
    return Wanted.parse(json.path("extra").path(WANTED).asText(""));
  }

  Optional<MachineRecord> record() {
    return MachineRecord.read(ProviderJson.texts(json.path("extra")));
  }

  /** The order that it was made for. */
  Order.Allocate order(MachineRecord r) {
    return new Order.Allocate(
        r.key(),
        "",
        r.plan(),
        r.system(),
        r.name(),
        r.project(),
        r.requestUrl(),
        sshKeys(),
        r.leaseEnd(),
        r.end());
  }

  private List<String> sshKeys() {
    return ProviderJson.list(json.path("extra").path(SSH_KEYS));
  }

  private String text(String name) {
    return json.path(name).asText("");
  }
}
