package dev.berth;

import dev.berth.sandbox.ApiFault;
import dev.berth.sandbox.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that change after somebody read them, or after somebody said yes to them. */
class IncidentEditsTest {
  private static final Duration MOMENT = Duration.ofMinutes(2);

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
  void derek_main_go_an_edited_comment_fires_nothing() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    var id = life.issues.comment("mara", life.issue, "This looks fine to me.");
    life.settle();
    life.issues.editComment("mara", id, "/approve");
    life.settle().passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void policy_bot_comment_edits_somebody_elses_comment_made_an_approval()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.issues.role("mara", "tess", Role.WRITE);
    var id = life.issues.comment("mara", life.issue, "Shall we?");
    life.settle();
    life.issues.editComment("tess", id, "/approve");
    life.settle().passes(Duration.ofMinutes(12)).shows("needs approval").hasMachines(0);
  }

  @Test
  void policy_bot_comment_edits_one_first_seen_by_the_rescan_is_refused_when_edited()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.github.webhookFaults(_ -> List.of());
    var id = life.issues.comment("mara", life.issue, "Shall we?");
    life.passes(Duration.ofSeconds(30));
    life.issues.editComment("mara", id, "/approve");
    life.passes(Duration.ofMinutes(7)).shows("needs approval").hasMachines(0).hears("edited");
  }

  @Test
  void triagebot_handlers_403_an_edit_that_is_told_before_its_comment()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.github.holdWebhooks();
    var id = life.issues.comment("rio", life.issue, "/machines 3x c3.medium.x86");
    life.issues.editComment("rio", id, "/machines 3x c3.medium.x86 ");
    life.github.releaseWebhooksShuffled(4);
    life.settle().passes(MOMENT).shows("needs approval");
    life.says("mara", "/approve").passes(MOMENT).hasMachines(3);
  }

  @Test
  void atlantis_1508_a_yes_for_one_ask_is_no_yes_for_another() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.github.holdWebhooks();
    life.issues.editBody("rio", life.issue, Life.form("8", "90 days"));
    life.issues.comment("mara", life.issue, "/approve");
    life.github.releaseWebhooks();
    life.settle().passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void branch_deploy_315_a_body_changed_unseen_between_reading_and_order()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.github.webhookFaults(d -> d.event().equals("issues") ? List.of() : one());
    life.issues.editBody("rio", life.issue, Life.form("8", "90 days"));
    life.says("mara", "/approve").passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void branch_deploy_328_a_body_changed_after_the_yes_and_before_the_order()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.github.webhookFaults(d -> d.event().equals("issues") ? List.of() : one());
    var reads = new int[1];
    life.github.apiFaults(
        r -> {
          var ofIssue = r.method().equals("GET") && r.path().endsWith("/issues/" + life.issue);
          // The yes is taken in with what stands there; the last look finds something else.
          if (ofIssue && ++reads[0] == 1)
            return Optional.<ApiFault>of(new ApiFault.Delay(Duration.ofMillis(1)));
          return Optional.empty();
        });
    life.issues.comment("mara", life.issue, "/approve");
    life.delivered();
    life.issues.editBody("rio", life.issue, Life.form("8", "90 days"));
    life.settle().passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void branch_deploy_373_213_a_version_typed_must_be_the_one_shown() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.says("mara", "/approve 0000000").hasMachines(0).says("mara", "/approve 12");
    life.says("mara", "/approve but only two weeks").passes(MOMENT);
    life.shows("needs approval").hasMachines(0);
  }

  @Test
  void homu_216_ok_to_test_3_a_yes_given_before_the_change_was_shown() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.github.holdWebhooks();
    life.issues.comment("mara", life.issue, "/approve");
    life.issues.editBody("rio", life.issue, Life.form("8", "90 days"));
    life.github.releaseWebhooksShuffled(1);
    life.settle().passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void github_command_sha_null_changed_and_changed_back_is_asked_again()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).edits("rio", Life.form("8", "90 days"));
    life.says("mara", "/hold").edits("rio", Life.form("2", "90 days")).says("mara", "/unhold");
    life.passes(MOMENT).shows("needs approval").hasMachines(0);
    new Again(life).all("issue_comment").passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void issueops_approve_prose_alone_voids_nothing() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.edits("rio", Life.form("2", "90 days").replace("every night", "each night"));
    life.says("mara", "/approve").passes(MOMENT).shows("active").hasMachines(2);
  }

  private static List<Duration> one() {
    return List.of(Duration.ZERO);
  }
}
