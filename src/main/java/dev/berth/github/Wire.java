package dev.berth.github;

import dev.berth.observe.Metrics;
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
final class Wire {
  /** A list of a hundred issues with the longest bodies GitHub takes is about 25 times smaller. */
  static final int BODY_BYTES_MAX = 20_000_000;

  /** A renamed repository is one hop, one renamed twice is still one. */
  private static final int HOPS_MAX = 3;

  /** No deadline: the call may leave whenever it does. */
  static final long ANY_TIME = Long.MAX_VALUE;

  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

  private final Host host;
  private final Duration timeout;
  private final Metrics metrics;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final EtagCache etags = new EtagCache();
  private final Budget budget = new Budget();
  private final AtomicLong aheadMillis = new AtomicLong();
  private final HttpClient client;

  /**
   * Makes no request yet.
   *
   * @param timeout for one request from sending to the last byte of the answer
   */
  Wire(
      Host host,
      Duration connectTimeout,
      Duration timeout,
      Metrics metrics,
      InstantSource clock,
      LongSupplier nanoTime) {
    this.host = host;
    this.timeout = timeout;
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

  Host host() {
    return host;
  }

  Instant now() {
    return clock.instant();
  }

  long nanos() {
    return nanoTime.getAsLong();
  }

  /** The time at GitHub, as far as its answers told. */
  Instant gitHubNow() {
    return clock.instant().plusMillis(aheadMillis.get());
  }

  /** A question. Followed when moved, and asked with the tag of the answer that is kept. */
  Sent get(Pass pass, String path) {
    return get(pass, path, Budget.Use.READING);
  }

  Sent get(Pass pass, String path, Budget.Use use) {
    Call call = new Call("GET", host.at(path), Optional.empty());
    for (int hop = 0; hop < HOPS_MAX; hop++) {
      Sent sent = send(call, pass, ANY_TIME, use);
      Optional<URI> moved =
          sent instanceof Sent.Answered(Answer a) ? moved(call, a) : Optional.empty();
      if (moved.isEmpty()) {
        return sent;
      }
      call = call.to(moved.get());
    }
    return new Sent.Lost("moved more than " + HOPS_MAX + " times");
  }

  private static Optional<URI> moved(Call call, Answer answer) {
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
  Sent send(Call call, Pass pass, long sendBy) {
    return send(call, pass, sendBy, call.isRead() ? Budget.Use.READING : Budget.Use.WRITING);
  }

  private Sent send(Call call, Pass pass, long sendBy, Budget.Use use) {
    if (!host.owns(call.uri())) {
      LOG.warn("refused to send a request to a foreign host: {}", call.uri().getHost());
      metrics.count("berth.github.foreign");
      return new Sent.NotSent("refused: not the host that BERTH_GITHUB_API names");
    }
    var closed = budget.closedUntil(pass.holder(), use, now());
    if (closed.isPresent()) {
      metrics.count("berth.github.held", "use", use.name().toLowerCase(Locale.ROOT));
      return new Sent.Held("GitHub's limit for us is nearly reached", closed.get());
    }
    Optional<Answer> kept =
        call.isRead() ? etags.find(pass.holder(), call.uri()) : Optional.empty();
    HttpRequest request = request(call, pass, kept);
    long start = nanos();
    if (sendBy != ANY_TIME && start - sendBy >= 0) {
      metrics.count("berth.github.late");
      return new Sent.NotSent("the time in which it might be sent was over");
    }
    Sent sent = exchange(request);
    measure(call, sent, Duration.ofNanos(nanos() - start));
    return sent instanceof Sent.Answered(Answer a)
        ? new Sent.Answered(keep(call, pass, kept, a))
        : sent;
  }

  private HttpRequest request(Call call, Pass pass, Optional<Answer> kept) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.uri())
            .timeout(timeout)
            .header("Accept", "application/vnd.github+json")
            .header("X-GitHub-Api-Version", "2022-11-28")
            .header("User-Agent", "berth")
            .header("Authorization", pass.authorization().reveal());
    kept.flatMap(a -> a.header("etag")).ifPresent(tag -> request.header("If-None-Match", tag));
    if (call.json().isPresent()) {
      request.header("Content-Type", "application/json");
      return request.method(call.method(), BodyPublishers.ofString(call.json().get())).build();
    }
    return request.method(call.method(), BodyPublishers.noBody()).build();
  }

  /** The client's own timeout ends with the headers; this one covers the body too. */
  private Sent exchange(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_BYTES_MAX));
    try {
      HttpResponse<byte[]> r = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Sent.Answered(new Answer(r.statusCode(), r.headers(), r.body()));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return failed(cause == null ? e : cause);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Sent.Lost("no whole answer within " + timeout);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Sent.Lost("interrupted");
    }
  }

  private static Sent failed(Throwable cause) {
    var message = Optional.ofNullable(cause.getMessage()).map(m -> " " + m).orElse("");
    String why = Redact.line(cause.getClass().getSimpleName() + message);
    return switch (cause) {
      case ConnectException e -> new Sent.NotSent("no connection: " + why);
      case HttpConnectTimeoutException e -> new Sent.NotSent("no connection: " + why);
      case IOException e -> new Sent.Lost(why);
      default -> new Sent.Lost("unexpected: " + why);
    };
  }

  private Answer keep(Call call, Pass pass, Optional<Answer> kept, Answer answer) {
    budget.told(pass.holder(), answer, now());
    answer.date().ifPresent(at -> aheadMillis.set(at.toEpochMilli() - now().toEpochMilli()));
    if (answer.status() == 304 && kept.isPresent()) {
      return kept.get();
    }
    if (call.isRead()) {
      etags.keep(pass.holder(), call.uri(), answer);
    }
    return answer;
  }

  private void measure(Call call, Sent sent, Duration time) {
    String kind =
        switch (sent) {
          case Sent.Answered(Answer a) when Limits.hit(a) -> "limited";
          case Sent.Answered(Answer a) when a.status() == 304 -> "unchanged";
          case Sent.Answered(Answer a) -> a.status() / 100 + "xx";
          case Sent.NotSent _ -> "not sent";
          case Sent.Held _ -> "held";
          case Sent.Lost _ -> "lost";
        };
    metrics.count("berth.github.requests", "method", call.method(), "outcome", kind);
    metrics.took("berth.github.request", time, "method", call.method());
    if (sent instanceof Sent.Answered(Answer a)) {
      Limits.remaining(a).ifPresent(left -> metrics.set("berth.github.remaining", left));
    }
    LOG.debug("{} {} in {} ms", call, kind, time.toMillis());
  }
}
