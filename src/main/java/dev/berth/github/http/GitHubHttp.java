package dev.berth.github.http;

import dev.berth.observe.Metrics;
import dev.berth.observe.TroubleKind;
import dev.berth.observe.Troubles;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one request to GitHub and brings back what became of it. Never sleeps, never repeats a
 * request, never throws for anything the world does.
 */
public final class GitHubHttp {
  /** A list of a hundred issues with the longest bodies GitHub takes is about 25 times smaller. */
  public static final int BODY_BYTES_MAX = 20_000_000;

  /** A renamed repository is one hop, one renamed twice is still one. */
  private static final int HOPS_MAX = 3;

  /** No deadline: the call may leave whenever it does. */
  public static final long ANY_TIME = Long.MAX_VALUE;

  private static final Logger LOG = LoggerFactory.getLogger(GitHubHttp.class);

  private final ApiHost host;
  private final Duration timeout;
  private final Metrics metrics;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final EtagCache etags = new EtagCache();
  private final RateBudget budget = new RateBudget();
  private final RefusedCalls refused;
  private final Troubles troubles;
  private final AtomicLong aheadMillis = new AtomicLong();
  private final HttpClient client;

  /**
   * Makes no request yet.
   *
   * @param timeout for one request from sending to the last byte of the answer
   */
  public GitHubHttp(
      ApiHost host,
      Duration connectTimeout,
      Duration timeout,
      Troubles troubles,
      Metrics metrics,
      InstantSource clock,
      LongSupplier nanoTime) {
    this.host = host;
    this.timeout = timeout;
    this.troubles = troubles;
    this.refused = new RefusedCalls(troubles);
    this.metrics = metrics;
    this.clock = clock;
    this.nanoTime = nanoTime;
    // HTTP/1.1: one call a connection, so a cut or a timeout concerns that call alone.
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .build();
  }

  public ApiHost host() {
    return host;
  }

  Instant now() {
    return clock.instant();
  }

  public long nanos() {
    return nanoTime.getAsLong();
  }

  /** The time at GitHub, as far as its answers told. */
  public Instant gitHubNow() {
    return clock.instant().plusMillis(aheadMillis.get());
  }

  /** A question. Followed when moved, and asked with the tag of the answer that is kept. */
  public RequestOutcome get(AuthToken token, String path) {
    return get(token, path, RateBudget.Use.READING);
  }

  public RequestOutcome get(AuthToken token, String path, RateBudget.Use use) {
    ApiRequest call = new ApiRequest("GET", host.at(path), Optional.empty());
    for (int hop = 0; hop < HOPS_MAX; hop++) {
      RequestOutcome outcome = send(call, token, ANY_TIME, use);
      Optional<URI> moved =
          outcome instanceof RequestOutcome.Answered(ApiResponse a)
              ? moved(call, a)
              : Optional.empty();
      if (moved.isEmpty()) {
        return outcome;
      }
      call = call.to(moved.get());
    }
    return new RequestOutcome.Lost("moved more than " + HOPS_MAX + " times");
  }

  private static Optional<URI> moved(ApiRequest call, ApiResponse answer) {
    return switch (answer.status()) {
      case 301, 302, 307, 308 ->
          answer.header("location").flatMap(text -> resolve(call.uri(), text));
      default -> Optional.empty();
    };
  }

