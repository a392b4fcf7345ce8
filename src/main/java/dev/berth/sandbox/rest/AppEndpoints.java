package dev.berth.sandbox.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.Hashes;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.model.WebhookDelivery;
import dev.berth.sandbox.operations.SandboxOperations;
import dev.berth.sandbox.webhooks.WebhookSender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The endpoints of a GitHub App and of GitHub itself: limits, zen, addresses. */
public final class AppEndpoints {
  public static final String ZEN = "Say what you lend, and until when.";
  static final Duration GRANT = Duration.ofHours(1);

  private final SandboxOperations operations;
  private final GitHubJson json;
  private final WebhookSender sender;
  private final RateLimits limits;

  public AppEndpoints(
      SandboxOperations operations, GitHubJson json, WebhookSender sender, RateLimits limits) {
    this.operations = operations;
    this.json = json;
    this.sender = sender;
    this.limits = limits;
  }

  public void on(RestRouter router) {
    router.get("/app", call -> RestResponse.ok(json.app(app(call))));
    router.get("/app/installations", this::installations);
    router.get("/app/installations/{installation_id}", this::installation);
    router.post("/app/installations/{installation_id}/access_tokens", this::grant);
    router.get("/repos/{owner}/{repo}/installation", this::ofRepository);
    router.get("/app/hook/deliveries", this::deliveries);
    router.get("/app/hook/deliveries/{delivery_id}", this::delivery);
    router.post("/app/hook/deliveries/{delivery_id}/attempts", this::attempt);
    router.get("/rate_limit", this::rate);
    router.get("/meta", AppEndpoints::meta);
    router.get("/zen", call -> RestResponse.text(ZEN));
  }

  private static SandboxWorld.App app(RestRequest call) {
    if (!call.caller().appItself()) {
      throw new ApiError(401, "A JSON web token could not be decoded");
    }
    return call.caller().app().orElseThrow();
  }

  private RestResponse installations(RestRequest call) {
    return call.page(List.of(app(call)), json::installation);
  }

  private RestResponse installation(RestRequest call) {
    SandboxWorld.App app = app(call);
    if (app.installation() != call.number("installation_id")) {
      throw ApiError.notFound();
    }
    return RestResponse.ok(json.installation(app));
  }

  private RestResponse ofRepository(RestRequest call) {
    SandboxWorld.App app = app(call);
    if (call.world().repo(call.path("owner") + "/" + call.path("repo")).isEmpty()) {
      throw ApiError.notFound();
    }
    return RestResponse.ok(json.installation(app));
  }

  private RestResponse grant(RestRequest call) {
    SandboxWorld.App app = app(call);
    if (app.installation() != call.number("installation_id")) {
      throw ApiError.notFound();
    }
    SandboxWorld world = call.world();
    world.grants.removeIf(g -> !g.until().isAfter(operations.now()));
    long id = operations.next(SandboxWorld.Kind.INSTALLATION);
    String token = "ghs_" + Hashes.sha1(world.madeAt + "/" + id).substring(0, 36);
    var grant = new SandboxWorld.Grant(token, app.installation(), operations.now().plus(GRANT));
    world.grants.add(grant);
    return RestResponse.of(201, json.installationToken(grant));
  }

  private RestResponse deliveries(RestRequest call) {
    app(call);
    int per = ResultPages.number(call, "per_page", ResultPages.PER_PAGE, ResultPages.PER_PAGE_MAX);
    long before = before(call.query("cursor", ""));
    String status = call.query("status", "");
    List<WebhookDelivery> all =
        sender.deliveries().stream()
            .filter(p -> p.id() < before)
            .filter(p -> !status.equals("success") || p.ok())
            .filter(p -> !status.equals("failure") || p.statusCode() >= 400)
            .toList();
    List<WebhookDelivery> page = all.subList(0, Math.min(per, all.size()));
    RestResponse response = RestResponse.ok(SandboxJson.array(page, json::delivery));
    if (page.size() == all.size()) {
      return response;
    }
    String filter = status.isEmpty() ? "" : "&status=" + status;
    String next = "?per_page=" + per + filter + "&cursor=v1_" + page.getLast().id();
    return response.with("Link", "<" + call.url() + next + ">; rel=\"next\"");
  }

  private static long before(String cursor) {
    if (cursor.isEmpty()) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(cursor.replaceFirst("^v1_", ""));
    } catch (NumberFormatException e) {
      throw new ApiError(400, "Bad cursor");
    }
  }

  private RestResponse delivery(RestRequest call) {
    app(call);
    long id = call.number("delivery_id");
    Optional<WebhookDelivery> found =
        sender.deliveries().stream().filter(p -> p.id() == id).findFirst();
    WebhookDelivery delivery = found.orElseThrow(ApiError::notFound);
    return RestResponse.ok(json.fullDelivery(delivery, sender.headers(delivery)));
  }

  private RestResponse attempt(RestRequest call) {
    app(call);
    if (!sender.redeliver(call.number("delivery_id"))) {
      throw ApiError.notFound();
    }
    return RestResponse.of(202, SandboxJson.obj());
  }

  private RestResponse rate(RestRequest call) {
    RateLimits.Standing s = limits.standing(call.caller().key(), operations.now());
    ObjectNode core = rate(s.limit(), s.used(), s);
    return RestResponse.ok(
        SandboxJson.obj(
            "resources",
            SandboxJson.obj(
                "core", core, "search", rate(30, 0, s), "graphql", rate(s.limit(), 0, s)),
            "rate",
            core));
  }

  private static ObjectNode rate(int limit, int used, RateLimits.Standing s) {
    return SandboxJson.obj(
        "limit",
        limit,
        "used",
        used,
        "remaining",
        Math.max(0, limit - used),
        "reset",
        s.reset().getEpochSecond(),
        "resource",
        "core");
  }

  private static RestResponse meta(RestRequest call) {
    return RestResponse.ok(
        SandboxJson.obj(
            "verifiable_password_authentication", false,
            "hooks", List.of("127.0.0.1/32"),
            "web", List.of("127.0.0.1/32"),
            "api", List.of("127.0.0.1/32")));
  }
}
