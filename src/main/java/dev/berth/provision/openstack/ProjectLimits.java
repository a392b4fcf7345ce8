package dev.berth.provision.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the project may still make, by its quota. The cloud itself may have less.
 *
 * @param servers each empty: no limit
 */
record ProjectLimits(
    Optional<Integer> servers, Optional<Integer> cores, Optional<Integer> memoryMib) {
  static ProjectLimits of(JsonNode limits) {
    var told = limits.path("limits").path("absolute");
    return new ProjectLimits(
        left(told, "maxTotalInstances", "totalInstancesUsed"),
        left(told, "maxTotalCores", "totalCoresUsed"),
        left(told, "maxTotalRAMSize", "totalRAMUsed"));
  }

  /** How many servers of that size; empty: no limit tells. */
  Optional<Integer> room(CloudFlavor flavor) {
    var least =
        IntStream.of(
                servers.orElse(Integer.MAX_VALUE),
                share(cores, flavor.cores()),
                share(memoryMib, flavor.memoryMib()))
            .min()
            .orElseThrow();
    return least == Integer.MAX_VALUE ? Optional.empty() : Optional.of(least);
  }

  private static int share(Optional<Integer> left, int each) {
    return left.filter(_ -> each > 0).map(l -> l / each).orElse(Integer.MAX_VALUE);
  }

  private static Optional<Integer> left(JsonNode told, String most, String used) {
    var limit = told.path(most).asInt(-1);
    return limit < 0 ? Optional.empty() : Optional.of(Math.max(0, limit - told.path(used).asInt()));
  }
}
