package dev.berth.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The one HTTP server: webhooks, pages, API, health and figures. */
public final class WebServer implements AutoCloseable {
  /** Running requests get that long when the server stops. */
  private static final long STOP_MILLIS = 10_000;

  /** A connection that sends nothing is cut after that. */
  private static final long IDLE_MILLIS = 30_000;

  private final Javalin server;

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
   * @throws UncheckedIOException when the port is taken, or may not be opened
   */
  public void start() {
    try {
      server.start();
    } catch (JavalinBindException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), new IOException(e));
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
