package dev.berth.sandbox;

import com.sun.net.httpserver.HttpServer;
import dev.berth.sandbox.model.SandboxJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes webhooks and keeps them. */
final class HookReceiver implements AutoCloseable {
  record Hook(Map<String, String> headers, String body) {
    String event() {
      return headers.getOrDefault("x-github-event", "");
    }

    String action() {
      return SandboxJson.parse(body.getBytes(StandardCharsets.UTF_8))
          .orElseThrow()
          .path("action")
          .asText();
    }

    String name() {
      return event() + "." + action();
    }
  }

  private final HttpServer server;
  private final List<Hook> hooks = new ArrayList<>();
  private volatile int status = 202;

  HookReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/hook",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          Map<String, String> headers = new HashMap<>();
          exchange
              .getRequestHeaders()
              .forEach((n, v) -> headers.put(n.toLowerCase(Locale.ROOT), v.getFirst()));
          synchronized (hooks) {
            hooks.add(new Hook(headers, body));
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  void answer(int newStatus) {
    status = newStatus;
  }

  List<Hook> hooks() {
    synchronized (hooks) {
      return List.copyOf(hooks);
    }
  }

  List<String> names() {
    return hooks().stream().map(Hook::name).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
