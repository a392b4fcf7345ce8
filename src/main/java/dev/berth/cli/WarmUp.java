package dev.berth.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Asks a server for what is asked of each after its start, so that the Java machine can write down
 * the classes that took part: a later start finds them loaded and linked.
 */
final class WarmUp {
  private static final Duration LOOK = Duration.ofMillis(300);

  /** A busy machine may need so many looks until the first comments are written. */
  private static final int LOOKS_MAX = 100;

  private static final List<String> PATHS = List.of("/api/requests", "/health/ready");
  private static final Pattern REQUEST_PAGE = Pattern.compile("/r/\\d+");

  /** What the first status comments lead to: they come back as webhooks. */
  private static final String COMMENTED = "berth_writes_total{kind=\"CreateComment\"";

  private final URI server;

  WarmUp(int port) {
    this.server = URI.create("http://127.0.0.1:" + port);
  }

  static int freePort() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Ends when the first requests were answered, or never will be. */
  void run() throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      for (int look = 0; look < LOOKS_MAX; look++) {
        LockSupport.parkNanos(LOOK.toNanos());
        if (get(http, "/metrics").contains(COMMENTED)) break;
      }
      for (var path : PATHS) get(http, path);
      var page = REQUEST_PAGE.matcher(get(http, "/"));
      if (page.find()) get(http, page.group());
    }
  }

  private String get(HttpClient http, String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(server.resolve(path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
