package dev.berth.provision.lxd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.provision.cloud.ApiBody;
import dev.berth.provision.cloud.HttpApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls that Berth makes, in one project of a server. */
final class LxdApi {
  /** What is over soon is waited for, so that its end needs no other look. */
  private static final Duration WAIT = Duration.ofSeconds(4);

  private static final int SUCCEEDED = 200;
  private static final int FAILED = 400;

  private final LxdTransport transport;
  private final String project;
  private final Optional<TrustToken> token;

  LxdApi(LxdTransport transport, String project, Optional<TrustToken> token) {
    this.transport = transport;
    this.project = project;
    this.token = token;
  }

  /** What became of work in the background. */
  sealed interface Work {
    record Done() implements Work {}

    record Broken(String error) implements Work {}

    /** Not over, or nobody can tell. */
    record GoesOn() implements Work {}
  }

  LxdReply get(String path) {
    return call("GET", path, Map.of(), Optional.empty());
  }

  /** As {@link #get} of what belongs to the project. */
  LxdReply inProject(String path) {
    return get(scoped(path));
  }

  LxdReply instance(String name) {
    return inProject("/1.0/instances/" + name + "?recursion=1");
  }

  LxdReply create(ObjectNode instance) {
    return call("POST", scoped("/1.0/instances"), Map.of(), Optional.of(ApiBody.json(instance)));
  }

  /** Changes settings of a machine, and leaves what is not named. */
  LxdReply change(String name, ObjectNode part) {
    var path = scoped("/1.0/instances/" + name);
    var reply = call("PATCH", path, Map.of(), Optional.of(ApiBody.json(part)));
    if (!(reply instanceof LxdReply.No no && no.isBusy())) return reply;
    // Nothing can be written on it while it starts or stops, which is over soon.
    awaitWork(name);
    return call("PATCH", path, Map.of(), Optional.of(ApiBody.json(part)));
  }

  LxdReply start(String name) {
    return state(name, HttpApi.JSON.createObjectNode().put("action", "start"));
  }

  /**
   * @param force at once; else the machine may take that long
   */
  LxdReply stop(String name, boolean force, Duration time) {
    var order = HttpApi.JSON.createObjectNode().put("action", "stop").put("force", force);
    return state(name, order.put("timeout", Math.max(1, time.toSeconds())));
  }

  private LxdReply state(String name, ObjectNode order) {
    var path = scoped("/1.0/instances/" + name + "/state");
    return call("PUT", path, Map.of(), Optional.of(ApiBody.json(order)));
  }

  LxdReply delete(String path) {
    return call("DELETE", scoped(path), Map.of(), Optional.empty());
  }

  LxdReply snapshot(String instance, String name) {
    var body = HttpApi.JSON.createObjectNode().put("name", name).put("stateful", false);
    var path = scoped("/1.0/instances/" + instance + "/snapshots");
    return call("POST", path, Map.of(), Optional.of(ApiBody.json(body)));
  }

  LxdReply file(String instance, String path) {
    return inProject(filePath(instance, path));
  }

  /** Writes a file, or makes a folder where there is no text. */
  LxdReply write(String instance, String path, LxdFileOwner owner, Optional<String> text) {
    var headers = owner.headers(text.isPresent());
    var body = Optional.of(ApiBody.file(text.orElse("")));
    return call("POST", scoped(filePath(instance, path)), headers, body);
  }

  private static String filePath(String instance, String path) {
    var encoded = URLEncoder.encode(path, StandardCharsets.UTF_8);
    return "/1.0/instances/" + instance + "/files?path=" + encoded;
  }

  /** Waits a moment for what was begun. */
  Work wait(LxdReply.Good begun) {
    if (begun.operation().isEmpty()) return new Work.Done();
    return get(waitPath(begun.operation().get())) instanceof LxdReply.Good(var end, _, _)
        ? work(end)
        : new Work.GoesOn();
  }

  private void awaitWork(String name) {
    if (!(inProject("/1.0/operations?recursion=1") instanceof LxdReply.Good(var all, _, _))) return;
    for (var operation : all.path("running"))
      if (isOn(operation, name)) {
        var _ = get(waitPath("/1.0/operations/" + operation.path("id").asText()));
      }
  }

  private static String waitPath(String operation) {
    return operation + "/wait?timeout=" + WAIT.toSeconds();
  }

  /**
   * What goes on with a machine, and starts that just ended; empty when the server does not say.
   */
  Optional<List<Work>> workOn(String name) {
    if (!(inProject("/1.0/operations?recursion=1") instanceof LxdReply.Good(var all, _, _)))
      return Optional.empty();
    var found = new ArrayList<Work>();
    for (var list : all)
      for (var operation : list)
        if (isOn(operation, name))
          if (work(operation) instanceof Work.GoesOn || isStart(operation))
            found.add(work(operation));
    return Optional.of(found);
  }

  private static boolean isOn(JsonNode operation, String name) {
    for (var instance : operation.path("resources").path("instances"))
      if (instance.asText().replaceFirst("\\?.*", "").endsWith("/" + name)) return true;
    return false;
  }

  private static boolean isStart(JsonNode operation) {
    return operation.path("description").asText().startsWith("Starting");
  }

  private static Work work(JsonNode operation) {
    return switch (operation.path("status_code").asInt()) {
      case SUCCEEDED -> new Work.Done();
      case FAILED -> new Work.Broken(operation.path("err").asText(""));
      default -> new Work.GoesOn();
    };
  }

  private LxdReply call(
      String method, String path, Map<String, String> headers, Optional<ApiBody> body) {
    var reply = LxdReply.of(transport.send(method, path, headers, body));
    return reply instanceof LxdReply.No no
            && (no.status() == 403 || no.status() == 401)
            && token.filter(t -> t.redeem(transport)).isPresent()
        ? LxdReply.of(transport.send(method, path, headers, body))
        : reply;
  }

  private String scoped(String path) {
    var encoded = URLEncoder.encode(project, StandardCharsets.UTF_8);
    return path + (path.contains("?") ? "&" : "?") + "project=" + encoded;
  }
}
