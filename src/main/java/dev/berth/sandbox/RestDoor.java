package dev.berth.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
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
final class RestDoor {
  static final String SECONDARY =
      "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Stage stage;
  private final Router router;
  private final Limits limits;
  private final RestFilter filter;
  private final Doorkeeper keeper;
  private final AtomicLong served = new AtomicLong();

  RestDoor(Stage stage, Router router, Limits limits, RestFilter filter) {
    this.stage = stage;
    this.router = router;
    this.limits = limits;
    this.filter = filter;
    this.keeper = new Doorkeeper(stage);
  }

  void serve(Context http) {
    String path = http.req().getRequestURI().substring(Stage.API_PATH.length());
    Optional<Router.Match> match = router.find(http.method().name(), path);
    filter
        .serve(http, match.isPresent(), () -> act(http, match, path))
        .ifPresent(reply -> write(http, reply));
  }

  private RestReply act(Context http, Optional<Router.Match> match, String path) {
    Identity identity = Identity.NOBODY;
    try {
      Optional<String> authorization = Optional.ofNullable(http.header("Authorization"));
      identity = stage.read(() -> keeper.identify(authorization));
      if (match.isEmpty()) {
        throw ApiError.notFound();
      }
      Optional<Answer> refused = limited(identity, match.get().route());
      if (refused.isPresent()) {
        return new RestReply(refused.get(), identity);
      }
      Call call = call(http, match.get(), identity, path);
      Router.Route route = match.get().route();
      Optional<Answer> moved = stage.read(() -> Moves.moved(call, route.method()));
      if (moved.isPresent()) {
        return new RestReply(moved.get(), identity);
      }
      Answer answer =
          route.writes()
              ? stage.change(() -> route.endpoint().answer(call))
              : stage.read(() -> route.endpoint().answer(call));
      return new RestReply(unchanged(http, answer), identity);
    } catch (ApiError e) {
      return new RestReply(Answer.of(e), identity);
    }
  }

  private Optional<Answer> limited(Identity identity, Router.Route route) {
    String key = identity.key();
    Limits.Standing s = limits.standing(key, stage.now());
    if (s.remaining() == 0 && !route.path().equals("/rate_limit")) {
      return Optional.of(Answer.of(new ApiError(403, "API rate limit exceeded for " + key + ".")));
    }
    if (route.makesContent()) {
      return limits
          .create(key, stage.now())
          .map(
              wait ->
                  Answer.of(new ApiError(403, SECONDARY))
                      .with("Retry-After", Long.toString(wait.toSeconds())));
    }
    return Optional.empty();
  }

  private Call call(Context http, Router.Match match, Identity identity, String path) {
    Map<String, String> query = new LinkedHashMap<>();
    http.queryParamMap().forEach((name, values) -> query.put(name, values.getFirst()));
    byte[] bytes = http.bodyAsBytes();
    JsonNode body =
        bytes.length == 0
            ? Json.obj()
            : Json.parse(bytes).orElseThrow(() -> new ApiError(400, "Problems parsing JSON"));
    return new Call(stage, identity, stage.api() + path, match.values(), query, body);
  }

  /** Says 304 to those who know this answer already. */
  private static Answer unchanged(Context http, Answer answer) {
    boolean read = http.method().name().equals("GET") || http.method().name().equals("HEAD");
    if (!read || answer.status() != 200) {
      return answer;
    }
    String tag = "\"" + Hashes.sha256(answer.body().getBytes(StandardCharsets.UTF_8)) + "\"";
    boolean seen = Optional.ofNullable(http.header("If-None-Match")).orElse("").contains(tag);
    Answer now = seen ? new Answer(304, "", "", answer.headers()) : answer;
    return now.with("ETag", "W/" + tag);
  }

  private void write(Context http, RestReply reply) {
    Answer answer = reply.answer();
    headers(http, answer, reply.identity());
    if (answer.status() != 304) {
      limits.use(reply.identity().key(), stage.now());
    }
    http.status(answer.status());
    if (!answer.body().isEmpty()) {
      http.contentType(answer.type());
      http.result(answer.body().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void headers(Context http, Answer answer, Identity identity) {
    Limits.Standing s = limits.standing(identity.key(), stage.now());
    http.header("Date", HTTP_DATE.format(stage.now()));
    http.header("X-GitHub-Request-Id", requestId(stage.now()));
    http.header("X-GitHub-Media-Type", "github.v3; format=json");
    http.header("X-GitHub-Api-Version-Selected", "2022-11-28");
    http.header("Cache-Control", "private, max-age=60, s-maxage=60");
    http.header("Vary", "Accept, Authorization, Cookie, X-GitHub-OTP");
    http.header("x-ratelimit-limit", Integer.toString(s.limit()));
    http.header("x-ratelimit-remaining", Integer.toString(s.remaining()));
    http.header("x-ratelimit-used", Integer.toString(s.used()));
    http.header("x-ratelimit-reset", Long.toString(s.reset().getEpochSecond()));
    http.header("x-ratelimit-resource", "core");
    answer.headers().forEach(http::header);
  }

  private String requestId(Instant now) {
    return String.format(Locale.ROOT, "C0DE:%X:%X", served.incrementAndGet(), now.getEpochSecond());
  }
}
