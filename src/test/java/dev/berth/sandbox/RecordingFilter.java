package dev.berth.sandbox;

import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.WorldStore;
import dev.berth.sandbox.rest.ApiCaller;
import dev.berth.sandbox.rest.IdentifiedResponse;
import dev.berth.sandbox.rest.RestFilter;
import dev.berth.sandbox.rest.RestInterface;
import dev.berth.sandbox.rest.RestResponse;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Keeps what was asked of the REST interface, and lets requests go wrong as a test ordered. */
final class RecordingFilter implements RestFilter, AutoCloseable {
  /** Requests that are kept; older ones are forgotten. */
  private static final int LOG_MAX = 100_000;

  private final InstantSource clock;
  private final boolean keepAnswers;
  private final List<SeenRequest> log = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile ApiFault.Plan plan = ApiFault.Plan.NONE;

  RecordingFilter(InstantSource clock, boolean keepAnswers) {
    this.clock = clock;
    this.keepAnswers = keepAnswers;
  }

  void plan(ApiFault.Plan newPlan) {
    plan = newPlan;
  }

  synchronized List<SeenRequest> log() {
    return List.copyOf(log);
  }

  synchronized void forget() {
    log.clear();
  }

  @Override
  public Optional<IdentifiedResponse> serve(
      Context http, boolean known, Supplier<IdentifiedResponse> act) {
    String path = http.req().getRequestURI().substring(WorldStore.API_PATH.length());
    String query = Optional.ofNullable(http.queryString()).map(q -> "?" + q).orElse("");
    String method = http.method().name();
    SeenRequest asked =
        new SeenRequest(method, path + query, http.body(), 0, 0, "", known, "", now());
    Optional<ApiFault> fault = plan.faultOf(asked);
    if (fault.isPresent() && fault.get() instanceof ApiFault.Delay(Duration by)) {
      waitFor(by);
      fault = Optional.empty();
    }
    IdentifiedResponse reply =
        fault.filter(f -> !acts(f)).isPresent()
            ? new IdentifiedResponse(answer(fault.get()), ApiCaller.NOBODY)
            : act.get();
    if (fault.filter(f -> f instanceof ApiFault.Cut).isPresent()) {
      note(asked.answered(0, "", known, reply.caller().key()));
      cut(http);
      return Optional.empty();
    }
    RestResponse response =
        fault.filter(RecordingFilter::acts).map(this::answer).orElse(reply.response());
    note(asked.answered(response.status(), response.body(), known, reply.caller().key()));
    return Optional.of(new IdentifiedResponse(response, reply.caller()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static boolean acts(ApiFault fault) {
    return switch (fault) {
      case ApiFault.ServerError e -> e.acted();
      case ApiFault.Cut c -> c.acted();
      case ApiFault.SecondaryLimit _,
          ApiFault.TooMany _,
          ApiFault.PrimaryLimit _,
          ApiFault.Refusal _ ->
          false;
      case ApiFault.Delay _ -> true;
    };
  }

  private RestResponse answer(ApiFault fault) {
    return switch (fault) {
      case ApiFault.SecondaryLimit _ -> RestResponse.of(new ApiError(403, RestInterface.SECONDARY));
      case ApiFault.TooMany(Duration after) ->
          RestResponse.of(new ApiError(429, RestInterface.SECONDARY))
              .with("Retry-After", Long.toString(after.toSeconds()));
      case ApiFault.PrimaryLimit(Duration reset) ->
          RestResponse.of(new ApiError(403, "API rate limit exceeded"))
              .with("x-ratelimit-remaining", "0")
              .with("x-ratelimit-reset", Long.toString(now().plus(reset).getEpochSecond()));
      case ApiFault.ServerError(int status, boolean _) ->
          RestResponse.of(new ApiError(status, "Server Error"));
      case ApiFault.Refusal(int status, String message) ->
          RestResponse.of(new ApiError(status, message));
      case ApiFault.Cut _, ApiFault.Delay _ -> RestResponse.empty(500);
    };
  }

  /** A request is in the log before its caller has the answer. */
  private synchronized void note(SeenRequest request) {
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
