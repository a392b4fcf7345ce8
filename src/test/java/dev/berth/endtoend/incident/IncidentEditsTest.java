package dev.berth.endtoend.incident;

import dev.berth.endtoend.EndToEnd;
import dev.berth.endtoend.WebhookReplay;
import dev.berth.sandbox.ApiFault;
import dev.berth.sandbox.model.SandboxRole;
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
  void derek_main_go_an_edited_comment_fires_nothing() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    var id = berth.issues.comment("mara", berth.issue, "This looks fine to me.");
    berth.settle();
    berth.issues.editComment("mara", id, "/approve");
    berth.settle().passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void policy_bot_comment_edits_somebody_elses_comment_made_an_approval()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.issues.role("mara", "tess", SandboxRole.WRITE);
    var id = berth.issues.comment("mara", berth.issue, "Shall we?");
    berth.settle();
    berth.issues.editComment("tess", id, "/approve");
    berth.settle().passes(Duration.ofMinutes(12)).shows("needs approval").hasMachines(0);
  }

  @Test
  void policy_bot_comment_edits_one_first_seen_by_the_rescan_is_refused_when_edited()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.webhookFaults(_ -> List.of());
    var id = berth.issues.comment("mara", berth.issue, "Shall we?");
    berth.passes(Duration.ofSeconds(30));
    berth.issues.editComment("mara", id, "/approve");
    berth.passes(Duration.ofMinutes(7)).shows("needs approval").hasMachines(0).hears("edited");
  }

  @Test
  void triagebot_handlers_403_an_edit_that_is_told_before_its_comment()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.holdWebhooks();
    var id = berth.issues.comment("rio", berth.issue, "/machines 3x c3.medium.x86");
    berth.issues.editComment("rio", id, "/machines 3x c3.medium.x86 ");
    berth.github.releaseWebhooksShuffled(4);
    berth.settle().passes(MOMENT).shows("needs approval");
    berth.says("mara", "/approve").passes(MOMENT).hasMachines(3);
  }

  @Test
  void atlantis_1508_a_yes_for_one_ask_is_no_yes_for_another() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.holdWebhooks();
    berth.issues.editBody("rio", berth.issue, EndToEnd.form("8", "90 days"));
    berth.issues.comment("mara", berth.issue, "/approve");
    berth.github.releaseWebhooks();
    berth.settle().passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void branch_deploy_315_a_body_changed_unseen_between_reading_and_order()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.webhookFaults(d -> d.event().equals("issues") ? List.of() : one());
    berth.issues.editBody("rio", berth.issue, EndToEnd.form("8", "90 days"));
    berth.says("mara", "/approve").passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void branch_deploy_328_a_body_changed_after_the_yes_and_before_the_order()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.webhookFaults(d -> d.event().equals("issues") ? List.of() : one());
    var reads = new int[1];
    berth.github.apiFaults(
        r -> {
          var ofIssue = r.method().equals("GET") && r.path().endsWith("/issues/" + berth.issue);
          // The yes is taken in with what stands there; the last look finds something else.
          if (ofIssue && ++reads[0] == 1)
            return Optional.<ApiFault>of(new ApiFault.Delay(Duration.ofMillis(1)));
          return Optional.empty();
        });
    berth.issues.comment("mara", berth.issue, "/approve");
    berth.delivered();
    berth.issues.editBody("rio", berth.issue, EndToEnd.form("8", "90 days"));
    berth.settle().passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void branch_deploy_373_213_a_version_typed_must_be_the_one_shown() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.says("mara", "/approve 0000000").hasMachines(0).says("mara", "/approve 12");
    berth.says("mara", "/approve but only two weeks").passes(MOMENT);
    berth.shows("needs approval").hasMachines(0);
  }

  @Test
  void homu_216_ok_to_test_3_a_yes_given_before_the_change_was_shown() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.holdWebhooks();
    berth.issues.comment("mara", berth.issue, "/approve");
    berth.issues.editBody("rio", berth.issue, EndToEnd.form("8", "90 days"));
    berth.github.releaseWebhooksShuffled(1);
    berth.settle().passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void github_command_sha_null_changed_and_changed_back_is_asked_again()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).edits("rio", EndToEnd.form("8", "90 days"));
    berth.says("mara", "/hold").edits("rio", EndToEnd.form("2", "90 days")).says("mara", "/unhold");
    berth.passes(MOMENT).shows("needs approval").hasMachines(0);
    new WebhookReplay(berth)
        .all("issue_comment")
        .passes(MOMENT)
        .shows("needs approval")
        .hasMachines(0);
  }

  @Test
  void issueops_approve_prose_alone_voids_nothing() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.edits("rio", EndToEnd.form("2", "90 days").replace("every night", "each night"));
    berth.says("mara", "/approve").passes(MOMENT).shows("active").hasMachines(2);
  }

  private static List<Duration> one() {
    return List.of(Duration.ZERO);
  }
}
