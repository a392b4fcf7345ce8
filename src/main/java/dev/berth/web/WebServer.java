package dev.berth.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The one HTTP server: webhooks, pages, API, health and figures. */
public final class WebServer implements AutoCloseable {
  /** Running requests get that long when the server stops. */
  private static final long STOP_MILLIS = 10_000;

  /** A connection that sends nothing is cut after that. */
  private static final long IDLE_MILLIS = 30_000;

  private static final String UNKNOWN_HOST =
      "no such host is known: set BERTH_HOST to an address of this machine, or 0.0.0.0";

  private final Javalin server;
  private final String host;
  private final int port;

  /**
   * @param host loopback unless the operator says otherwise
   * @param port 0 for any free one
   * @param metrics text in the Prometheus format
   */
  public WebServer(
      String host,
      int port,
      WebhookEndpoint door,
      LedgerPages pages,
      LedgerApi api,
      HealthEndpoint health,
      Supplier<String> metrics) {
    this.host = host;
    this.port = port;
    this.server =
        Javalin.create(
            cfg -> {
              cfg.startup.showJavalinBanner = false;
              cfg.concurrency.useVirtualThreads = true;
              cfg.http.prefer405over404 = true;
              cfg.jetty.host = host;
              cfg.jetty.port = port;
              cfg.jetty.modifyHttpConfiguration(h -> h.setIdleTimeout(IDLE_MILLIS));
              cfg.jetty.modifyServer(
                  s -> {
                    s.insertHandler(new GracefulHandler());
                    s.setStopTimeout(STOP_MILLIS);
                  });
              cfg.routes.before(WebServer::harden);
              cfg.routes.post("/webhooks/github", door::serve);
              cfg.routes.get("/health/live", health::live);
              cfg.routes.get("/health/ready", health::ready);
              cfg.routes.get(
                  "/metrics",
                  ctx -> ctx.contentType("text/plain; version=0.0.4").result(metrics.get()));
              pages.routes(cfg.routes);
              api.routes(cfg.routes);
            });
  }

  /** Nothing of ours is to be framed, sniffed, or made to load anything from elsewhere. */
  private static void harden(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("X-Frame-Options", "DENY");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  }

  /**
   * Opens the door.
   *
   * @throws CannotListen when host or port cannot be used
   */
  public void start() {
    try (var probe = new ServerSocket()) {
      // Asked first: the server's own words about a failure say less.
      probe.bind(new InetSocketAddress(host, port));
    } catch (IOException | RuntimeException e) {
      throw new CannotListen(why(e));
    }
    try {
      server.start();
    } catch (JavalinException e) {
      throw new CannotListen(why(e));
    }
  }

  private static String why(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (String.valueOf(t.getMessage()).contains("nresolved address")) return UNKNOWN_HOST;
      var said = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
      if (said.contains("permission denied"))
        return "ports below 1024 are for root: set BERTH_PORT to a higher one, behind a proxy";
      if (said.contains("cannot assign") || said.contains("can't assign"))
        return "this machine has no such address: set BERTH_HOST to one that it has, or 0.0.0.0";
      if (said.contains("already in use"))
        return "another program listens there, perhaps another Berth: end it, or set BERTH_PORT";
    }
    return String.valueOf(e.getMessage());
  }

  /** The message says why, and what to do. */
  public static final class CannotListen extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotListen(String why) {
      super(why);
    }
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
