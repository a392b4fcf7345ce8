package dev.berth.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.berth.Eventually;
import dev.berth.config.Secret;
import dev.berth.github.auth.GitHubIdentity;
import dev.berth.observe.Metrics;
import dev.berth.observe.Troubles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A GitHub that answers by script and keeps what it was asked. Answers to one address are given in
 * turn, the last of them for ever.
 */
final class FakeGitHub implements AutoCloseable {
  static final String TOKEN = "ghp_VerySecretTokenThatMustNotBeSeen0000";
  static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

  /** A request as it came. */
  record Asked(String method, String path, Map<String, String> headers, String body) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /**
   * An answer; a status of 0 hangs until the server is closed, -1 cuts the connection, -2 hangs in
   * the middle of the body, -3 cuts there.
   */
  record Reply(int status, String body, Map<String, String> headers) {
    static final Reply HANG = new Reply(0, "", Map.of());
    static final Reply CUT = new Reply(-1, "", Map.of());

    static final Reply STALL = new Reply(-2, "", Map.of());
    static final Reply CUT_BODY = new Reply(-3, "", Map.of());

    static Reply of(int status, String body) {
      return new Reply(status, body.replace('\'', '"'), Map.of());
    }

    Reply with(String name, String value) {
      Map<String, String> all = new LinkedHashMap<>(headers);
      all.put(name, value);
      return new Reply(status, body, all);
    }
  }

  private final HttpServer server;
  private final Map<String, Deque<Reply>> script = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  final SimpleMeterRegistry figures = new SimpleMeterRegistry();
  final AtomicLong nanos = new AtomicLong(1_000_000);
  volatile Instant now = NOW;
  final Troubles troubles = new Troubles(new Metrics(figures), () -> now);

  FakeGitHub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
    on("GET /repos/octo/lab", Reply.of(200, "{'id':42,'full_name':'octo/lab'}"));
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  FakeGitHub on(String request, Reply... replies) {
    script.put(request, new ArrayDeque<>(List.of(replies)));
    return this;
  }

  FakeGitHub on(String request, int status, String body) {
    return on(request, Reply.of(status, body));
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Requests since the last call, in words. */
  List<String> drain() {
    List<String> words = asked.stream().map(Asked::toString).toList();
    asked.clear();
    return words;
  }

  Asked last() {
    return asked.getLast();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> headers = new LinkedHashMap<>();
    exchange.getRequestHeaders().forEach((k, v) -> headers.put(k.toLowerCase(), v.getFirst()));
    Asked one =
        new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
    asked.add(one);
    Reply reply = next(one.toString());
    String tag = reply.headers().getOrDefault("ETag", "-");
    if (reply.status() == 0) {
      await();
    } else if (reply.status() == -1) {
      exchange.close();
    } else if (reply.status() < 0) {
      exchange.sendResponseHeaders(200, 100);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      if (reply.equals(Reply.STALL)) {
        await();
      }
      exchange.close();
    } else if (tag.equals(headers.get("if-none-match"))) {
      exchange.sendResponseHeaders(304, -1);
      exchange.close();
    } else {
      answer(exchange, reply);
    }
  }

  private static void answer(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply next(String request) {
    Deque<Reply> replies = script.get(request);
    if (replies == null) {
      return Reply.of(404, "{'message':'Not Found'}");
    }
    synchronized (replies) {
      return replies.size() > 1 ? replies.remove() : replies.element();
    }
  }

  /**
   * The JDK's server writes its own clock into Date, so our clock is moved to it where it matters.
   */
  GitHubForge forge() {
    return forge(new GitHubIdentity.Token(new Secret(TOKEN)));
  }

  GitHubForge forge(GitHubIdentity identity) {
    return forge(identity, Eventually.AT_MOST);
  }

  GitHubForge forge(GitHubIdentity identity, Duration timeout) {
    GitHubSettings settings =
        new GitHubSettings(URI.create(address() + "/"), identity, Eventually.AT_MOST, timeout);
    return new GitHubForge(settings, troubles, new Metrics(figures), () -> now, nanos::get);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
