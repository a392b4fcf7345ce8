package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.berth.endtoend.EndToEnd;
import dev.berth.sandbox.model.SandboxRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels set by those who may label but not decide: bots, forms, triagers, the author. */
class IncidentLabelsTest {
  private static final Duration MOMENT = Duration.ofMinutes(2);

  @TempDir private Path data;
  private EndToEnd berth;

  @BeforeEach
  void begin() throws InterruptedException {
    berth = new EndToEnd(data, w -> w.app(77, "merge-o-matic", "none"));
    berth.issues.role("mara", "merge-o-matic[bot]", SandboxRole.MAINTAIN);
  }

  @AfterEach
  void end() {
    berth.close();
  }

  private void nothingWasApproved() throws InterruptedException {
    berth.passes(MOMENT).shows("needs approval").hasMachines(0);
    assertFalse(berth.issues.labels(berth.issue).contains("approved"));
  }

  @Test
  void prow_was_label_added_by_human_a_bot_with_a_role_approves_nothing()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).labels("merge-o-matic[bot]", "approved");
    nothingWasApproved();
  }

  @Test
  void prow_was_label_added_by_human_any_human_who_can_label_is_not_enough()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).labels("tess", "approved").hears("approved");
    nothingWasApproved();
  }

  @Test
  void cncf_cluster_template_a_label_that_comes_with_the_form() throws InterruptedException {
    berth.issue =
        berth.issues.open(
            "rio", "Nightly", EndToEnd.form("2", "90 days"), "cluster request", "approved");
    berth.settle();
    nothingWasApproved();
  }

  @Test
  void policy_bot_forgery_window_an_approvers_own_form_approves_nothing()
      throws InterruptedException {
    berth.issue = berth.issues.open("mara", "Nightly", EndToEnd.form("2", "90 days"), "approved");
    berth.settle();
    nothingWasApproved();
    berth.labels("mara", "approved").hears("request");
    nothingWasApproved();
  }

  @Test
  void issueops_labels_are_no_proof_a_state_label_set_by_hand_is_put_right()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).labels("mara", "active");
    berth.passes(MOMENT).shows("needs approval").hasMachines(0);
    berth.says("tess", "/label approved").says("tess", "/label active");
    nothingWasApproved();
  }

  @Test
  void prow_github_actions_lgtm_binding_a_label_from_before_the_change()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.holdWebhooks();
    berth.issues.label("mara", berth.issue, "approved");
    berth.issues.editBody("rio", berth.issue, EndToEnd.form("8", "90 days"));
    berth.github.releaseWebhooks();
    berth.settle();
    nothingWasApproved();
  }

  @Test
  void policy_bot_forgery_window_taken_off_and_put_on_again_by_the_author()
      throws InterruptedException {
    berth.issues.role("mara", "rio", SandboxRole.TRIAGE);
    berth
        .opens("rio", EndToEnd.form("2", "90 days"))
        .says("mara", "/hold")
        .labels("mara", "approved");
    berth.says("mara", "/unhold").labels("rio", "approved");
    nothingWasApproved();
  }

  @Test
  void prow_approve_taking_the_label_off_takes_the_yes_back() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("8", "90 days"));
    berth.github.holdWebhooks();
    berth.issues.label("mara", berth.issue, "approved");
    berth.issues.unlabel("mara", berth.issue, "approved");
    berth.github.releaseWebhooks();
    berth.settle();
    nothingWasApproved();
  }

  @Test
  void a_label_deleted_by_hand_comes_back_whole() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).shows("needs approval");
    var look = berth.issues.look("needs approval");
    berth.issues.deleteLabel("mara", "needs approval");
    berth.settle().shows("needs approval");
    assertEquals(look, berth.issues.look("needs approval"));
  }

  @Test
  void a_label_that_came_back_without_colour_and_description_is_dressed()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).shows("needs approval");
    var look = berth.issues.look("active");
    // No label's webhook comes: the forge makes the label anew when it is put on the issue.
    berth.github.webhooksTo(URI.create("http://127.0.0.1:9/"), EndToEnd.SECRET);
    berth.issues.deleteLabel("mara", "active");
    berth.delivered();
    var door = URI.create("http://127.0.0.1:" + berth.parts.web().port() + "/webhooks/github");
    berth.github.webhooksTo(door, EndToEnd.SECRET);
    berth.says("mara", "/approve").passes(MOMENT).shows("active");
    berth.passes(Duration.ofMinutes(10));
    assertEquals(look, berth.issues.look("active"));
  }
}
