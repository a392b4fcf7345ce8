package dev.berth.sandbox.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoints that GitHub has, by method and path; a fixed word goes before a variable. */
public final class RestRouter {
  /** What an endpoint does. */
  @FunctionalInterface
  interface Endpoint {
    RestResponse answer(RestRequest call);
  }

  /** An endpoint and the values that its path has. */
  record Match(Route route, Map<String, String> values) {}

  /** A method and a path as GitHub documents it, {@code /repos/{owner}/{repo}}. */
  public record Route(
      String method, String path, List<String> parts, boolean writes, Endpoint endpoint) {
    /** What GitHub allows only so often: it notifies people. A label or an edit does not count. */
    boolean makesContent() {
      return method.equals("POST") && CONTENT.stream().anyMatch(path::endsWith);
    }
  }

  private static final List<String> CONTENT =
      List.of("/comments", "/issues", "/pulls", "/check-runs");

  private final List<Route> routes = new ArrayList<>();

  void get(String path, Endpoint endpoint) {
    add("GET", path, false, endpoint);
  }

  void post(String path, Endpoint endpoint) {
    add("POST", path, true, endpoint);
  }

  void put(String path, Endpoint endpoint) {
    add("PUT", path, true, endpoint);
  }

  void patch(String path, Endpoint endpoint) {
    add("PATCH", path, true, endpoint);
  }

  void delete(String path, Endpoint endpoint) {
    add("DELETE", path, true, endpoint);
  }

  private void add(String method, String path, boolean writes, Endpoint endpoint) {
    routes.add(new Route(method, path, split(path), writes, endpoint));
    String repo = "/repos/{owner}/{repo}";
    if (path.startsWith(repo)) {
      // Where GitHub sends those who ask for a repository by a name that it had once.
      String byId = "/repositories/{repository_id}" + path.substring(repo.length());
      routes.add(new Route(method, path, split(byId), writes, endpoint));
    }
  }

  public List<Route> routes() {
    return List.copyOf(routes);
  }

  Optional<Match> find(String method, String rawPath) {
    List<String> asked = split(rawPath);
    Optional<Match> best = Optional.empty();
    int bestWords = -1;
    for (Route route : routes) {
      if (!route.method().equals(method.equals("HEAD") ? "GET" : method)) {
        continue;
      }
      Map<String, String> values = new LinkedHashMap<>();
      int words = match(route.parts(), asked, values);
      if (words > bestWords) {
        bestWords = words;
        best = Optional.of(new Match(route, values));
      }
    }
    return best;
  }

  /** The number of fixed words, or -1 where the path is another one. */
  private static int match(List<String> parts, List<String> asked, Map<String, String> values) {
    int words = 0;
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (part.equals("{path}")) {
        String rest = String.join("/", asked.subList(Math.min(i, asked.size()), asked.size()));
        values.put("path", decode(rest));
        return words;
      }
      if (i >= asked.size()) {
        return -1;
      }
      if (part.startsWith("{")) {
        values.put(part.substring(1, part.length() - 1), decode(asked.get(i)));
      } else if (part.equals(asked.get(i))) {
        words++;
      } else {
        return -1;
      }
    }
    return asked.size() == parts.size() ? words : -1;
  }

  private static List<String> split(String path) {
    List<String> parts = new ArrayList<>(List.of(path.split("/", -1)));
    parts.removeFirst();
    return parts;
  }

  private static String decode(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
