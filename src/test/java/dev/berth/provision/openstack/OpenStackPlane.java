package dev.berth.provision.openstack;

import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.Eventually;
import dev.berth.provision.ControlPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A real OpenStack of the tests' own: see src/test/clouds/openstack. It is started once, from a
 * snapshot that is made once a machine, and is stopped with the tests.
 */
final class OpenStackPlane {
  static final String PASSWORD = "control-plane";
  private static final int PORTS = 6;
  private static final int PORT_TRIES = 200;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static Optional<OpenStackPlane> shared = Optional.empty();
  private static Optional<RuntimeException> failed = Optional.empty();

  private final ControlPlane plane = new ControlPlane("openstack", Map.of());
  private final int port;
  private volatile HttpClient http = newHttp();
  private final JsonNode known;
  private final Map<String, Caller> logins = new ConcurrentHashMap<>();

  private OpenStackPlane() throws IOException {
    Path snapshot = snapshot();
    plane.prepare(snapshot);
    port = freePorts();
    Runtime.getRuntime().addShutdownHook(new Thread(plane::close));
    plane.run("start", String.valueOf(port), snapshot.toString());
    known = JSON.readTree(plane.file("etc/known.json").toFile());
    warmUp();
  }

  /** The first server takes as long as many later ones. */
  private void warmUp() {
    make("warm-up", Map.of());
    Eventually.holds("a server is made", () -> statuses().equals(List.of("ACTIVE")), this::servers);
    clear();
  }

  /** A server that somebody else makes in the project; its id. */
  String make(String name, Map<String, Object> more) {
    Map<String, Object> server = new HashMap<>(more);
    JsonNode flavors = as("lender").send("GET", url("nova") + "/v2.1/flavors", null);
    for (JsonNode flavor : flavors.path("flavors")) {
      if (flavor.path("name").asText().equals("g.tiny")) {
        server.put("flavorRef", flavor.path("id").asText());
      }
    }
    server.put("name", name);
    server.put("imageRef", id("debian-12-genericcloud"));
    server.put("networks", List.of(Map.of("uuid", id("lab"))));
    Map<String, Object> request = Map.of("server", server);
    JsonNode made = as("lender").send("POST", url("nova") + "/v2.1/servers", request);
    return made.path("server").path("id").asText();
  }

  List<String> statuses() {
    return servers().stream().map(s -> s.path("status").asText()).toList();
  }

