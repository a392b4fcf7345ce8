package dev.berth.provision.ironic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.berth.provision.cloud.ApiAnswer;
import dev.berth.provision.cloud.ApiAnswer.Answered;
import dev.berth.provision.cloud.HttpApi;
import dev.berth.provision.cloud.MicroVersion;
import dev.berth.provision.cloud.VersionRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Calls to Ironic in a version that both sides speak. An answer that decides nothing is {@link
 * NoAnswer}; the rest, refusals among them, are for the caller to read.
 */
final class IronicApi {
  private static final String VERSION = "X-OpenStack-Ironic-API-Version";
  private static final String VERSION_MIN = "X-OpenStack-Ironic-API-Minimum-Version";
  private static final String VERSION_MAX = "X-OpenStack-Ironic-API-Maximum-Version";
  private static final String NOT_ACCEPTED = "The provider does not accept Berth's credentials.";
  private static final int PAGE = 1_000;

  /** Twenty thousand nodes; of more we cannot tell. */
  private static final int PAGES_MAX = 20;

  private final BaremetalEndpoint endpoint;

  /** Asked for once, and again when the server is another one. */
  private final AtomicReference<Optional<MicroVersion>> agreed =
      new AtomicReference<>(Optional.empty());

  IronicApi(BaremetalEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  Answered get(String path) throws NoAnswer {
    return call("GET", path, Optional.empty());
  }

  Answered delete(String path) throws NoAnswer {
    return call("DELETE", path, Optional.empty());
  }

  Answered send(String method, String path, JsonNode body) throws NoAnswer {
    return call(method, path, Optional.of(body));
  }

  /** The one thing at a path; empty: there is none. */
  Optional<JsonNode> find(String path) throws NoAnswer {
    var answer = get(path);
    return switch (answer.status()) {
      case 200 -> Optional.of(answer.body());
      case 404 -> Optional.empty();
      default -> throw new NoAnswer(words(answer));
    };
  }

  /** All of a list, page by page. */
  List<JsonNode> list(String kind, String query) throws NoAnswer {
    var all = new ArrayList<JsonNode>();
    var after = "";
    for (int page = 0; page < PAGES_MAX; page++) {
      var answer = get("/" + kind + "?limit=" + PAGE + after + "&" + query);
      var found = answer.body().path(kind);
      if (!answer.isGood() || !found.isArray()) throw new NoAnswer(words(answer));
      found.forEach(all::add);
      // The server may have pages smaller than we asked for, and says whether there is more.
      if (!answer.body().has("next") || found.isEmpty()) return all;
      after = "&marker=" + found.get(found.size() - 1).path("uuid").asText();
    }
    throw new NoAnswer("The provider's list is too long to be read.");
  }

  MicroVersion version() throws NoAnswer {
    var known = Objects.requireNonNull(agreed.get());
    return known.isPresent() ? known.get() : negotiated();
  }

  private MicroVersion negotiated() throws NoAnswer {
    var answer = answered("GET", "", Map.of(), Optional.empty());
    if (answer.status() == 401) throw new NoAnswer(NOT_ACCEPTED);
    var theirs = VersionRange.told(answer.header(VERSION_MIN), answer.header(VERSION_MAX));
    if (theirs.isEmpty()) throw new NoAnswer("What answers there is no Ironic.");
    var best = ApiVersion.OURS.shared(theirs.get());
    if (best.isEmpty()) throw new NoAnswer(ApiVersion.OURS.differsFrom(theirs.get(), "Ironic"));
    agreed.set(best);
    return best.get();
  }

  private Answered call(String method, String path, Optional<JsonNode> body) throws NoAnswer {
    var version = Map.of(VERSION, version().toString());
    var answer = answered(method, path, version, body);
    return switch (answer.status()) {
      case 401 -> throw new NoAnswer(NOT_ACCEPTED);
      case 406 -> {
        agreed.set(Optional.empty());
        throw new NoAnswer("The provider changed the version of its API.");
      }
      default -> {
        if (answer.status() >= 500) throw new NoAnswer(words(answer));
        yield answer;
      }
    };
  }

  private Answered answered(
      String method, String path, Map<String, String> headers, Optional<JsonNode> body)
      throws NoAnswer {
    return switch (endpoint.send(method, path, headers, body)) {
      case Answered answer -> answer;
      case ApiAnswer.Silent(String why) ->
          throw new NoAnswer("The provider did not answer: " + why + ".");
    };
  }

  /** What Ironic says about a call that it refused, or a plain sentence. */
  static String words(Answered answer) {
    var told = answer.body().path("error_message");
    if (told.isTextual()) told = parsed(told.textValue()).orElse(told);
    for (var name : List.of("faultstring", "description", "title"))
      if (!told.path(name).asText("").isBlank()) return told.path(name).asText();
    return told.isTextual() && !told.textValue().isBlank()
        ? told.textValue()
        : "The provider answered " + answer.status() + ".";
  }

  /** Ironic puts JSON into a text of its JSON. */
  private static Optional<JsonNode> parsed(String text) {
    try {
      return Optional.of(HttpApi.JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Makes the texts of {@code extra} the wanted ones, and leaves what is not in {@code ours}. */
  static ArrayNode changes(
      Map<String, String> extra, Map<String, String> wanted, java.util.Set<String> ours) {
    var patch = HttpApi.JSON.createArrayNode();
    for (var name : extra.keySet())
      if (ours.contains(name) && !wanted.containsKey(name))
        patch.addObject().put("op", "remove").put("path", "/extra/" + name);
    wanted.forEach((name, text) -> put(patch, "/extra/" + name, text));
    return patch;
  }

  static void put(ArrayNode patch, String path, String text) {
    patch.addObject().put("op", "add").put("path", path).put("value", text);
  }
}