  private static Optional<URI> resolve(URI from, String location) {
    try {
      return Optional.of(from.resolve(location));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * One request.
   *
   * @param sendBy on the monotonic clock; {@link #ANY_TIME} for none
   */
  public RequestOutcome send(ApiRequest call, AuthToken token, long sendBy) {
    return send(
        call, token, sendBy, call.isRead() ? RateBudget.Use.READING : RateBudget.Use.WRITING);
  }

  private RequestOutcome send(ApiRequest call, AuthToken token, long sendBy, RateBudget.Use use) {
    if (!host.owns(call.uri())) {
      LOG.warn("refused to send a request to a foreign host: {}", call.uri().getHost());
      metrics.count("berth.github.foreign");
      return new RequestOutcome.NotSent("refused: not the host that BERTH_GITHUB_API names");
    }
    Optional<RequestOutcome> held = held(call, token, use);
    if (held.isPresent()) {
      return held.get();
    }
    Optional<ApiResponse> kept =
        call.isRead() ? etags.find(token.holder(), call.uri()) : Optional.empty();
    HttpRequest request = request(call, token, kept);
    long start = nanos();
    if (sendBy != ANY_TIME && start - sendBy >= 0) {
      metrics.count("berth.github.late");
      return new RequestOutcome.NotSent("the time in which it might be sent was over");
    }
    RequestOutcome outcome = exchange(request);
    refused.heard(call, token, outcome, use == RateBudget.Use.FACTS, now());
    measure(call, outcome, Duration.ofNanos(nanos() - start));
    return outcome instanceof RequestOutcome.Answered(ApiResponse a)
        ? new RequestOutcome.Answered(keep(call, token, kept, a))
        : outcome;
  }

  /** Kept back: GitHub would have had enough of us, or refuses this kind of call at present. */
  private Optional<RequestOutcome> held(ApiRequest call, AuthToken token, RateBudget.Use use) {
    var closed = budget.closedUntil(token.holder(), use, now());
    if (use == RateBudget.Use.READING) {
      tellLimit(closed);
    }
    if (closed.isPresent()) {
      metrics.count("berth.github.held", "use", use.name().toLowerCase(Locale.ROOT));
      return Optional.of(
          new RequestOutcome.Held("GitHub's limit for us is nearly reached", closed.get()));
    }
    return refused
        .keptOutUntil(call, token, now())
        .map(until -> new RequestOutcome.Held("GitHub refuses this at present", until));
  }

  private void tellLimit(Optional<Instant> closed) {
    if (closed.isPresent()) {
      troubles.stands(
          TroubleKind.GITHUB_LIMIT,
          "GitHub's limit for us is nearly reached, reading goes on at " + closed.get());
    } else {
      troubles.over(TroubleKind.GITHUB_LIMIT);
    }
  }

  private HttpRequest request(ApiRequest call, AuthToken token, Optional<ApiResponse> kept) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.uri())
            .timeout(timeout)
            .header("Accept", "application/vnd.github+json")
            .header("X-GitHub-Api-Version", "2022-11-28")
            .header("User-Agent", "berth")
            .header("Authorization", token.authorization().reveal());
    kept.flatMap(a -> a.header("etag")).ifPresent(tag -> request.header("If-None-Match", tag));
    if (call.json().isPresent()) {
      request.header("Content-Type", "application/json");
      return request.method(call.method(), BodyPublishers.ofString(call.json().get())).build();
    }
    return request.method(call.method(), BodyPublishers.noBody()).build();
  }

  /** The client's own timeout ends with the headers; this one covers the body too. */
  private RequestOutcome exchange(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_BYTES_MAX));
    try {
      HttpResponse<byte[]> r = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new RequestOutcome.Answered(new ApiResponse(r.statusCode(), r.headers(), r.body()));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return failed(cause == null ? e : cause);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new RequestOutcome.Lost("no whole answer within " + timeout);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new RequestOutcome.Lost("interrupted");
    }
  }

  /** What is said of an answer larger than {@link #BODY_BYTES_MAX}. */
  public static final String TOO_LARGE = "the answer is larger than may be read at once";

  private static RequestOutcome failed(Throwable cause) {
    var message = Optional.ofNullable(cause.getMessage()).map(m -> " " + m).orElse("");
    String why = TokenRedactor.redact(cause.getClass().getSimpleName() + message);
    return switch (cause) {
      case ConnectException e -> new RequestOutcome.NotSent("no connection: " + why);
      case HttpConnectTimeoutException e -> new RequestOutcome.NotSent("no connection: " + why);
      case IOException e when message.contains("exceeds capacity") ->
          new RequestOutcome.Lost(TOO_LARGE);
      case IOException e -> new RequestOutcome.Lost(why);
      default -> new RequestOutcome.Lost("unexpected: " + why);
    };
  }

  private ApiResponse keep(
      ApiRequest call, AuthToken token, Optional<ApiResponse> kept, ApiResponse answer) {
    budget.observe(token.holder(), answer, now());
    answer.date().ifPresent(at -> aheadMillis.set(at.toEpochMilli() - now().toEpochMilli()));
    if (answer.status() == 304 && kept.isPresent()) {
      return kept.get();
    }
    if (call.isRead()) {
      etags.keep(token.holder(), call.uri(), answer);
    }
    return answer;
  }

  private void measure(ApiRequest call, RequestOutcome outcome, Duration time) {
    String kind =
        switch (outcome) {
          case RequestOutcome.Answered(ApiResponse a) when LimitHeaders.isHit(a) -> "limited";
          case RequestOutcome.Answered(ApiResponse a) when a.status() == 304 -> "unchanged";
          case RequestOutcome.Answered(ApiResponse a) -> a.status() / 100 + "xx";
          case RequestOutcome.NotSent _ -> "not sent";
          case RequestOutcome.Held _ -> "held";
          case RequestOutcome.Lost _ -> "lost";
        };
    metrics.count("berth.github.requests", "method", call.method(), "outcome", kind);
    metrics.took("berth.github.request", time, "method", call.method());
    if (outcome instanceof RequestOutcome.Answered(ApiResponse a)) {
      LimitHeaders.remaining(a).ifPresent(left -> metrics.set("berth.github.remaining", left));
    }
    LOG.debug("{} {} in {} ms", call, kind, time.toMillis());
  }
}
