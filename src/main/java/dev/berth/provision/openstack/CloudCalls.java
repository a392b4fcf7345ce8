package dev.berth.provision.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.provision.Provisioner;
import dev.berth.provision.cloud.ApiAnswer;
import dev.berth.provision.cloud.CloudService;
import dev.berth.provision.cloud.KeystoneSession;
import dev.berth.provision.cloud.MicroVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The calls of one order to the services of an OpenStack. No call begins so late that the order
 * could take longer than it may.
 */
final class CloudCalls {
  /** Of a list; more machines than that are not lent from one project. */
  static final int PAGES_MAX = 50;

  private static final int NOT_ACCEPTABLE = 406;

  private final Shared shared;
  private final Instant lastStart;

  /**
   * What all orders share.
   *
   * @param version what was agreed on with Nova; empty before the first call
   * @param pageSize servers a page; Nova may give less
   */
  record Shared(
      OpenStackSettings settings,
      KeystoneSession session,
      InstantSource clock,
      AtomicReference<Optional<MicroVersion>> version,
      int pageSize) {
    CloudCalls begin() {
      var time = Provisioner.DEADLINE.minus(settings.callTimeout()).minus(Duration.ofSeconds(1));
      return new CloudCalls(this, clock.instant().plus(time));
    }

    CloudService compute() {
      return settings.service("compute", "v2.1");
    }
  }

  private CloudCalls(Shared shared, Instant lastStart) {
    this.shared = shared;
    this.lastStart = lastStart;
  }

  JsonNode get(CloudService service, String path) throws CloudFailure {
    return good(call(service, "GET", path, Map.of(), Optional.empty()));
  }

  JsonNode nova(String method, String path, Optional<JsonNode> body) throws CloudFailure {
    var header = Map.of("OpenStack-API-Version", "compute " + version());
    var answer = call(shared.compute(), method, path, header, body);
    // The service was put back to an older release: the next call agrees anew.
    if (answer instanceof ApiAnswer.Answered a && a.status() == NOT_ACCEPTABLE)
      shared.version().set(Optional.empty());
    return good(answer);
  }

  JsonNode nova(String path) throws CloudFailure {
    return nova("GET", path, Optional.empty());
  }

  /** All servers of a list, page after page. */
  List<NovaServer> servers(String filter) throws CloudFailure {
    var all = new ArrayList<NovaServer>();
    var first = "/servers/detail?limit=" + shared.pageSize() + filter;
    var path = first;
    for (int page = 0; page < PAGES_MAX; page++) {
      var answer = nova(path);
      if (!answer.path("servers").isArray()) throw CloudFailure.of("Nova's list cannot be read.");
      for (var server : answer.path("servers")) all.add(NovaServer.of(server));
      if (!hasNext(answer) || answer.path("servers").isEmpty()) return all;
      path = first + "&marker=" + all.getLast().id();
    }
    throw CloudFailure.of("The project has more servers than can be read.");
  }

  /** The same server, with what only a look at it alone tells: why it failed, for one. */
  NovaServer again(NovaServer server) throws CloudFailure {
    return NovaServer.of(nova("/servers/" + server.id()).path("server"));
  }

  /** The link itself may name an address that only the inside of the cloud knows. */
  private static boolean hasNext(JsonNode answer) {
    for (var link : answer.path("servers_links"))
      if (link.path("rel").asText().equals("next")) return true;
    return false;
  }

  /** The name of the project that we are logged in to. */
  String project() throws CloudFailure {
    return shared
        .session()
        .project()
        .orElseThrow(
            () -> CloudFailure.of("Keystone gives us no token: are the credentials right?"));
  }

  /** What both sides speak; agreed on once. */
  MicroVersion version() throws CloudFailure {
    var known = Objects.requireNonNull(shared.version().get());
    if (known.isPresent()) return known.get();
    var told = get(shared.compute(), "/").path("version");
    var newest =
        MicroVersion.parse(told.path("version").asText())
            .orElseThrow(() -> CloudFailure.of("Nova does not say which versions it speaks."));
    if (newest.isBefore(NovaVersion.OLDEST))
      throw CloudFailure.of(
          "Nova speaks microversions up to "
              + newest
              + ", and Berth needs "
              + NovaVersion.OLDEST
              + " (OpenStack Pike) or later.");
    var agreed = newest.isBefore(NovaVersion.NEWEST) ? newest : NovaVersion.NEWEST;
    shared.version().set(Optional.of(agreed));
    return agreed;
  }

  private ApiAnswer call(
      CloudService service,
      String method,
      String path,
      Map<String, String> headers,
      Optional<JsonNode> body) {
    if (shared.clock().instant().isAfter(lastStart)) return new ApiAnswer.Silent("took too long");
    return shared.session().send(service, method, path, headers, body);
  }

  private static JsonNode good(ApiAnswer answer) throws CloudFailure {
    if (answer instanceof ApiAnswer.Answered a && a.isGood()) return a.body();
    throw CloudFailure.of(answer);
  }
}
