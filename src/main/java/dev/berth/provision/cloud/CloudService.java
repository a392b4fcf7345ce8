package dev.berth.provision.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A service in keystone's catalogue.
 *
 * @param type as {@code compute}
 * @param version what its address ends with where the catalogue leaves that out, as {@code v2.1}
 * @param region empty: the only one there is
 */
public record CloudService(
    String type, String version, EndpointInterface endpointInterface, Optional<String> region) {
  /** Which of a service's addresses is used. */
  public enum EndpointInterface {
    PUBLIC,
    INTERNAL,
    ADMIN
  }

  /** Where a service is, or why that is not known. */
  sealed interface Place {
    record At(String url) implements Place {}

    record Unknown(String why) implements Place {}
  }

  /**
   * Looks it up in what keystone answered to a login. A project at the end of an address, as older
   * installations have it, is left out: the token says which one it is.
   */
  Place in(JsonNode token) {
    var urls = new ArrayList<String>();
    var regions = new TreeSet<String>();
    for (var service : token.path("catalog")) {
      if (!service.path("type").asText().equals(type)) continue;
      for (var endpoint : service.path("endpoints")) {
        if (!isWanted(endpoint)) continue;
        urls.add(endpoint.path("url").asText());
        regions.add(endpoint.path("region_id").asText(endpoint.path("region").asText()));
      }
    }
    if (urls.isEmpty())
      return new Place.Unknown("the catalogue of keystone has no " + words() + " for us");
    if (regions.size() > 1)
      return new Place.Unknown(
          "the catalogue has " + words() + " in " + String.join(", ", regions) + ": set region");
    return new Place.At(versioned(urls.getFirst(), token));
  }

  private boolean isWanted(JsonNode endpoint) {
    var named = List.of(endpoint.path("region_id").asText(), endpoint.path("region").asText());
    return endpoint.path("interface").asText().equals(interfaceName())
        && region.map(named::contains).orElse(true);
  }

  private String versioned(String url, JsonNode token) {
    var project = token.path("project").path("id").asText();
    var base = url.replaceFirst("/+$", "");
    if (!project.isEmpty() && base.endsWith(project))
      base = base.substring(0, base.lastIndexOf('/'));
    return base.matches(".*/v\\d+(\\.\\d+)?") ? base : base + "/" + version;
  }

  private String words() {
    var where = region.map(r -> " in region " + r).orElse("");
    return interfaceName() + " endpoint of type " + type + where;
  }

  private String interfaceName() {
    return endpointInterface.name().toLowerCase(Locale.ROOT);
  }
}
