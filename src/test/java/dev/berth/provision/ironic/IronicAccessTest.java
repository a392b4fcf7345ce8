package dev.berth.provision.ironic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpServer;
import dev.berth.config.Secret;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner.SelfCheck;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.ApiAnswer;
import dev.berth.provision.cloud.HttpApi;
import dev.berth.provision.cloud.KeystoneSession;
import dev.berth.provision.cloud.KeystoneSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ways in, and what is said where none is open. */
class IronicAccessTest {
  private static final Order LOOK = new Order.Poll(new MachineKey(12, 1, 1, 1, Optional.empty()));

  private static IronicProvisioner adapter(IronicServer server, BaremetalEndpoint endpoint) {
    return new IronicProvisioner(
        IronicSample.settings(server),
        new AdapterContext("lab", "berth.example.org", InstantSource.system()),
        endpoint);
  }

  @Test
  void a_wrong_password_is_said_without_the_password() {
    IronicServer server = IronicServer.shared();
    Secret wrong = new Secret("not-the-right-one");
    IronicProvisioner adapter =
        adapter(
            server,
            BaremetalEndpoint.at(
                server.url(),
                IronicServer.http(),
                Optional.of(new IronicSettings.HttpBasic("lender", wrong))));
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, adapter.fulfil(LOOK));
    assertEquals("The provider does not accept Berth's credentials.", failed.why());
    assertTrue(failed.retryable());
    assertEquals(Optional.empty(), adapter.inventory());
    assertEquals(Optional.empty(), adapter.stock());
    SelfCheck last = adapter.check().getLast();
    assertEquals(SelfCheck.bad("credentials", failed.why()), last);
  }

  @Test
  void an_ironic_that_is_too_old_is_told_which_versions_are_spoken() {
    BaremetalEndpoint old =
        (_, _, _, _) ->
            new ApiAnswer.Answered(
                200,
                HttpHeaders.of(
                    Map.of(
                        "X-OpenStack-Ironic-API-Minimum-Version", List.of("1.1"),
                        "X-OpenStack-Ironic-API-Maximum-Version", List.of("1.46")),
                    (_, _) -> true),
                MissingNode.getInstance());
    Outcome.Failed failed =
        assertInstanceOf(Outcome.Failed.class, adapter(IronicServer.shared(), old).fulfil(LOOK));
    assertEquals(
        "This Ironic speaks the versions 1.1 to 1.46 of its API; Berth needs one of 1.57 to 1.82.",
        failed.why());
  }

  /** Keystone's part is played here; its catalogue leads to the real Ironic. */
  @Test
  void keystones_catalogue_says_where_ironic_is() throws IOException {
    IronicServer server = IronicServer.shared();
    List<JsonNode> logins = new ArrayList<>();
    HttpServer keystone =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    keystone.createContext(
        "/v3/auth/tokens",
        exchange -> {
          logins.add(HttpApi.JSON.readTree(exchange.getRequestBody()));
          byte[] body = token(server.url()).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("X-Subject-Token", "a-token");
          exchange.sendResponseHeaders(201, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    keystone.start();
    try {
      KeystoneSession session =
          new KeystoneSession(
              account("http://127.0.0.1:" + keystone.getAddress().getPort()),
              IronicServer.http(),
              InstantSource.system());
      BaremetalEndpoint endpoint = BaremetalEndpoint.by(session, Optional.empty());
      ApiAnswer answer = endpoint.send("GET", "", Map.of(), Optional.empty());
      ApiAnswer.Answered told = assertInstanceOf(ApiAnswer.Answered.class, answer);
      assertEquals(Optional.of("1.82"), told.header("X-OpenStack-Ironic-API-Maximum-Version"));
      assertEquals(1, logins.size());
      assertFalse(told.body().isMissingNode());
    } finally {
      keystone.stop(0);
    }
  }

  private static KeystoneSettings account(String url) {
    return new KeystoneSettings(
        URI.create(url),
        Optional.of("an-id"),
        Optional.of(new Secret("a-secret")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static String token(String ironic) {
    return """
    {"token": {"expires_at": "2099-01-01T00:00:00Z", "project": {"id": "1", "name": "lab"},
      "catalog": [{"type": "baremetal", "endpoints": [
        {"interface": "public", "region_id": "here", "region": "here", "url": "%s"}]}]}}
    """
        .formatted(ironic);
  }
}
