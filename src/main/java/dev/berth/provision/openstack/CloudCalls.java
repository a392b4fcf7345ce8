package dev.berth.provision.openstack;

import static dev.berth.provision.cloud.ProviderJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.provision.cloud.ApiAnswer;
import dev.berth.provision.cloud.CloudService;
import dev.berth.provision.cloud.KeystoneSession;
import dev.berth.provision.cloud.MicroVersion;
import dev.berth.provision.cloud.VersionRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Calls to the services of an OpenStack; what is not answered well is a {@link CloudFailure}. */
final class CloudCalls {
  /** Of a list; more machines than that are not lent from one project. */
  static final int PAGES_MAX = 50;

  private static final int NOT_ACCEPTABLE = 406;

  private final KeystoneSession session;
  private final CloudService compute;
  private final int pageSize;

  /** Which of Nova's versions both sides speak; asked for once. */
  private final AtomicReference<Optional<MicroVersion>> agreed =
      new AtomicReference<>(Optional.empty());

  /**
   * @param pageSize servers a page of a list; Nova may give less
   */
  CloudCalls(KeystoneSession session, CloudService compute, int pageSize) {
    this.session = session;
    this.compute = compute;
    this.pageSize = pageSize;
  }

  JsonNode get(CloudService service, String path) throws CloudFailure {
    return good(session.send(service, "GET", path, Map.of(), Optional.empty()));
  }

  JsonNode nova(String path) throws CloudFailure {
    return nova("GET", path, Optional.empty());
  }

  JsonNode nova(String method, String path, Optional<JsonNode> body) throws CloudFailure {
    var header = Map.of("OpenStack-API-Version", "compute " + version());
    var answer = session.send(compute, method, path, header, body);
    // The service was put back to an older release: the next call agrees anew.
    if (answer instanceof ApiAnswer.Answered a && a.status() == NOT_ACCEPTABLE)
      agreed.set(Optional.empty());
    return good(answer);
  }

  private static JsonNode good(ApiAnswer answer) throws CloudFailure {
    if (answer instanceof ApiAnswer.Answered a && a.isGood()) return a.body();
    throw CloudFailure.of(answer);
  }

  /**
   * All servers of a list, each once. One that is just given to a host Nova has in two places: it
   * may come twice, or be left out of a page, and such a page has no link to the next. So only a
   * page that could not be shortened is the last.
   */
  List<NovaServer> servers(String filter) throws CloudFailure {
    var all = new LinkedHashMap<String, NovaServer>();
    var first = "/servers/detail?limit=" + pageSize + filter;
    var path = first;
    for (int page = 0; page < PAGES_MAX; page++) {
      JsonNode found;
      try {
        found = nova(path).path("servers");
      } catch (CloudFailure e) {
        if (!e.isBadRequest() || path.equals(first)) throw e;
        // The server that the last page ended with is gone: from the beginning.
        all.clear();
        path = first;
        continue;
      }
      if (!found.isArray()) throw CloudFailure.of("Nova's list cannot be read.");
      for (var server : found) all.put(server.path("id").asText(), NovaServer.of(server));
      if (found.size() <= 1) return List.copyOf(all.values());
      path = first + "&marker=" + found.get(found.size() - 1).path("id").asText();
    }
    throw CloudFailure.of("The project has more servers than can be read.");
  }

  /** The same server, with what only a look at it alone tells: why it failed, for one. */
  NovaServer again(NovaServer server) throws CloudFailure {
    return NovaServer.of(nova(server.path()).path("server"));
  }

  /** One that is gone already is as good as deleted. */
  void delete(NovaServer server) throws CloudFailure {
    try {
      nova("DELETE", server.path(), Optional.empty());
    } catch (CloudFailure e) {
      if (!e.isMissing()) throw e;
    }
  }

  /** The name of the project that we are logged in to. */
  String project() throws CloudFailure {
    return session
        .project()
        .orElseThrow(
            () -> CloudFailure.of("Keystone gives us no token: are the credentials right?"));
  }

  MicroVersion version() throws CloudFailure {
    var known = Objects.requireNonNull(agreed.get());
    if (known.isPresent()) return known.get();
    var told = get(compute, "/").path("version");
    var theirs =
        VersionRange.told(text(told.path("min_version")), text(told.path("version")))
            .orElseThrow(() -> CloudFailure.of("Nova does not say which versions it speaks."));
    var best = NovaVersion.OURS.shared(theirs);
    if (best.isEmpty()) throw CloudFailure.of(NovaVersion.OURS.differsFrom(theirs, "Nova"));
    agreed.set(best);
    return best.get();
  }
}
