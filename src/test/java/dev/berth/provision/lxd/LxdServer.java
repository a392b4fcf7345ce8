package dev.berth.provision.lxd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.Eventually;
import dev.berth.config.Secret;
import dev.berth.provision.ControlPlane;
import dev.berth.provision.cloud.ApiBody;
import dev.berth.provision.cloud.HttpApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * A real LXD of the tests' own, started once for all of them in a folder of its own, by {@code
 * src/test/clouds/lxd/control-plane}. Tests look at it and arrange its troubles over its socket, as
 * its administrator does; the adapter comes over HTTPS.
 */
public final class LxdServer {
  private static final Path PREPARED = Path.of("target", "clouds", "lxd").toAbsolutePath();
  private static final Duration CALL = Duration.ofSeconds(60);
  private static Optional<LxdServer> shared = Optional.empty();

  private final ControlPlane plane = new ControlPlane("lxd", Map.of());
  public final int port = ControlPlane.freePort();
  private final LxdTransport socket;
  final Secret certificate;
  final Secret key;

  private LxdServer() throws IOException {
    socket = new UnixSocketTransport(socketFile(), CALL);
    plane.prepare(PREPARED);
    start();
    var pem = plane.file("client.crt");
    var keyFile = plane.file("client.key");
    var made =
        new ProcessBuilder(
                ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
                        + " -subj /CN=berth -keyout "
                        + keyFile
                        + " -out "
                        + pem)
                    .split(" "))
            .inheritIO()
            .start();
    assertEquals(0, Eventually.ends(made));
    certificate = new Secret(Files.readString(pem));
    key = new Secret(Files.readString(keyFile));
  }

  /** Started by the first that asks; who cannot have it is skipped and says why. */
  public static synchronized LxdServer shared() {
    return shared.orElseGet(
        () -> {
          Assumptions.assumeTrue(
              "root".equals(System.getProperty("user.name")), "LXD of the tests' own needs root");
          try {
            var server = new LxdServer();
            Runtime.getRuntime().addShutdownHook(new Thread(server.plane::close));
            shared = Optional.of(server);
            return server;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** As kill -9 would; machines go on. {@link #start} brings it back. */
  void kill() {
    plane.kill();
  }

  void restart() {
    kill();
    start();
  }

  void start() {
    plane.run("start", "" + port, PREPARED.toString());
  }

  Path serverFile(String name) {
    return plane.file("lxd").resolve(name);
  }

  public Path socketFile() {
    return serverFile("unix.socket");
  }

  String fingerprint() throws Exception {
    var pem = Files.readString(serverFile("server.crt"));
    return dev.berth.provision.cloud.ProviderTls.fingerprint(pem);
  }

  /** What an administrator asks or orders; waits for what goes on in the background. */
  public JsonNode admin(String method, String path, String body) {
    var content =
        body.isEmpty()
            ? Optional.<ApiBody>empty()
            : Optional.of(new ApiBody("application/json", body));
    var reply = LxdReply.of(socket.send(method, path, Map.of(), content));
    var good =
        assertInstanceOf(LxdReply.Good.class, reply, () -> method + " " + path + ": " + reply);
    if (good.operation().isEmpty()) return good.metadata();
    var wait = good.operation().get() + "/wait?timeout=60";
    var end = LxdReply.of(socket.send("GET", wait, Map.of(), Optional.empty()));
    var ended = assertInstanceOf(LxdReply.Good.class, end).metadata();
    assertEquals("", ended.path("err").asText(), () -> method + " " + path);
    return ended;
  }

  JsonNode admin(String method, String path) {
    return admin(method, path, "");
  }

  boolean has(String path) {
    return LxdReply.of(socket.send("GET", path, Map.of(), Optional.empty()))
        instanceof LxdReply.Good;
  }

  /** A project with nothing in it and no limits; images and profiles are those of all. */
  public void emptyProject(String name) {
    if (has("/1.0/projects/" + name)) {
      clear(name);
      limitProject(name, "restricted", "false");
    } else {
      var project = HttpApi.JSON.createObjectNode().put("name", name);
      project.set("config", shared("restricted", "false"));
      admin("POST", "/1.0/projects", project.toString());
    }
  }

  /** One limit, and no other. */
  void limitProject(String name, String limit, String value) {
    var project = HttpApi.JSON.createObjectNode();
    project.set("config", shared(limit, value));
    admin("PUT", "/1.0/projects/" + name, project.toString());
  }

  private static JsonNode shared(String limit, String value) {
    var config = HttpApi.JSON.createObjectNode().put(limit, value);
    for (var feature : List.of("images", "profiles", "networks", "storage.volumes"))
      config.put("features." + feature, "false");
    return config;
  }

  private void clear(String project) {
    settled(project);
    for (var url : admin("GET", "/1.0/instances?project=" + project)) {
      var path = url.asText().replaceFirst("\\?.*", "") + "%s?project=" + project;
      if (admin("GET", path.formatted("")).path("status_code").asInt() != 102)
        admin("PUT", path.formatted("/state"), "{\"action\":\"stop\",\"force\":true}");
      admin("DELETE", path.formatted(""));
    }
  }

  /** Until nothing goes on in the background. */
  public void settled(String project) {
    for (var operation :
        admin("GET", "/1.0/operations?recursion=1&project=" + project).path("running"))
      socket.send(
          "GET",
          "/1.0/operations/" + operation.path("id").asText() + "/wait?timeout=30",
          Map.of(),
          Optional.empty());
  }

  void alias(String name, String image) {
    var target = admin("GET", "/1.0/images/aliases/" + image).path("target").asText();
    if (has("/1.0/images/aliases/" + name)) admin("DELETE", "/1.0/images/aliases/" + name);
    var body = HttpApi.JSON.createObjectNode().put("name", name).put("target", target);
    admin("POST", "/1.0/images/aliases", body.toString());
  }

  /** Lets the adapter into no project, or into all. */
  void confine(boolean confined) {
    var path = admin("GET", "/1.0/certificates").path(0).asText();
    var certificate = (ObjectNode) admin("GET", path);
    certificate.put("restricted", confined).set("projects", HttpApi.JSON.createArrayNode());
    admin("PUT", path, certificate.toString());
  }

  /** Trusts the adapter's certificate. */
  void trust() throws IOException {
    if (!admin("GET", "/1.0/certificates").isEmpty()) return;
    var base64 = certificate.reveal().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    var body = HttpApi.JSON.createObjectNode().put("type", "client").put("name", "berth");
    admin("POST", "/1.0/certificates", body.put("certificate", base64).toString());
  }

  /** What {@code lxc config trust add} prints. */
  String token() {
    var body = "{\"type\": \"client\", \"name\": \"berth\", \"token\": true}";
    var reply =
        LxdReply.of(
            socket.send(
                "POST",
                "/1.0/certificates",
                Map.of(),
                Optional.of(new ApiBody("application/json", body))));
    var made = assertInstanceOf(LxdReply.Good.class, reply, reply::toString).metadata();
    var token = (ObjectNode) made.path("metadata").deepCopy();
    token.put("client_name", "berth");
    return Base64.getEncoder().encodeToString(token.toString().getBytes(StandardCharsets.UTF_8));
  }
}