  static synchronized OpenStackPlane shared() {
    if (failed.isPresent()) {
      return fail("it did not start", failed.get());
    }
    return shared.orElseGet(
        () -> {
          try {
            shared = Optional.of(new OpenStackPlane());
            return shared.get();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (UncheckedIOException e) {
            failed = Optional.of(e);
            throw e;
          }
        });
  }

  /** Outside the tree, as making it takes longer than the tests. */
  private static Path snapshot() {
    Path clouds =
        Optional.ofNullable(System.getenv("BERTH_TEST_CLOUDS"))
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache", "berth-test-clouds"));
    return clouds.resolve("openstack");
  }

  private static int freePorts() {
    for (int i = 0; i < PORT_TRIES; i++) {
      int first = 20_000 + i * 10;
      if (Stream.iterate(first, n -> n + 1).limit(PORTS).allMatch(OpenStackPlane::isFree)) {
        return first;
      }
    }
    return fail("no free ports");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  void kill(String service) {
    plane.run("kill", service);
    // Connections that are kept open lead nowhere now.
    http = newHttp();
  }

  void again(String service) {
    plane.run("again", service);
  }

  /** Small servers do not expect to be asked for another protocol. */
  static HttpClient newHttp() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /** What has a name in the set-up, as its id. */
  String id(String name) {
    return known.path(name).asText();
  }

  String url(String service) {
    int at = List.of("keystone", "placement", "glance", "neutron", "nova").indexOf(service);
    return "http://127.0.0.1:" + (port + at);
  }

  /** Meets the next call that it is written for; see plugin/fault_driver.py. */
  void fault(Map<String, Object> fault) {
    try {
      long number = System.nanoTime();
      Path whole = plane.file("faults/" + number + ".new");
      JSON.writeValue(whole.toFile(), fault);
      Files.move(whole, plane.file("faults/" + number + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Faults that wait for this file go on when it is taken away. */
  void hold(String name, boolean held) {
    try {
      Path file = plane.file("faults/" + name);
      if (held) {
        Files.writeString(file, "");
      } else {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void noFaults(String ending) {
    try (Stream<Path> all = Files.list(plane.file("faults"))) {
      for (Path file : all.filter(f -> f.toString().endsWith(ending)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The project's limits from now on. */
  void quota(int servers) {
    as("admin")
        .send(
            "PUT",
            url("nova") + "/v2.1/os-quota-sets/" + id("lending"),
            Map.of("quota_set", Map.of("instances", servers, "force", true)));
  }

  /**
   * All tokens of the adapter's account are taken back, as when its password is set anew. An
   * account that is switched off and on again loses its application credentials with them.
   */
  void takeTokensBack() {
    Map<String, Object> user = Map.of("user", Map.of("password", PASSWORD));
    as("admin").send("PATCH", url("keystone") + "/v3/users/" + id("lender"), user);
    as("lender").logIn();
  }

  /** The project's servers, as its own account sees them. */
  List<JsonNode> servers() {
    List<JsonNode> all = new ArrayList<>();
    as("lender")
        .send("GET", url("nova") + "/v2.1/servers/detail", null)
        .path("servers")
        .forEach(all::add);
    return all;
  }

  /** Takes every fault away, and every server: those that are held are deleted before they run. */
  void clear() {
    noFaults(".json");
    quota(200);
    for (JsonNode server : servers()) {
      delete(server.path("id").asText());
    }
    noFaults("");
    Eventually.holds("no server is left", () -> servers().isEmpty(), this::servers);
  }

  void delete(String server) {
    as("lender").send("DELETE", url("nova") + "/v2.1/servers/" + server, null);
  }

  Caller as(String user) {
    return logins.computeIfAbsent(user, Caller::new);
  }

  private String newToken(String user) {
    Map<String, Object> domain = Map.of("id", "default");
    Map<String, Object> account = Map.of("name", user, "domain", domain, "password", PASSWORD);
    String project = user.equals("admin") ? "admin" : "lending";
    Map<String, Object> auth =
        Map.of(
            "identity", Map.of("methods", List.of("password"), "password", Map.of("user", account)),
            "scope", Map.of("project", Map.of("name", project, "domain", domain)));
    HttpResponse<String> answer =
        answer("POST", url("keystone") + "/v3/auth/tokens", "", Map.of("auth", auth));
    return answer.headers().firstValue("X-Subject-Token").orElseThrow();
  }

  private HttpResponse<String> answer(String method, String uri, String token, Object body) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(uri))
              .timeout(Eventually.AT_MOST)
              .header("Content-Type", "application/json")
              .header("OpenStack-API-Version", "compute 2.79")
              .method(
                  method,
                  body == null
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString(JSON.writeValueAsString(body)));
      if (!token.isEmpty()) {
        request.header("X-Auth-Token", token);
      }
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fail("cut off");
    }
  }

  /** Somebody who is logged in, and logs in again when the token is taken back. */
  final class Caller {
    private final String user;
    private volatile String token = "";

    private Caller(String user) {
      this.user = user;
      logIn();
    }

    /** Keystone counts in seconds: with older tokens it takes back those of the same second. */
    void logIn() {
      Eventually.holds(
          "keystone takes the new token of " + user,
          () -> {
            token = newToken(user);
            String own = url("keystone") + "/v3/auth/projects";
            return answer("GET", own, token, null).statusCode() == 200;
          },
          () -> user);
    }

    JsonNode send(String method, String uri, Object body) {
      HttpResponse<String> answer = answer(method, uri, token, body);
      if (answer.statusCode() == 401) {
        logIn();
        answer = answer(method, uri, token, body);
      }
      if (answer.statusCode() >= 300 && answer.statusCode() != 404) {
        return fail(method + " " + uri + ": " + answer.statusCode() + " " + answer.body());
      }
      try {
        return JSON.readTree(answer.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
