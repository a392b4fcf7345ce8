package dev.berth.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.Eventually;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A GitHub App signs as itself, gets a token for its installation, and acts with that. */
class AppTest {

  private final SandboxClock clock = new SandboxClock();
  private final HookReceiver receiver = new HookReceiver();
  private KeyPair keys;
  private SandboxGitHub github;

  @BeforeEach
  void open() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    github =
        SandboxWorlds.small(clock)
            .app(4711, "dock", pem)
            .webhooks(receiver.address(), "s3cret")
            .start();
  }

  @AfterEach
  void close() {
    github.close();
    receiver.close();
  }

  private SandboxClient app(long id, Duration term) throws Exception {
    return signed(github, keys.getPrivate(), id, clock, term);
  }

  static SandboxClient signed(
      SandboxGitHub github, PrivateKey key, long id, SandboxClock clock, Duration term)
      throws Exception {
    long now = clock.instant().getEpochSecond();
    String claims =
        String.format(
            Locale.ROOT, "{\"iss\":\"%d\",\"iat\":%d,\"exp\":%d}", id, now, now + term.toSeconds());
    String text = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(text.getBytes(StandardCharsets.US_ASCII));
    String token =
        text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    return new SandboxClient(github, "Bearer " + token);
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void an_app_gets_a_token_and_comments_as_its_bot() throws Exception {
    SandboxClient app = app(4711, Duration.ofMinutes(9));
    assertEquals("dock", app.get("/app").json().path("slug").asText());
    long installation = app.get(SandboxWorlds.REPO + "/installation").json().path("id").asLong();
    assertEquals(github.installation(), installation);
    var grant = app.post("/app/installations/" + installation + "/access_tokens", "");
    assertEquals(201, grant.status());
    assertEquals("2026-11-02T10:00:00Z", grant.json().path("expires_at").asText());
    SandboxClient bot = new SandboxClient(github, "token " + grant.json().path("token").asText());
    int n = github.repository().open("rosa", "Two machines", "");
    var comment = bot.post(SandboxWorlds.REPO + "/issues/" + n + "/comments", "{\"body\":\"hi\"}");
    assertEquals("dock[bot]", comment.json().at("/user/login").asText());
    assertEquals("Bot", comment.json().at("/user/type").asText());
    assertEquals("dock", comment.json().at("/performed_via_github_app/slug").asText());
    assertEquals(403, bot.get("/user").status());
    clock.pass(Duration.ofHours(1));
    assertEquals(401, bot.get(SandboxWorlds.REPO).status());
  }

  @Test
  void a_wrong_signature_or_term_is_refused() throws Exception {
    assertEquals(401, app(4711, Duration.ofHours(2)).get("/app").status());
    assertEquals(401, app(4711, Duration.ofSeconds(-5)).get("/app").status());
    assertEquals(404, app(4712, Duration.ofMinutes(9)).get("/app").status());
    keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    assertEquals(401, app(4711, Duration.ofMinutes(9)).get("/app").status());
    assertEquals(401, SandboxClient.as(github, "mika").get("/app").status());
  }

  @Test
  void failed_deliveries_are_listed_and_asked_for_again() throws Exception {
    receiver.answer(500);
    for (int i = 0; i < 3; i++) {
      github.repository().open("rosa", "Request " + i, "");
    }
    assertTrue(github.webhooksSent(Eventually.AT_MOST));
    SandboxClient app = app(4711, Duration.ofMinutes(9));
    var page = app.get("/app/hook/deliveries?per_page=2&status=failure");
    assertEquals(2, page.json().size());
    assertEquals(500, page.json().get(0).path("status_code").asInt());
    String link = page.header("Link");
    var rest = app.get(link.substring(1, link.indexOf('>')));
    assertEquals(1, rest.json().size());
    receiver.answer(202);
    long id = rest.json().get(0).path("id").asLong();
    assertEquals(202, app.post("/app/hook/deliveries/" + id + "/attempts", "").status());
    assertTrue(github.webhooksSent(Eventually.AT_MOST));
    assertEquals(4, receiver.names().size());
    var single = app.get("/app/hook/deliveries/" + id).json();
    assertEquals("Request 0", single.at("/request/payload/issue/title").asText());
    assertEquals(
        "integration",
        single.at("/request/headers/X-GitHub-Hook-Installation-Target-Type").asText());
  }
}
