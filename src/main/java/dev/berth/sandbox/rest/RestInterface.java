package dev.berth.sandbox.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.Hashes;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.WorldStore;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The door of the REST interface: who asks, within which limit, for what; then the answer with the
 * headers that GitHub sends, and a 304 where nothing changed.
 */
public final class RestInterface {
  public static final String SECONDARY =
      "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final WorldStore store;
  private final RestRouter router;
  private final RateLimits limits;
  private final RestFilter filter;
  private final Authenticator authenticator;
  private final AtomicLong served = new AtomicLong();

  public RestInterface(WorldStore store, RestRouter router, RateLimits limits, RestFilter filter) {
    this.store = store;
    this.router = router;
    this.limits = limits;
    this.filter = filter;
    this.authenticator = new Authenticator(store);
  }

  public void serve(Context http) {
    String path = http.req().getRequestURI().substring(WorldStore.API_PATH.length());
    Optional<RestRouter.Match> match = router.find(http.method().name(), path);
    filter
        .serve(http, match.isPresent(), () -> act(http, match, path))
        .ifPresent(reply -> write(http, reply));
  }

  private IdentifiedResponse act(Context http, Optional<RestRouter.Match> match, String path) {
    ApiCaller caller = ApiCaller.NOBODY;
    try {
      Optional<String> authorization = Optional.ofNullable(http.header("Authorization"));
      caller = store.read(() -> authenticator.identify(authorization));
      if (match.isEmpty()) {
        throw ApiError.notFound();
      }
      Optional<RestResponse> refused = limited(caller, match.get().route());
      if (refused.isPresent()) {
        return new IdentifiedResponse(refused.get(), caller);
      }
      RestRequest call = call(http, match.get(), caller, path);
      RestRouter.Route route = match.get().route();
      Optional<RestResponse> moved = store.read(() -> MovedRedirects.moved(call, route.method()));
      if (moved.isPresent()) {
        return new IdentifiedResponse(moved.get(), caller);
      }
      RestResponse response =
          route.writes()
              ? store.change(() -> route.endpoint().answer(call))
              : store.read(() -> route.endpoint().answer(call));
      return new IdentifiedResponse(unchanged(http, response), caller);
    } catch (ApiError e) {
      return new IdentifiedResponse(RestResponse.of(e), caller);
    }
  }

  private Optional<RestResponse> limited(ApiCaller caller, RestRouter.Route route) {
    String key = caller.key();
    RateLimits.Standing s = limits.standing(key, store.now());
    if (s.remaining() == 0 && !route.path().equals("/rate_limit")) {
      return Optional.of(
          RestResponse.of(new ApiError(403, "API rate limit exceeded for " + key + ".")));
    }
    if (route.makesContent()) {
      return limits
          .waitToCreate(key, store.now())
          .map(
              wait ->
                  RestResponse.of(new ApiError(403, SECONDARY))
                      .with("Retry-After", Long.toString(wait.toSeconds())));
    }
    return Optional.empty();
  }

  private RestRequest call(Context http, RestRouter.Match match, ApiCaller caller, String path) {
    Map<String, String> query = new LinkedHashMap<>();
    http.queryParamMap().forEach((name, values) -> query.put(name, values.getFirst()));
    byte[] bytes = http.bodyAsBytes();
    JsonNode body =
        bytes.length == 0
            ? SandboxJson.obj()
            : SandboxJson.parse(bytes)
                .orElseThrow(() -> new ApiError(400, "Problems parsing JSON"));
    return new RestRequest(store, caller, store.apiAddress() + path, match.values(), query, body);
  }

  /** Says 304 to those who know this answer already. */
  private static RestResponse unchanged(Context http, RestResponse response) {
    boolean read = http.method().name().equals("GET") || http.method().name().equals("HEAD");
    if (!read || response.status() != 200) {
      return response;
    }
    String tag = "\"" + Hashes.sha256(response.body().getBytes(StandardCharsets.UTF_8)) + "\"";
    boolean seen = Optional.ofNullable(http.header("If-None-Match")).orElse("").contains(tag);
    RestResponse now = seen ? new RestResponse(304, "", "", response.headers()) : response;
    return now.with("ETag", "W/" + tag);
  }

  private void write(Context http, IdentifiedResponse reply) {
    RestResponse response = reply.response();
    headers(http, response, reply.caller());
    if (response.status() != 304) {
      limits.use(reply.caller().key(), store.now());
    }
    http.status(response.status());
    if (!response.body().isEmpty()) {
      http.contentType(response.type());
      http.result(response.body().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void headers(Context http, RestResponse response, ApiCaller caller) {
    RateLimits.Standing s = limits.standing(caller.key(), store.now());
    http.header("Date", HTTP_DATE.format(store.now()));
    http.header("X-GitHub-Request-Id", requestId(store.now()));
    http.header("X-GitHub-Media-Type", "github.v3; format=json");
    http.header("X-GitHub-Api-Version-Selected", "2022-11-28");
    http.header("Cache-Control", "private, max-age=60, s-maxage=60");
    http.header("Vary", "Accept, Authorization, Cookie, X-GitHub-OTP");
    http.header("x-ratelimit-limit", Integer.toString(s.limit()));
    http.header("x-ratelimit-remaining", Integer.toString(s.remaining()));
    http.header("x-ratelimit-used", Integer.toString(s.used()));
    http.header("x-ratelimit-reset", Long.toString(s.reset().getEpochSecond()));
    http.header("x-ratelimit-resource", "core");
    response.headers().forEach(http::header);
  }

  private String requestId(Instant now) {
    return String.format(Locale.ROOT, "C0DE:%X:%X", served.incrementAndGet(), now.getEpochSecond());
  }
}
