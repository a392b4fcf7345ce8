package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.endtoend.EndToEnd;
import dev.berth.sandbox.ApiFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deeds that change money or data and that no webhook tells of; and deeds that nobody did. */
class IncidentLostHooksTest {
  private static final Duration RESCAN = Duration.ofMinutes(7);

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

  private void isLent() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("mara", "/approve");
    berth.passes(Duration.ofMinutes(2)).shows("active");
  }

  private void hooksAreLost() {
    berth.github.webhookFaults(_ -> List.of());
  }

  private void down(boolean isDown) {
    berth.github.apiFaults(
        isDown ? _ -> Optional.of(new ApiFault.ServerError(502, false)) : ApiFault.Plan.NONE);
  }

  @Test
  void reopening_within_the_promised_time_is_found_and_keeps_the_machines()
      throws InterruptedException {
    isLent();
    hooksAreLost();
    berth.closes("rio").passes(RESCAN).hears("released on");
    berth.issues.reopen("rio", berth.issue);
    berth.passes(RESCAN).passes(Duration.ofHours(72)).shows("active").hasMachines(2);
  }

  @Test
  void reopening_that_is_told_at_the_last_moment_keeps_the_machines() throws InterruptedException {
    isLent();
    berth.closes("rio").passes(Duration.ofHours(47));
    hooksAreLost();
    down(true);
    berth.issues.reopen("rio", berth.issue);
    berth.passes(Duration.ofHours(3)).hasMachines(2);
    down(false);
    berth.passes(RESCAN).passes(Duration.ofHours(12)).shows("active").hasMachines(2);
  }

  @Test
  void a_deletion_waits_for_github_but_not_for_ever() throws InterruptedException {
    isLent();
    berth.closes("rio").passes(Duration.ofHours(47));
    down(true);
    berth.passes(Duration.ofHours(48)).hasMachines(2);
    berth.passes(Duration.ofHours(48)).hasMachines(0);
  }

  @Test
  void an_extension_written_in_the_last_hour_of_grace_is_heard_before_anything_is_deleted()
      throws InterruptedException {
    isLent();
    berth.passes(Duration.ofDays(90)).passes(Duration.ofHours(12)).shows("ending").hasMachines(2);
    hooksAreLost();
    berth.passes(Duration.ofDays(6));
    berth.issues.comment("rio", berth.issue, "/extend 7d the paper");
    berth.sleeps(Duration.ofDays(3));
    berth.settle().passes(RESCAN).shows("active").hasMachines(2);
  }

  @Test
  void our_own_status_comment_changed_by_somebody_is_read_again_and_mended()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    var ours = berth.ours().getFirst();
    hooksAreLost();
    berth.issues.editComment("milo", ours.id(), ours.body().replace("2", "1"));
    berth.passes(RESCAN);
    assertEquals(text(ours.body()), text(berth.status()));
    var kept = berth.github.writes().size();
    berth.passes(Duration.ofMinutes(30));
    assertEquals(kept, berth.github.writes().size(), "mended once");
  }

  @Test
  void a_yes_to_a_status_comment_that_somebody_changed_is_none() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    var ours = berth.ours().getFirst();
    hooksAreLost();
    berth.passes(Duration.ofMinutes(1));
    berth.issues.editComment("milo", ours.id(), ours.body().replace("2", "1"));
    berth.passes(Duration.ofSeconds(10));
    berth.issues.comment("mara", berth.issue, "/approve");
    berth.passes(RESCAN).hasMachines(0).hears("say it again");
    berth.issues.comment("mara", berth.issue, "/approve");
    berth.passes(RESCAN).passes(RESCAN).shows("active");
  }

  @Test
  void closed_before_the_order_nothing_is_ordered() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.apiFaults(
        r ->
            r.path().contains("/keys")
                ? Optional.of(new ApiFault.ServerError(502, false))
                : Optional.empty());
    berth.says("mara", "/approve").shows("queued");
    hooksAreLost();
    berth.issues.close("rio", berth.issue);
    berth.github.apiFaults(ApiFault.Plan.NONE);
    berth.passes(RESCAN).hasMachines(0).shows("withdrawn");
  }

  @Test
  void a_commit_or_pull_request_that_fixes_the_issue_is_no_word_of_whoever_merged_it()
      throws InterruptedException {
    isLent();
    berth.issues.closeByCommit("mara", berth.issue);
    berth.settle().hears("neither ends it");
    assertTrue(berth.issues.issue(berth.issue).open());
    berth.passes(Duration.ofMinutes(5));
    berth.issues.closeByPullRequest("mara", berth.issue);
    berth.settle();
    assertTrue(berth.issues.issue(berth.issue).open());
    berth.passes(Duration.ofHours(60)).shows("active").hasMachines(2);
    berth.closes("mara").hears("released on");
    berth.passes(Duration.ofHours(60)).hasMachines(0);
  }

  private static String text(String body) {
    return body.replaceAll("<!--.*?-->", "").strip();
  }
}
