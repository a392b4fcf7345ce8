package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The endpoints of a GitHub App and of GitHub itself: limits, zen, addresses. */
final class AppEndpoints {
  static final String ZEN = "Say what you lend, and until when.";
  static final Duration GRANT = Duration.ofHours(1);

  private final Deeds deeds;
  private final GitHubJson json;
  private final Courier courier;
  private final Limits limits;

  AppEndpoints(Deeds deeds, GitHubJson json, Courier courier, Limits limits) {
    this.deeds = deeds;
    this.json = json;
    this.courier = courier;
    this.limits = limits;
  }

  void on(Router router) {
    router.get("/app", call -> Answer.ok(json.app(app(call))));
    router.get("/app/installations", this::installations);
    router.get("/app/installations/{installation_id}", this::installation);
    router.post("/app/installations/{installation_id}/access_tokens", this::grant);
    router.get("/repos/{owner}/{repo}/installation", this::ofRepository);
    router.get("/app/hook/deliveries", this::deliveries);
    router.get("/app/hook/deliveries/{delivery_id}", this::delivery);
    router.post("/app/hook/deliveries/{delivery_id}/attempts", this::attempt);
    router.get("/rate_limit", this::rate);
    router.get("/meta", AppEndpoints::meta);
    router.get("/zen", call -> Answer.text(ZEN));
  }

  private static World.App app(Call call) {
    if (!call.identity().appItself()) {
      throw new ApiError(401, "A JSON web token could not be decoded");
    }
    return call.identity().app().orElseThrow();
  }

  private Answer installations(Call call) {
    return call.page(List.of(app(call)), json::installation);
  }

  private Answer installation(Call call) {
    World.App app = app(call);
    if (app.installation() != call.number("installation_id")) {
      throw ApiError.notFound();
    }
    return Answer.ok(json.installation(app));
  }

  private Answer ofRepository(Call call) {
    World.App app = app(call);
    if (call.world().repo(call.path("owner") + "/" + call.path("repo")).isEmpty()) {
      throw ApiError.notFound();
    }
    return Answer.ok(json.installation(app));
  }

  private Answer grant(Call call) {
    World.App app = app(call);
    if (app.installation() != call.number("installation_id")) {
      throw ApiError.notFound();
    }
    World world = call.world();
    world.grants.removeIf(g -> !g.until().isAfter(deeds.now()));
    long id = deeds.next(World.Kind.INSTALLATION);
    String token = "ghs_" + Hashes.sha1(world.madeAt + "/" + id).substring(0, 36);
    var grant = new World.Grant(token, app.installation(), deeds.now().plus(GRANT));
    world.grants.add(grant);
    return Answer.of(201, json.installationToken(grant));
  }

  private Answer deliveries(Call call) {
    app(call);
    int per = Paging.number(call, "per_page", Paging.PER_PAGE, Paging.PER_PAGE_MAX);
    long before = before(call.query("cursor", ""));
    String status = call.query("status", "");
    List<Parcel> all =
        courier.deliveries().stream()
            .filter(p -> p.id() < before)
            .filter(p -> !status.equals("success") || p.ok())
            .filter(p -> !status.equals("failure") || p.statusCode() >= 400)
            .toList();
    List<Parcel> page = all.subList(0, Math.min(per, all.size()));
    Answer answer = Answer.ok(Json.array(page, json::delivery));
    if (page.size() == all.size()) {
      return answer;
    }
    String filter = status.isEmpty() ? "" : "&status=" + status;
    String next = "?per_page=" + per + filter + "&cursor=v1_" + page.getLast().id();
    return answer.with("Link", "<" + call.url() + next + ">; rel=\"next\"");
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

  private Answer delivery(Call call) {
    app(call);
    long id = call.number("delivery_id");
    Optional<Parcel> found = courier.deliveries().stream().filter(p -> p.id() == id).findFirst();
    Parcel parcel = found.orElseThrow(ApiError::notFound);
    return Answer.ok(json.fullDelivery(parcel, courier.headers(parcel)));
  }

  private Answer attempt(Call call) {
    app(call);
    if (!courier.redeliver(call.number("delivery_id"))) {
      throw ApiError.notFound();
    }
    return Answer.of(202, Json.obj());
  }

  private Answer rate(Call call) {
    Limits.Standing s = limits.standing(call.identity().key(), deeds.now());
    ObjectNode core = rate(s.limit(), s.used(), s);
    return Answer.ok(
        Json.obj(
            "resources",
            Json.obj("core", core, "search", rate(30, 0, s), "graphql", rate(s.limit(), 0, s)),
            "rate",
            core));
  }

  private static ObjectNode rate(int limit, int used, Limits.Standing s) {
    return Json.obj(
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

  private static Answer meta(Call call) {
    return Answer.ok(
        Json.obj(
            "verifiable_password_authentication", false,
            "hooks", List.of("127.0.0.1/32"),
            "web", List.of("127.0.0.1/32"),
            "api", List.of("127.0.0.1/32")));
  }
}
