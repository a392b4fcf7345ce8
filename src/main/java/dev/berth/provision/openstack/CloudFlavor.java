package dev.berth.provision.openstack;

import com.fasterxml.jackson.databind.JsonNode;

/** A size of servers, as the project can see it. */
record CloudFlavor(String id, String name, int cores, int memoryMib) {
  static CloudFlavor of(JsonNode json) {
    return new CloudFlavor(
        json.path("id").asText(),
        json.path("name").asText(),
        json.path("vcpus").asInt(),
        json.path("ram").asInt());
  }

  boolean isCalled(String nameOrId) {
    return name.equals(nameOrId) || id.equals(nameOrId);
  }
}
