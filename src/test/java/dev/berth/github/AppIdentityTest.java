package dev.berth.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.config.Secret;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Write;
import dev.berth.forge.Wrote;
import dev.berth.github.FakeGitHub.Reply;
import dev.berth.github.auth.AppJwt;
import dev.berth.github.auth.GitHubIdentity;
import dev.berth.github.auth.RsaKeyPem;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppIdentityTest {
  private static final String INSTALLATION = "GET /repos/octo/lab/installation";
  private static final String TOKENS = "POST /app/installations/99/access_tokens";
  private static final String LONG_TOKEN = "ghs_123_eyJhbGciOi." + "A1b2C3d4".repeat(70);

  private static KeyPair keys;
  private FakeGitHub gitHub;
  private GitHubForge forge;

  @BeforeAll
  static void makeKeys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
  }

  static Secret pkcs8() {
    return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
  }

  /** What is inside PKCS#8: its 26 bytes of envelope taken off (for a key of 2048 bits). */
  static Secret pkcs1() {
    byte[] info = keys.getPrivate().getEncoded();
    return pem("RSA PRIVATE KEY", Arrays.copyOfRange(info, 26, info.length));
  }

  private static Secret pem(String name, byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return new Secret("-----BEGIN " + name + "-----\n" + lines + "\n-----END " + name + "-----\n");
  }

  @BeforeEach
  void start() {
    gitHub = new FakeGitHub();
    gitHub.on(INSTALLATION, 200, "{'id':99}");
    gitHub.on(TOKENS, token(LONG_TOKEN, Duration.ofHours(1)));
    gitHub.on("GET /repos/octo/lab/issues/5", 200, GitHubSamples.issue(""));
    forge = gitHub.forge(new GitHubIdentity.App("12345", pkcs1()));
  }

  @AfterEach
  void stop() {
    gitHub.close();
  }

  /** The server's Date is the real clock, weeks away from ours: only GitHub's own may count. */
  private static Reply token(String token, Duration term) {
    Instant end = Instant.now().plus(term);
    return Reply.of(201, "{'token':'" + token + "','expires_at':'" + end + "'}");
  }

  private List<String> readIssue() {
    assertInstanceOf(Known.Is.class, forge.issue(GitHubSamples.ISSUE));
    return gitHub.drain();
  }

  @Test
  void both_key_formats_sign_what_the_public_key_verifies() throws Exception {
    for (Secret pem :
        List.of(pkcs1(), pkcs8(), new Secret(pkcs1().reveal().replace("\n", "\r\n")))) {
      String[] parts = new AppJwt("12345", pem).sign(FakeGitHub.NOW).split("\\.", -1);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(keys.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      assertTrue(signature.verify(Base64.getUrlDecoder().decode(parts[2])));
      var claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
      assertEquals("12345", claims.get("iss").asText());
      assertEquals(FakeGitHub.NOW.getEpochSecond() - 60, claims.get("iat").asLong());
      assertEquals(FakeGitHub.NOW.getEpochSecond() + 540, claims.get("exp").asLong());
    }
  }

  @Test
  void a_key_that_is_none_is_refused_without_being_shown() {
    String good = pkcs8().reveal();
    for (String odd :
        List.of(
            "",
            "secret",
            good.replace("PRIVATE", "PUBLIC"),
            good.replace("MII", "AAA"),
            good.substring(0, 200),
            good.replace("BEGIN PRIVATE", "BEGIN ENCRYPTED PRIVATE"))) {
      var e = assertThrows(IllegalArgumentException.class, () -> RsaKeyPem.rsa(new Secret(odd)));
      assertTrue(e.getMessage().contains("settings page"), e.getMessage());
      assertFalse(e.toString().contains(good.substring(40, 60)));
    }
  }

  @Test
  void one_request_fetches_a_token_that_serves_until_five_minutes_before_its_end() {
    assertEquals(
        List.of(INSTALLATION, TOKENS, "GET /repos/octo/lab", "GET /repos/octo/lab/issues/5"),
        readIssue());
    assertEquals(List.of("GET /repos/octo/lab/issues/5"), readIssue());
    gitHub.nanos.addAndGet(Duration.ofMinutes(54).toNanos());
    assertFalse(readIssue().contains(TOKENS));
    gitHub.nanos.addAndGet(Duration.ofMinutes(2).toNanos());
    List<String> asked = readIssue();
    assertEquals(1, asked.stream().filter(TOKENS::equals).count());
    assertFalse(asked.contains(INSTALLATION));
  }

  @Test
  void the_token_is_sent_whatever_its_length_and_the_proof_only_to_the_apps_own_addresses() {
    forge.issue(GitHubSamples.ISSUE);
    for (FakeGitHub.Asked asked : gitHub.asked()) {
      boolean own = asked.path().contains("installation");
      String sent = asked.headers().get("authorization");
      assertEquals(own, sent.startsWith("Bearer eyJ"), asked.toString());
      assertEquals(!own, sent.equals("Bearer " + LONG_TOKEN), asked.toString());
    }
  }

  @Test
  void many_askers_wait_for_one_token() throws Exception {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        pool.submit(() -> forge.issue(GitHubSamples.ISSUE));
      }
    }
    assertEquals(1, gitHub.drain().stream().filter(TOKENS::equals).count());
  }

  @Test
  void a_token_that_is_not_accepted_any_more_is_fetched_anew() {
    readIssue();
    gitHub.on("PATCH /repos/octo/lab/issues/5", 401, "{'message':'Bad credentials'}");
    Wrote wrote = forge.write(GitHubSamples.ISSUE, Write.reopen(), Duration.ofSeconds(5));
    assertInstanceOf(Wrote.Later.class, wrote);
    gitHub.drain();
    assertEquals(List.of(TOKENS, "GET /repos/octo/lab/issues/5"), readIssue());
  }

  @Test
  void where_the_app_is_not_installed_nothing_is_there() {
    gitHub.on(INSTALLATION, 404, "{}");
    gitHub.on("GET /app/installations?per_page=100", 200, "[]");
    assertInstanceOf(Known.Absent.class, forge.repository("octo/lab"));
  }

  @Test
  void an_effect_without_a_token_was_surely_not_made() {
    gitHub.on(TOKENS, 500, "{}");
    Wrote wrote = forge.write(GitHubSamples.ISSUE, Write.reopen(), Duration.ofSeconds(5));
    assertInstanceOf(Wrote.Later.class, wrote);
  }

  @Test
  void a_proof_follows_githubs_clock_once_it_is_known() throws Exception {
    forge.issue(GitHubSamples.ISSUE);
    gitHub.drain();
    gitHub.nanos.addAndGet(Duration.ofHours(2).toNanos());
    forge.issue(GitHubSamples.ISSUE);
    var asked = gitHub.asked().stream().filter(a -> a.toString().equals(TOKENS)).findFirst();
    String jwt = asked.orElseThrow().headers().get("authorization").substring("Bearer ".length());
    byte[] claims = Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]);
    long iat = new ObjectMapper().readTree(claims).get("iat").asLong();
    assertTrue(Math.abs(Instant.now().getEpochSecond() - 60 - iat) < 1_000, () -> "iat " + iat);
  }

  @Test
  void the_app_acts_as_its_bot_user() {
    gitHub.on("GET /app", 200, "{'id':12345,'slug':'berth-lab'}");
    gitHub.on(
        "GET /app/installations?per_page=100",
        200,
        "[{'id':98,'suspended_at':'2026-01-01T00:00:00Z'},{'id':99,'suspended_at':null}]");
    gitHub.on(
        "GET /users/berth-lab%5Bbot%5D", 200, GitHubSamples.user(555, "berth-lab[bot]", "Bot"));
    assertEquals(Known.is(new Person(555, "berth-lab[bot]", true)), forge.self());
    gitHub.drain();
    assertEquals(555, forge.self().found().orElseThrow().id());
    assertEquals(List.of(), gitHub.drain());
  }

  @Test
  void a_token_acts_as_its_owner() {
    gitHub.on("GET /user", 200, GitHubSamples.user(8, "lab-bot", "User"));
    assertEquals("lab-bot", gitHub.forge().self().found().orElseThrow().login());
  }

  @Test
  void a_team_is_asked_about_with_the_token_of_its_organisation() {
    gitHub.on("GET /orgs/octo/installation", 200, "{'id':99}");
    gitHub.on("GET /app/installations?per_page=100", 200, "[{'id':99}]");
    gitHub.on("GET /users/mona", 200, GitHubSamples.mona());
    gitHub.on("GET /orgs/octo/teams/crew/memberships/mona", 200, "{'state':'active'}");
    assertEquals(Known.is(true), forge.member("octo", "crew", GitHubSamples.MONA));
  }
}
