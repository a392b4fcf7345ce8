package dev.berth.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.forge.DeliveryLog;
import dev.berth.forge.Known;
import dev.berth.forge.Wrote;
import dev.berth.github.FakeGitHub.Reply;
import dev.berth.github.auth.GitHubIdentity;
import dev.berth.github.webhooks.GitHubDeliveryLog;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubDeliveryLogTest {
  private static final String LIST = "GET /app/hook/deliveries?per_page=100";
  private static final Instant SINCE = Instant.parse("2026-11-01T00:00:00Z");

  private FakeGitHub gitHub;
  private DeliveryLog deliveries;

  @BeforeAll
  static void makeKeys() throws Exception {
    AppIdentityTest.makeKeys();
  }

  @BeforeEach
  void start() {
    gitHub = new FakeGitHub();
    deliveries = gitHub.forge(new GitHubIdentity.App("1", AppIdentityTest.pkcs8())).deliveries();
  }

  @AfterEach
  void stop() {
    gitHub.close();
  }

  private static String one(long id, String guid, int code, String status, String at) {
    return "{'id':"
        + id
        + ",'guid':'"
        + guid
        + "','event':'issues','redelivery':false,'status_code':"
        + code
        + ",'status':'"
        + status
        + "','delivered_at':'"
        + at
        + "'}";
  }

  @Test
  void what_no_attempt_brought_through_is_found_over_the_pages() {
    String next =
        "<https://evil.example/app/hook/deliveries?per_page=100&cursor=v1_17%3D>; rel=\"next\"";
    gitHub.on(
        LIST,
        Reply.of(
                200,
                "["
                    + one(6, "c", 200, "OK", "2026-11-02T06:00:00Z")
                    + ","
                    + one(5, "b", 502, "failed to connect", "2026-11-02T05:00:00Z")
                    + ","
                    + one(4, "a", 0, "timed out", "2026-11-02T04:00:00Z")
                    + "]")
            .with("Link", next));
    gitHub.on(
        LIST + "&cursor=v1_17%3D",
        200,
        "["
            + one(3, "b", 503, "Service Unavailable", "2026-11-02T03:00:00Z")
            + ","
            + one(2, "c", 500, "Internal Server Error", "2026-11-02T02:00:00Z")
            + ","
            + one(1, "old", 500, "Internal Server Error", "2026-10-31T00:00:00Z")
            + "]");
    DeliveryLog.Batch batch = deliveries.failedSince(SINCE).found().orElseThrow();
    assertTrue(batch.complete());
    assertEquals(List.of("a", "b"), batch.failed().stream().map(DeliveryLog.Failed::guid).toList());
    DeliveryLog.Failed b = batch.failed().getLast();
    assertEquals(List.of(5L, 2L, 502L), List.of(b.id(), (long) b.attempts(), (long) b.status()));
    assertEquals(2, gitHub.drain().size());
  }

  @Test
  void a_list_without_end_is_read_in_part() {
    gitHub.on(
        LIST,
        Reply.of(200, "[" + one(1, "a", 500, "x", "2026-11-02T04:00:00Z") + "]")
            .with("Link", "<https://x?cursor=c>; rel=\"next\""));
    gitHub.on(
        LIST + "&cursor=c", Reply.of(200, "[]").with("Link", "<https://x?cursor=c>; rel=\"next\""));
    assertFalse(deliveries.failedSince(SINCE).found().orElseThrow().complete());
    assertEquals(GitHubDeliveryLog.PAGES_MAX, gitHub.drain().size());
  }

  @Test
  void one_request_asks_for_one_again() {
    gitHub.on("POST /app/hook/deliveries/5/attempts", 202, "{}");
    assertEquals(new Wrote.Done(0), deliveries.redeliver(5));
    assertTrue(gitHub.last().headers().get("authorization").startsWith("Bearer eyJ"));
    assertEquals(List.of("POST /app/hook/deliveries/5/attempts"), gitHub.drain());
    assertInstanceOf(Wrote.Missing.class, deliveries.redeliver(6));
  }

  @Test
  void a_failing_list_is_unknown_and_a_token_has_none() {
    gitHub.on(LIST, 500, "");
    assertInstanceOf(Known.Unknown.class, deliveries.failedSince(SINCE));
    assertInstanceOf(Known.Absent.class, gitHub.forge().deliveries().failedSince(SINCE));
    assertInstanceOf(Wrote.Missing.class, gitHub.forge().deliveries().redeliver(1));
  }
}
