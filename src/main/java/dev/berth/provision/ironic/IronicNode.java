package dev.berth.provision.ironic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.provision.cloud.ProviderJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A node, as Ironic tells it. */
record IronicNode(JsonNode json) {
  /** What lists of nodes ask for. */
  static final String FIELDS =
      "uuid,name,provision_state,power_state,target_power_state,maintenance,maintenance_reason,"
          + "last_error,instance_uuid,resource_class,traits,extra,properties,driver_info,"
          + "provision_updated_at";

  /** Something went wrong, and Ironic waits for somebody. */
  private static final Set<String> BROKEN =
      Set.of("deploy failed", "error", "clean failed", "rescue failed", "unrescue failed");

  String uuid() {
    return at("uuid");
  }

  /** What operators call it. */
  String title() {
    return at("name").isBlank() ? uuid() : at("name");
  }

  String state() {
    return at("provision_state");
  }

  boolean isBroken() {
    return BROKEN.contains(state());
  }

  /** No machine is on it, and the next may come. */
  boolean isAvailable() {
    return state().equals("available");
  }

  String power() {
    return at("power_state");
  }

  /** It is being switched. */
  boolean isSwitching() {
    return !at("target_power_state").isBlank();
  }

  boolean inMaintenance() {
    return json.path("maintenance").asBoolean();
  }

  String maintenanceReason() {
    return at("maintenance_reason");
  }

  String lastError() {
    return at("last_error");
  }

  /** Of the allocation that it belongs to, or of whoever else uses it. */
  Optional<String> instance() {
    return Optional.of(at("instance_uuid")).filter(t -> !t.isBlank());
  }

  String resourceClass() {
    return at("resource_class");
  }

  List<String> traits() {
    return ProviderJson.list(json.path("traits"));
  }

  /** Texts in {@code extra}. */
  Map<String, String> extra() {
    return ProviderJson.texts(json.path("extra"));
  }

  /** When its state last changed. */
  Optional<Instant> changed() {
    return ProviderJson.instant(json.path("provision_updated_at"));
  }

  /** The text at a place such as {@code name} or {@code extra/address}; blank: there is none. */
  String at(String place) {
    return json.at("/" + place).asText("");
  }

  /** Whether an allocation for that plan could take it now. */
  boolean isFreeFor(IronicSettings.NodePlan plan) {
    return isAvailable()
        && instance().isEmpty()
        && !inMaintenance()
        && !power().isBlank()
        && serves(plan);
  }

  boolean serves(IronicSettings.NodePlan plan) {
    return resourceClass().equals(plan.resourceClass()) && traits().containsAll(plan.traits());
  }
}
