package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.endtoend.EndToEnd;
import dev.berth.endtoend.WebhookReplay;
import dev.berth.sandbox.ApiFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks that came twice, late, in no order or never, and what other bots made of that. */
class IncidentDoublesTest {
  @TempDir private Path data;
  private EndToEnd berth;

  @BeforeEach
  void begin() throws InterruptedException {
    berth = new EndToEnd(data);
  }

  @AfterEach
  void end() {
    berth.close();
  }

  @Test
  void all_contributors_79_every_webhook_twice_is_answered_once() throws InterruptedException {
    berth.github.webhookFaults(_ -> List.of(Duration.ZERO, Duration.ZERO));
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("rio", "/help");
    assertEquals(1, replies("You can use"));
    assertEquals(1, replies("berth status"));
  }

  @Test
  void gitmesh_412_a_signed_request_replayed_under_new_ids_does_nothing()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("mara", "/approve");
    berth.passes(Duration.ofMinutes(2)).shows("active").says("rio", "/extend 30d once");
    var said = berth.ours().size();
    var lease = berth.status();
    berth.passes(Duration.ofMinutes(5));
    berth.github.forgetRequests();
    new WebhookReplay(berth).all("issue_comment");
    new WebhookReplay(berth).all("issues").shows("active").hasMachines(2);
    assertEquals(said, berth.ours().size());
    assertEquals(lease, berth.status());
    assertEquals(0, berth.github.writes().size(), () -> "" + berth.writes());
  }

  @Test
  void gitmesh_412_an_old_approve_replayed_for_an_ask_made_anew_orders_nothing()
      throws InterruptedException {
    berth
        .opens("rio", EndToEnd.form("2", "90 days"))
        .says("mara", "/approve")
        .says("rio", "/withdraw");
    berth.passes(Duration.ofMinutes(2)).shows("withdrawn");
    berth.says("rio", "/reopen").passes(Duration.ofMinutes(1)).shows("needs approval");
    new WebhookReplay(berth).all("issue_comment");
    berth.passes(Duration.ofMinutes(2)).shows("needs approval").hasMachines(0);
  }

  @Test
  void thrillhousebot_80_octobot_99_a_delivery_seen_before_is_said_to_be() throws Exception {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    var d = berth.github.deliveries().getFirst();
    berth.github.redeliver(d.id());
    berth.settle();
    assertEquals(200, berth.github.deliveries().getFirst().statusCode());
    assertEquals(
        401,
        new WebhookReplay(berth).send(d.event(), d.payload(), "sha256=" + "0".repeat(64)),
        "forged");
  }

  @Test
  void ai_code_reviewer_677_bugbug_6716_what_was_done_is_known_after_a_start()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("rio", "/status");
    var said = berth.ours().size();
    berth.stop();
    berth.start();
    new WebhookReplay(berth).all("issue_comment");
    assertEquals(said, berth.ours().size());
  }

  @Test
  void ever_gauzy_10198_two_alike_at_once_are_one() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.webhookFaults(_ -> List.of(Duration.ZERO, Duration.ofMillis(1), Duration.ZERO));
    berth.says("mara", "/approve").passes(Duration.ofMinutes(2)).shows("active").hasMachines(2);
    assertEquals(1, replies("are ready"));
  }

  @Test
  void openhands_automation_381_what_a_crash_cut_short_is_done_after_it()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.issues.comment("mara", berth.issue, "/approve");
    berth.delivered();
    berth.stop();
    berth.start();
    berth.passes(Duration.ofMinutes(3)).shows("active").hasMachines(2);
  }

  @Test
  void probot_1049_gascity_5827_a_lost_label_and_a_lost_comment_are_found()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.webhookFaults(_ -> List.of());
    berth.labels("mara", "approved").passes(Duration.ofMinutes(7)).shows("active").hasMachines(2);
    berth.says("rio", "/release").passes(Duration.ofMinutes(8)).shows("released").hasMachines(0);
  }

  @Test
  void atlantis_1393_617_5807_a_lost_close_frees_what_was_held() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("mara", "/approve");
    berth.passes(Duration.ofMinutes(2)).shows("active");
    berth.github.webhookFaults(_ -> List.of());
    berth.closes("rio").passes(Duration.ofMinutes(7)).hasMachines(2);
    berth.passes(Duration.ofHours(60)).passes(Duration.ofMinutes(5)).hasMachines(0);
  }

  @Test
  void triagebot_1738_a_slow_answer_of_the_forge_pings_nobody_twice() throws InterruptedException {
    berth.github.apiFaults(
        r ->
            r.isWrite() && r.path().endsWith("/comments")
                ? Optional.of(new ApiFault.ServerError(502, true))
                : Optional.empty());
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.apiFaults(ApiFault.Plan.NONE);
    berth.passes(Duration.ofMinutes(6)).shows("needs approval");
    assertEquals(1, replies("berth status"));
  }

  private long replies(String part) {
    return berth.ours().stream().filter(c -> c.body().contains(part)).count();
  }
}
