package dev.berth.provision.openstack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.berth.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * The way to an OpenStack, which breaks as a test tells it. The catalogue leads through it too. Its
 * requests are kept, for tests that look what was sent.
 */
final class CloudProxy implements AutoCloseable {
  private static final List<String> SERVICES =
      List.of("keystone", "placement", "glance", "neutron", "nova");
  private static final List<String> NOT_PASSED_ON =
      List.of("host", "connection", "content-length", "upgrade", "http2-settings");

  /** What becomes of the requests. */
  enum Mode {
    PASSES,
    /** Nothing arrives. */
    DOWN,
    /** The next change arrives, its answer does not, and then nothing does. */
    LOSES_ANSWER,
    /** The next change arrives, and its answer does not. */
    LOSES_ONE_ANSWER,
    /** The next change is turned away by something before the service. */
    TURNS_AWAY,
    /** No service takes any token, and keystone gives out one after the other. */
    TAKES_NO_TOKEN
  }

  /** As it was asked for, with the body that was sent. */
  record Sent(String method, String path, String body) {}

  private final OpenStackPlane plane;
  private final HttpServer server;
  private final HttpClient http = OpenStackPlane.newHttp();
  private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();
  private volatile Mode mode = Mode.PASSES;
  private final ConcurrentLinkedQueue<Runnable> afterChange = new ConcurrentLinkedQueue<>();
  private volatile UnaryOperator<String> changed = UnaryOperator.identity();

  CloudProxy(OpenStackPlane plane) {
    this.plane = plane;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  String url(String service) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + service;
  }

  void mode(Mode next) {
    mode = next;
  }

  /** Done between the next change and its answer. */
  void afterChange(Runnable deed) {
    afterChange.add(deed);
  }

  /** Other answers than the services gave. */
  void answers(UnaryOperator<String> change) {
    changed = change;
  }

  List<Sent> sent(String method, String pathPart) {
    return sent.stream()
        .filter(s -> s.method().equals(method) && s.path().contains(pathPart))
        .toList();
  }

  void forget() {
    sent.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      byte[] body = exchange.getRequestBody().readAllBytes();
      String method = exchange.getRequestMethod();
      boolean change = !method.equals("GET") && !path.contains("/auth/tokens");
      sent.add(new Sent(method, path, new String(body, StandardCharsets.UTF_8)));
      Mode now = mode;
      if (now == Mode.DOWN) {
        return;
      }
      if (now == Mode.TURNS_AWAY && change) {
        mode = Mode.PASSES;
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      if (now == Mode.TAKES_NO_TOKEN && !path.contains("/auth/tokens")) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      HttpResponse<byte[]> answer = passOn(exchange, method, path, body);
      if (change) {
        Optional.ofNullable(afterChange.poll()).ifPresent(Runnable::run);
      }
      if (now == Mode.LOSES_ANSWER && change) {
        mode = Mode.DOWN;
        return;
      }
      if (now == Mode.LOSES_ONE_ANSWER && change) {
        mode = Mode.PASSES;
        return;
      }
      answer(exchange, answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> passOn(
      HttpExchange exchange, String method, String path, byte[] body)
      throws IOException, InterruptedException {
    String service = path.split("/", -1)[1];
    URI to = URI.create(plane.url(service) + path.substring(service.length() + 1));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .timeout(Eventually.AT_MOST)
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    for (String service : SERVICES) {
      text = text.replace(plane.url(service), url(service));
    }
    byte[] body = changed.apply(text).getBytes(StandardCharsets.UTF_8);
    for (String name : List.of("Content-Type", "X-Subject-Token")) {
      Optional<String> value = answer.headers().firstValue(name);
      value.ifPresent(v -> exchange.getResponseHeaders().add(name, v));
    }
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
