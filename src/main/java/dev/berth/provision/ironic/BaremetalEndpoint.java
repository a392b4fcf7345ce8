package dev.berth.provision.ironic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.provision.cloud.ApiAnswer;
import dev.berth.provision.cloud.CloudService;
import dev.berth.provision.cloud.HttpApi;
import dev.berth.provision.cloud.KeystoneSession;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where Ironic is, and how we say there who we are. */
@FunctionalInterface
interface BaremetalEndpoint {
  /**
   * One call.
   *
   * @param path after {@code /v1}
   */
  ApiAnswer send(String method, String path, Map<String, String> headers, Optional<JsonNode> body);

  /** At an address that is known, where nobody is asked or a user with a password. */
  static BaremetalEndpoint at(
      String url, HttpApi http, Optional<IronicSettings.HttpBasic> account) {
    var root = url.replaceFirst("/*(v1/*)?$", "") + "/v1";
    return (method, path, headers, body) -> {
      var all = new HashMap<>(headers);
      account.ifPresent(a -> all.put("Authorization", basic(a)));
      return http.send(method, URI.create(root + path), all, body);
    };
  }

  /** Where keystone's catalogue says, with its token. */
  static BaremetalEndpoint by(KeystoneSession session, Optional<String> region) {
    var service =
        new CloudService("baremetal", "v1", CloudService.EndpointInterface.PUBLIC, region);
    return (method, path, headers, body) -> session.send(service, method, path, headers, body);
  }

  private static String basic(IronicSettings.HttpBasic account) {
    var both = account.user() + ":" + account.password().reveal();
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }
}
