package dev.berth;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.berth.sandbox.Role;
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
  private Life life;

  @BeforeEach
  void begin() throws InterruptedException {
    life = new Life(data, w -> w.app(77, "merge-o-matic", "none"));
    life.issues.role("mara", "merge-o-matic[bot]", Role.MAINTAIN);
  }

  @AfterEach
  void end() {
    life.close();
  }

  private void nothingWasApproved() throws InterruptedException {
    life.passes(MOMENT).shows("needs approval").hasMachines(0);
    assertFalse(life.issues.labels(life.issue).contains("approved"));
  }

  @Test
  void prow_was_label_added_by_human_a_bot_with_a_role_approves_nothing()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).labels("merge-o-matic[bot]", "approved");
    nothingWasApproved();
  }

  @Test
  void prow_was_label_added_by_human_any_human_who_can_label_is_not_enough()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).labels("tess", "approved").hears("approved");
    nothingWasApproved();
  }

  @Test
  void cncf_cluster_template_a_label_that_comes_with_the_form() throws InterruptedException {
    life.issue =
        life.issues.open(
            "rio", "Nightly", Life.form("2", "90 days"), "cluster request", "approved");
    life.settle();
    nothingWasApproved();
  }

  @Test
  void policy_bot_forgery_window_an_approvers_own_form_approves_nothing()
      throws InterruptedException {
    life.issue = life.issues.open("mara", "Nightly", Life.form("2", "90 days"), "approved");
    life.settle();
    nothingWasApproved();
    life.labels("mara", "approved").hears("request");
    nothingWasApproved();
  }

  @Test
  void issueops_labels_are_no_proof_a_state_label_set_by_hand_is_put_right()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).labels("mara", "active");
    life.passes(MOMENT).shows("needs approval").hasMachines(0);
    life.says("tess", "/label approved").says("tess", "/label active");
    nothingWasApproved();
  }

  @Test
  void prow_github_actions_lgtm_binding_a_label_from_before_the_change()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.github.holdWebhooks();
    life.issues.label("mara", life.issue, "approved");
    life.issues.editBody("rio", life.issue, Life.form("8", "90 days"));
    life.github.releaseWebhooks();
    life.settle();
    nothingWasApproved();
  }

  @Test
  void policy_bot_forgery_window_taken_off_and_put_on_again_by_the_author()
      throws InterruptedException {
    life.issues.role("mara", "rio", Role.TRIAGE);
    life.opens("rio", Life.form("2", "90 days")).says("mara", "/hold").labels("mara", "approved");
    life.says("mara", "/unhold").labels("rio", "approved");
    nothingWasApproved();
  }

  @Test
  void prow_approve_taking_the_label_off_takes_the_yes_back() throws InterruptedException {
    life.opens("rio", Life.form("8", "90 days"));
    life.github.holdWebhooks();
    life.issues.label("mara", life.issue, "approved");
    life.issues.unlabel("mara", life.issue, "approved");
    life.github.releaseWebhooks();
    life.settle();
    nothingWasApproved();
  }
}
