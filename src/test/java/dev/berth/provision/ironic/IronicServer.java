package dev.berth.provision.ironic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.Eventually;
import dev.berth.config.Secret;
import dev.berth.provision.ControlPlane;
import dev.berth.provision.cloud.HttpApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A real Ironic of the tests' own, and its operators: see src/test/clouds/ironic. */
public final class IronicServer implements AutoCloseable {
  /** Eight of them, with the traits {@link #TRAIT} and CUSTOM_NVME. */
  static final String SMALL = "lab.small";

  /** Fifty, with the same traits. */
  static final String CROWD = "lab.crowd";

  static final String TRAIT = "CUSTOM_LAB";

  /** Two microVMs that one can log in to. */
  public static final String VM = "lab.vm";

  /** All that a test may have left behind. */
  private static final List<String> FAULTS =
      List.of(
          "deploy-held",
          "clean-held",
          "power-held",
          "validate-fails",
          "deploy-fails",
          "teardown-fails",
          "clean-fails",
          "deploy-slow",
          "deploy-waits");

  private static final Path PREPARED = Path.of("target/clouds/ironic").toAbsolutePath();
  private static Optional<IronicServer> shared = Optional.empty();

  private final ControlPlane plane;
  private final int port = ControlPlane.freePort();
  private IronicApi operator;

  private IronicServer(String auth) {
    plane =
        new ControlPlane(
            "ironic", Map.of("BERTH_TEST_PREPARED", PREPARED.toString(), "BERTH_TEST_AUTH", auth));
    plane.prepare(PREPARED);
    restart();
  }

  /** One for all tests of this process; started by the first that asks. */
  public static synchronized IronicServer shared() {
    return shared.orElseGet(
        () -> {
          IronicServer server = start("http_basic");
          Runtime.getRuntime().addShutdownHook(new Thread(server::close));
          shared = Optional.of(server);
          return server;
        });
  }

  static IronicServer start(String auth) {
    return new IronicServer(auth);
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public Path passwordFile() {
    return plane.file("password");
  }

  /** Of the user {@code lender}, where one is asked for. */
  Optional<Secret> password() {
    try {
      Path file = passwordFile();
      return Files.exists(file)
          ? Optional.of(new Secret(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As kill -9 would. */
  void kill() {
    plane.kill();
  }

  /** With what it knew before. */
  void restart() {
    plane.run("start", Integer.toString(port));
    operator = new IronicApi(BaremetalEndpoint.at(url(), http(), account()));
  }

  static HttpApi http() {
    return new HttpApi(Duration.ofSeconds(20), Optional.empty());
  }

  Optional<IronicSettings.HttpBasic> account() {
    return password().map(p -> new IronicSettings.HttpBasic("lender", p));
  }

  @Override
  public void close() {
    plane.close();
  }

  /** Strikes the next node, or all while it is there: see the plugin's list of faults. */
  void fault(String name, String words) {
    try {
      Files.writeString(plane.file("faults").resolve(name), words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void over(String fault) {
    try {
      Files.deleteIfExists(plane.file("faults").resolve(fault));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls of the operators' own, past the adapter. */
  JsonNode call(String method, String path, JsonNode body) {
    try {
      return operator.send(method, path, body).body();
    } catch (NoAnswer e) {
      throw new AssertionError(method + " " + path + ": " + e.words(), e);
    }
  }

  void put(String path, Map<String, String> body) {
    ObjectNode json = HttpApi.JSON.createObjectNode();
    body.forEach(json::put);
    call("PUT", path, json);
  }

  void delete(String path) {
    try {
      operator.delete(path);
    } catch (NoAnswer e) {
      throw new AssertionError(path + ": " + e.words(), e);
    }
  }

  List<IronicNode> nodes() {
    try {
      return operator.list("nodes", "fields=" + IronicNode.FIELDS).stream()
          .map(IronicNode::new)
          .toList();
    } catch (NoAnswer e) {
      throw new AssertionError(e.words(), e);
    }
  }

  List<IronicNode> nodes(Predicate<IronicNode> which) {
    return nodes().stream().filter(which).toList();
  }

  /** The node that a machine is on; empty while none was found for it. */
  Optional<IronicNode> nodeOf(String key) {
    return nodes(n -> key.equals(n.extra().get("berth-key"))).stream().findFirst();
  }

  IronicNode node(String uuid) {
    try {
      return new IronicNode(operator.find("/nodes/" + uuid).orElseThrow());
    } catch (NoAnswer e) {
      throw new AssertionError(e.words(), e);
    }
  }

  void awaits(String state, String uuid) {
    Eventually.holds(
        "the node is " + state, () -> node(uuid).state().equals(state), () -> node(uuid).json());
  }

  /** What the operators have to do until all nodes are as they were in the beginning. */
  public void clear() {
    FAULTS.forEach(this::over);
    Eventually.holds("all nodes are free", this::cleared, this::nodes);
  }

  private boolean cleared() {
    boolean all = true;
    for (IronicNode node : nodes()) {
      if (node.inMaintenance()) delete("/nodes/" + node.uuid() + "/maintenance");
      String verb = WAY_BACK.getOrDefault(node.state(), "");
      if (!verb.isEmpty())
        put("/nodes/" + node.uuid() + "/states/provision", Map.of("target", verb));
      var patch = IronicApi.changes(node.extra(), Map.of(), berth(node));
      if (node.isAvailable() && !patch.isEmpty()) call("PATCH", "/nodes/" + node.uuid(), patch);
      all &= node.isAvailable() && !node.inMaintenance() && patch.isEmpty();
    }
    try {
      var allocations = operator.list("allocations", "fields=uuid");
      for (JsonNode one : allocations) delete("/allocations/" + one.path("uuid").asText());
      return all && allocations.isEmpty();
    } catch (NoAnswer e) {
      throw new AssertionError(e.words(), e);
    }
  }

  private static final Map<String, String> WAY_BACK =
      new HashMap<>(
          Map.of(
              "active", "deleted",
              "deploy failed", "deleted",
              "wait call-back", "deleted",
              "error", "deleted",
              "clean failed", "manage",
              "manageable", "provide"));

  private static Set<String> berth(IronicNode node) {
    var ours = new java.util.HashSet<String>();
    for (String name : node.extra().keySet()) if (name.startsWith("berth-")) ours.add(name);
    return ours;
  }
}
