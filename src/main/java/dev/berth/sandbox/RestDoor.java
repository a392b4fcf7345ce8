package dev.berth.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * The door of the REST interface: who asks, within which limit, for what; then the answer with the
 * headers that GitHub sends, a 304 where nothing changed, and a line in the log. Faults that a test
 * ordered happen here, before or after the deed.
 */
final class RestDoor implements AutoCloseable {
  /** Where GitHub Enterprise Server has its REST interface. */
  static final String PREFIX = "/api/v3";

  /** Requests that the log keeps; older ones are forgotten. */
  static final int LOG_MAX = 100_000;

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Stage stage;
  private final Router router;
  private final Limits limits;
  private final Doorkeeper keeper;
  private final List<SandboxRequest> log = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final boolean keepAnswers;
  private volatile ApiFault.Plan plan = ApiFault.Plan.NONE;
  private long served;

  RestDoor(Stage stage, Router router, Limits limits, boolean keepAnswers) {
    this.stage = stage;
    this.router = router;
    this.limits = limits;
    this.keepAnswers = keepAnswers;
    this.keeper = new Doorkeeper(stage);
  }

  void plan(ApiFault.Plan newPlan) {
    plan = newPlan;
  }

  synchronized List<SandboxRequest> log() {
    return List.copyOf(log);
  }

  synchronized void forget() {
    log.clear();
  }

  void serve(Context http) {
    String path = http.req().getRequestURI().substring(PREFIX.length());
    String query = Optional.ofNullable(http.queryString()).map(q -> "?" + q).orElse("");
    SandboxRequest asked =
        new SandboxRequest(
            http.method().name(), path + query, http.body(), 0, 0, "", true, "", stage.now());
    Optional<Router.Match> match = router.find(asked.method(), path);
    Optional<ApiFault> fault = plan.faultOf(asked);
    if (fault.isPresent() && fault.get() instanceof ApiFault.Delay(Duration by)) {
      waitFor(by);
      fault = Optional.empty();
    }
    Optional<Answer> instead = fault.filter(f -> !acts(f)).map(this::answer);
    Said said =
        instead.isPresent() ? new Said(instead.get(), Identity.NOBODY) : act(http, match, path);
    Answer answer = fault.filter(RestDoor::acts).map(this::answer).orElse(said.answer());
    boolean cut = fault.filter(f -> f instanceof ApiFault.Cut).isPresent();
    String text = cut ? "" : write(http, answer, said.identity());
    note(asked.answered(cut ? 0 : http.statusCode(), text, match.isPresent(), said.as()));
    if (cut) {
      cut(http);
    }
  }

  /** An answer and to whom. */
  private record Said(Answer answer, Identity identity) {
    String as() {
      return identity.key();
    }
  }

  private static boolean acts(ApiFault fault) {
    return switch (fault) {
      case ApiFault.ServerError e -> e.acted();
      case ApiFault.Cut c -> c.acted();
      case ApiFault.SecondaryLimit s -> false;
      case ApiFault.TooMany t -> false;
      case ApiFault.PrimaryLimit p -> false;
      case ApiFault.Delay d -> true;
    };
  }

  private Answer answer(ApiFault fault) {
    return switch (fault) {
      case ApiFault.SecondaryLimit s -> secondary(403);
      case ApiFault.TooMany(Duration after) ->
          secondary(429).with("Retry-After", Long.toString(after.toSeconds()));
      case ApiFault.PrimaryLimit(Duration reset) ->
          Answer.of(new ApiError(403, "API rate limit exceeded"))
              .with("x-ratelimit-remaining", "0")
              .with("x-ratelimit-reset", Long.toString(stage.now().plus(reset).getEpochSecond()));
      case ApiFault.ServerError(int status, boolean acted) ->
          Answer.of(new ApiError(status, "Server Error"));
      case ApiFault.Cut c -> Answer.empty(500);
      case ApiFault.Delay d -> Answer.empty(500);
    };
  }

  private static Answer secondary(int status) {
    return Answer.of(
        new ApiError(
            status,
            "You have exceeded a secondary rate limit. Please wait a few minutes before you try"
                + " again."));
  }

  private Said act(Context http, Optional<Router.Match> match, String path) {
    Identity identity = Identity.NOBODY;
    try {
      Optional<String> authorization = Optional.ofNullable(http.header("Authorization"));
      identity = stage.read(() -> keeper.identify(authorization));
      if (match.isEmpty()) {
        throw ApiError.notFound();
      }
      Optional<Answer> refused = limited(identity, match.get().route());
      if (refused.isPresent()) {
        return new Said(refused.get(), identity);
      }
      Call call = call(http, match.get(), identity, path);
      Router.Route route = match.get().route();
      Optional<Answer> moved = stage.read(() -> Moves.moved(call, route.method()));
      if (moved.isPresent()) {
        return new Said(moved.get(), identity);
      }
      Answer answer =
          route.writes()
              ? stage.change(() -> route.endpoint().answer(call))
              : stage.read(() -> route.endpoint().answer(call));
      return new Said(answer, identity);
    } catch (ApiError e) {
      return new Said(Answer.of(e), identity);
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
          .map(wait -> secondary(403).with("Retry-After", Long.toString(wait.toSeconds())));
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

  private String write(Context http, Answer answer, Identity identity) {
    headers(http, answer, identity);
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    boolean read = http.method().name().equals("GET") || http.method().name().equals("HEAD");
    if (read && answer.status() == 200) {
      String tag = "W/\"" + Etag.of(bytes) + "\"";
      http.header("ETag", tag);
      String seen = Optional.ofNullable(http.header("If-None-Match")).orElse("");
      if (seen.contains(tag.substring(2))) {
        http.status(304);
        return "";
      }
    }
    limits.use(identity.key(), stage.now());
    http.status(answer.status());
    if (bytes.length > 0) {
      http.contentType(answer.type());
      http.result(bytes);
    }
    return answer.body();
  }

  private void headers(Context http, Answer answer, Identity identity) {
    Limits.Standing s = limits.standing(identity.key(), stage.now());
    http.header("Date", HTTP_DATE.format(stage.now()));
    http.header("X-GitHub-Request-Id", requestId());
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

  private synchronized String requestId() {
    served++;
    return String.format(Locale.ROOT, "C0DE:%X:%X", served, stage.now().getEpochSecond());
  }

  private synchronized void note(SandboxRequest request) {
    if (log.size() >= LOG_MAX) {
      log.removeFirst();
    }
    log.add(keepAnswers ? request : request.withoutAnswer());
  }

  private void waitFor(Duration by) {
    try {
      boolean stopped = closed.await(by.toMillis(), TimeUnit.MILLISECONDS);
      assert stopped || closed.getCount() > 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void cut(Context http) {
    ServletContextRequest.getServletContextRequest(http.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
