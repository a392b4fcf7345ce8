package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
  private Life life;

  @BeforeEach
  void begin() throws InterruptedException {
    life = new Life(data);
  }

  @AfterEach
  void end() {
    life.close();
  }

  @Test
  void all_contributors_79_every_webhook_twice_is_answered_once() throws InterruptedException {
    life.github.webhookFaults(_ -> List.of(Duration.ZERO, Duration.ZERO));
    life.opens("rio", Life.form("2", "90 days")).says("rio", "/help");
    assertEquals(1, replies("You can use"));
    assertEquals(1, replies("berth status"));
  }

  @Test
  void gitmesh_412_a_signed_request_replayed_under_new_ids_does_nothing()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).says("mara", "/approve");
    life.passes(Duration.ofMinutes(2)).shows("active").says("rio", "/extend 30d once");
    var said = life.ours().size();
    var lease = life.status();
    life.passes(Duration.ofMinutes(5));
    life.github.forgetRequests();
    new Again(life).all("issue_comment");
    new Again(life).all("issues").shows("active").hasMachines(2);
    assertEquals(said, life.ours().size());
    assertEquals(lease, life.status());
    assertEquals(0, life.github.writes().size(), () -> "" + life.writes());
  }

  @Test
  void gitmesh_412_an_old_approve_replayed_for_an_ask_made_anew_orders_nothing()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).says("mara", "/approve").says("rio", "/withdraw");
    life.passes(Duration.ofMinutes(2)).shows("withdrawn");
    life.says("rio", "/reopen").passes(Duration.ofMinutes(1)).shows("needs approval");
    new Again(life).all("issue_comment");
    life.passes(Duration.ofMinutes(2)).shows("needs approval").hasMachines(0);
  }

  @Test
  void thrillhousebot_80_octobot_99_a_delivery_seen_before_is_said_to_be() throws Exception {
    life.opens("rio", Life.form("2", "90 days"));
    var d = life.github.deliveries().getFirst();
    life.github.redeliver(d.id());
    life.settle();
    assertEquals(200, life.github.deliveries().getFirst().statusCode());
    assertEquals(
        401, new Again(life).send(d.event(), d.payload(), "sha256=" + "0".repeat(64)), "forged");
  }

  @Test
  void ai_code_reviewer_677_bugbug_6716_what_was_done_is_known_after_a_start()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).says("rio", "/status");
    var said = life.ours().size();
    life.stop();
    life.start();
    new Again(life).all("issue_comment");
    assertEquals(said, life.ours().size());
  }

  @Test
  void ever_gauzy_10198_two_alike_at_once_are_one() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.github.webhookFaults(_ -> List.of(Duration.ZERO, Duration.ofMillis(1), Duration.ZERO));
    life.says("mara", "/approve").passes(Duration.ofMinutes(2)).shows("active").hasMachines(2);
    assertEquals(1, replies("are ready"));
  }

  @Test
  void openhands_automation_381_what_a_crash_cut_short_is_done_after_it()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.issues.comment("mara", life.issue, "/approve");
    life.delivered();
    life.stop();
    life.start();
    life.passes(Duration.ofMinutes(3)).shows("active").hasMachines(2);
  }

  @Test
  void probot_1049_gascity_5827_a_lost_label_and_a_lost_comment_are_found()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.github.webhookFaults(_ -> List.of());
    life.labels("mara", "approved").passes(Duration.ofMinutes(7)).shows("active").hasMachines(2);
    life.says("rio", "/release").passes(Duration.ofMinutes(8)).shows("released").hasMachines(0);
  }

  @Test
  void atlantis_1393_617_5807_a_lost_close_frees_what_was_held() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).says("mara", "/approve");
    life.passes(Duration.ofMinutes(2)).shows("active");
    life.github.webhookFaults(_ -> List.of());
    life.closes("rio").passes(Duration.ofMinutes(7)).hasMachines(2);
    life.passes(Duration.ofHours(60)).passes(Duration.ofMinutes(5)).hasMachines(0);
  }

  @Test
  void triagebot_1738_a_slow_answer_of_the_forge_pings_nobody_twice() throws InterruptedException {
    life.github.apiFaults(
        r ->
            r.isWrite() && r.path().endsWith("/comments")
                ? Optional.of(new ApiFault.ServerError(502, true))
                : Optional.empty());
    life.opens("rio", Life.form("2", "90 days"));
    life.github.apiFaults(ApiFault.Plan.NONE);
    life.passes(Duration.ofMinutes(6)).shows("needs approval");
    assertEquals(1, replies("berth status"));
  }

  private long replies(String part) {
    return life.ours().stream().filter(c -> c.body().contains(part)).count();
  }
}
