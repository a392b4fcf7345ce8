package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.endtoend.EndToEnd;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.view.IssueWatch;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program undoes what Berth writes: the two must not go on for ever. */
class IncidentWarsTest {
  private static final Duration MOMENT = Duration.ofMinutes(1);
  private static final int ROUNDS = 15;

  @TempDir private Path data;
  private EndToEnd berth;

  @BeforeEach
  void begin() throws InterruptedException {
    berth = new EndToEnd(data, w -> w.machineUser("tidy-bot", "another-token", SandboxRole.WRITE));
    berth.opens("rio", EndToEnd.form("2", "90 days"));
  }

  @AfterEach
  void end() {
    berth.close();
  }

  private interface Deed {
    void done() throws InterruptedException;
  }

  /** It does it again and again; returns how many writes of ours that brought. */
  private int war(Deed deed) throws InterruptedException {
    berth.github.forgetRequests();
    for (int i = 0; i < ROUNDS; i++) {
      deed.done();
      berth.passes(MOMENT);
    }
    return berth.github.writes().size();
  }

  private void isBounded(int writes) throws Exception {
    assertTrue(
        writes <= 2 * IssueWatch.REPAIRS_MAX + 3, () -> writes + " writes: " + berth.writes());
    berth.hears("**Left as it is for now.**");
    berth.figure("berth_wars_total", n -> n == 1);
    assertEquals(
        1, berth.ours().stream().filter(c -> c.body().contains("Left as it is for now")).count());
  }

  private void offIfOn(String label) {
    if (berth.issues.labels(berth.issue).contains(label))
      berth.issues.unlabel("tidy-bot", berth.issue, label);
  }

  @Test
  void a_label_taken_off_again_and_again_is_left_alone_and_comes_back_when_it_is_calm()
      throws Exception {
    isBounded(war(() -> offIfOn("needs approval")));
    berth.passes(Duration.ofMinutes(70)).shows("needs approval");
    berth.github.forgetRequests();
    offIfOn("needs approval");
    berth.passes(MOMENT);
    assertEquals(0, berth.github.writes().size(), "it was tried once, and that was undone");
    berth.passes(Duration.ofMinutes(70)).shows("needs approval");
  }

  @Test
  void an_issue_closed_again_and_again_stays_closed_for_an_hour() throws Exception {
    isBounded(
        war(
            () -> {
              if (berth.issues.issue(berth.issue).open())
                berth.issues.close("tidy-bot", berth.issue);
            }));
    berth.passes(Duration.ofMinutes(70));
    assertTrue(berth.issues.issue(berth.issue).open());
  }

  @Test
  void a_status_comment_edited_again_and_again_is_left_alone_and_no_yes_is_given_to_it()
      throws Exception {
    var status = berth.ours().getFirst().id();
    isBounded(war(() -> berth.issues.editComment("tidy-bot", status, "2 small machines")));
    berth.issues.editComment("tidy-bot", status, "2 small machines");
    berth.settle().says("mara", "/approve").passes(MOMENT).hasMachines(0);
    berth.passes(Duration.ofMinutes(70));
    assertTrue(berth.status().contains("Needs approval"), berth::status);
    berth.says("mara", "/approve").passes(Duration.ofMinutes(3)).hasMachines(2);
  }

  @Test
  void a_label_set_again_and_again_by_who_may_not_is_answered_so_often_and_no_more()
      throws Exception {
    isBounded(
        war(
            () -> {
              if (!berth.issues.labels(berth.issue).contains("approved"))
                berth.issues.label("tess", berth.issue, "approved");
            }));
  }

  @Test
  void what_a_person_does_once_is_no_war() throws Exception {
    for (int i = 0; i < 3; i++) {
      offIfOn("needs approval");
      berth.passes(Duration.ofMinutes(2)).shows("needs approval");
    }
    berth.hearsNot("Left as it is for now");
    berth.passes(Duration.ofMinutes(61));
    for (int i = 0; i < 8; i++) {
      offIfOn("needs approval");
      berth.passes(Duration.ofMinutes(61)).shows("needs approval");
    }
    berth.hearsNot("Left as it is for now");
  }
}
