package dev.berth.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.Eventually;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.sandbox.webhooks.WebhookSender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks are signed, in order, recorded, and go wrong when told to. */
class WebhookTest {
  private static final String SECRET = "It's a Secret to Everybody";

  private final SandboxClock clock = new SandboxClock();
  private final HookReceiver receiver = new HookReceiver();
  private final SandboxGitHub github =
      SandboxWorlds.small(clock).webhooks(receiver.address(), SECRET).start();
  private final RepositoryFixture machines = github.repository();

  @AfterEach
  void close() {
    github.close();
    receiver.close();
  }

  private List<String> arrived() throws InterruptedException {
    assertTrue(github.webhooksSent(Eventually.AT_MOST), "webhooks are still under way");
    return receiver.names();
  }

  @Test
  void the_signature_is_the_one_of_githubs_own_example() {
    assertEquals(
        "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        WebhookSender.sign("HmacSHA256", SECRET, "Hello, World!"));
  }

  @Test
  void a_life_is_told_in_order_with_githubs_headers() throws Exception {
    int n = machines.open("rosa", "Two machines", "please", "cluster request");
    long c = machines.comment("rosa", n, "/status");
    machines.editComment("rosa", c, "/help");
    machines.deleteComment("rosa", c);
    machines.edit("rosa", n, "Three machines", "please!");
    machines.label("mika", n, "approved");
    machines.unlabel("mika", n, "approved");
    machines.assign("mika", n, "mika");
    machines.lock("mika", n);
    machines.unlock("mika", n);
    machines.close("rosa", n);
    machines.reopen("rosa", n);
    machines.push("mika", ".github/berth.yaml", "program: quay\n");
    machines.role("olga", "sam", SandboxRole.TRIAGE);
    assertEquals(
        List.of(
            "issues.opened",
            "issues.labeled",
            "issue_comment.created",
            "issue_comment.edited",
            "issue_comment.deleted",
            "issues.edited",
            "issues.labeled",
            "issues.unlabeled",
            "issues.assigned",
            "issues.locked",
            "issues.unlocked",
            "issues.closed",
            "issues.reopened",
            "push.",
            "member.added"),
        arrived());
    var hook = receiver.hooks().getFirst();
    assertEquals(
        "sha256=" + WebhookSender.sign("HmacSHA256", SECRET, hook.body()),
        hook.headers().get("x-hub-signature-256"));
    assertTrue(hook.headers().get("user-agent").startsWith("GitHub-Hookshot/"));
    assertEquals("repository", hook.headers().get("x-github-hook-installation-target-type"));
    var body = SandboxJson.parse(hook.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
    assertEquals("cluster request", body.at("/issue/labels/0/name").asText());
    assertEquals("rosa", body.at("/sender/login").asText());
    assertEquals(machines.id(), body.at("/repository/id").asLong());
    var edited =
        SandboxJson.parse(receiver.hooks().get(5).body().getBytes(StandardCharsets.UTF_8))
            .orElseThrow();
    assertEquals("Two machines", edited.at("/changes/title/from").asText());
  }

  @Test
  void a_delivery_can_be_sent_again_under_the_same_guid() throws Exception {
    receiver.answer(503);
    machines.open("rosa", "Two machines", "");
    arrived();
    SeenDelivery failed = github.deliveries().getFirst();
    assertEquals(503, failed.statusCode());
    receiver.answer(202);
    assertTrue(github.redeliver(failed.id()));
    assertEquals(List.of("issues.opened", "issues.opened"), arrived());
    assertEquals(
        receiver.hooks().get(0).headers().get("x-github-delivery"),
        receiver.hooks().get(1).headers().get("x-github-delivery"));
    SeenDelivery again = github.deliveries().getFirst();
    assertTrue(again.redelivery());
    assertNotEquals(failed.id(), again.id());
    assertEquals(202, again.statusCode());
  }

  @Test
  void webhooks_are_lost_and_doubled_when_told_to() throws Exception {
    github.webhookFaults(
        d ->
            d.action().equals(Optional.of("opened"))
                ? List.of()
                : List.of(Duration.ZERO, Duration.ofMillis(1)));
    int n = machines.open("rosa", "Two machines", "");
    machines.close("rosa", n);
    assertEquals(List.of("issues.closed", "issues.closed"), arrived());
    assertEquals("not sent", github.deliveries().getLast().status());
  }

  @Test
  void webhooks_are_held_and_sent_in_another_order() throws Exception {
    github.holdWebhooks();
    for (int i = 0; i < 8; i++) {
      machines.open("rosa", "Request " + i, "");
    }
    assertEquals(List.of(), arrived());
    github.releaseWebhooksShuffled(7);
    arrived();
    List<String> bodies = receiver.hooks().stream().map(HookReceiver.Hook::body).toList();
    assertEquals(8, bodies.size());
    assertTrue(!bodies.getFirst().contains("Request 0") || !bodies.get(1).contains("Request 1"));
  }

  @Test
  void webhooks_may_begin_held_for_a_target_that_starts_later() throws Exception {
    try (SandboxGitHub early =
        SandboxWorlds.small(clock).webhooks(receiver.address(), SECRET).webhooksHeld().start()) {
      early.repository().open("rosa", "Two machines", "");
      assertTrue(early.webhooksSent(Eventually.AT_MOST));
      assertEquals(List.of(), receiver.names());
      early.releaseWebhooks();
      assertTrue(early.webhooksSent(Eventually.AT_MOST));
      assertEquals(List.of("issues.opened"), receiver.names());
      early.ping();
      assertTrue(early.webhooksSent(Eventually.AT_MOST));
      assertEquals("ping", receiver.hooks().getLast().event());
    }
  }

  @Test
  void what_was_on_the_way_is_sent_after_a_restart(@TempDir Path folder) throws Exception {
    int n;
    long id;
    try (SandboxGitHub first = SandboxWorlds.small(clock).folder(folder).start()) {
      first.holdWebhooks();
      n = first.repository().open("rosa", "Two machines", "please", "approved");
      id = first.repository().comment("rosa", n, "hello");
    }
    try (SandboxGitHub second =
        SandboxWorlds.small(clock).folder(folder).webhooks(receiver.address(), SECRET).start()) {
      assertTrue(second.webhooksSent(Eventually.AT_MOST));
      assertEquals(
          List.of("issues.opened", "issues.labeled", "issue_comment.created"), receiver.names());
      RepositoryFixture repo = second.repository();
      assertEquals("Two machines", repo.issue(n).title());
      assertEquals(List.of("approved"), repo.labels(n));
      assertEquals(id, repo.comments(n).getFirst().id());
      assertNotEquals(n, repo.open("rosa", "Another", ""));
    }
    int before = receiver.names().size();
    try (SandboxGitHub third =
        SandboxWorlds.small(clock).folder(folder).webhooks(receiver.address(), SECRET).start()) {
      assertTrue(third.webhooksSent(Eventually.AT_MOST));
      assertEquals(4, third.deliveries().size());
    }
    assertTrue(receiver.names().size() <= before + 1, "answered webhooks are not sent again");
  }
}
