package dev.berth.provision.lxd;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.berth.provision.cloud.ProviderTls;
import dev.berth.provision.cloud.ProviderTls.ClientIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between the adapter and LXD with LXD's own certificate, and lets answers get lost: what is
 * asked and what is answered is all LXD's.
 */
final class LxdGate implements AutoCloseable {
  /** What happens to the calls from now on. */
  enum Trouble {
    NONE,
    /** No call arrives. */
    CLOSED,
    /** Calls that change something arrive, and their answers do not. */
    ANSWERS_LOST
  }

  volatile Trouble trouble = Trouble.NONE;
  private final HttpsServer server;
  private final HttpClient client;
  private final LxdServer lxd;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  LxdGate(LxdServer lxd) throws Exception {
    this.lxd = lxd;
    var own =
        ClientIdentity.of(
            Files.readString(lxd.serverFile("server.crt")),
            Files.readString(lxd.serverFile("server.key")));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var tls = ProviderTls.context(Set.of(), Optional.empty(), Optional.of(own));
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            parameters.setSSLParameters(tls.getDefaultSSLParameters());
          }
        });
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(
                ProviderTls.context(
                    Set.of(lxd.fingerprint()),
                    Optional.empty(),
                    Optional.of(ClientIdentity.of(lxd.certificate.reveal(), lxd.key.reveal()))))
            .build();
  }

  URI address() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var method = exchange.getRequestMethod();
      var body = exchange.getRequestBody().readAllBytes();
      if (trouble == Trouble.CLOSED) return;
      var to = URI.create("https://127.0.0.1:" + lxd.port + exchange.getRequestURI());
      var request =
          HttpRequest.newBuilder(to).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (name.equalsIgnoreCase("Content-Type") || name.startsWith("X-"))
                  values.forEach(v -> request.header(name, v));
              });
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (trouble == Trouble.ANSWERS_LOST && !method.equals("GET")) return;
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (name.startsWith("x-") || name.equalsIgnoreCase("content-type"))
                  values.forEach(v -> exchange.getResponseHeaders().add(name, v));
              });
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
