package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page a newcomer reads first: whole lives, as people see them on the issue. */
class EndToEndTest {
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
  void a_life_from_question_to_proof_that_it_is_gone() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("one or two", "_No response_")).shows("needs information");
    berth.says("rio", "/machines 2x c3.medium.x86").shows("needs approval").hears("proposed: 90");
    berth.says("rio", "/term 90d").shows("needs approval").hears("complete now").hasMachines(0);
    berth.says("rio", "/approve").shows("needs approval").hasMachines(0);
    berth.says("sam", "/approve").shows("needs approval").hasMachines(0);
    berth.labels("mara", "approved").shows("provisioning").hasMachines(2);
    berth.passes(Duration.ofMinutes(2)).shows("active").hears("AGE ENCRYPTED FILE");
    berth.says("rio", "/extend 30d one more release").shows("active").hears("Sat 20 Mar 2027");
    berth.passes(Duration.ofDays(119)).hears("stop on");
    berth.passes(Duration.ofDays(2)).shows("ending").hasMachines(2);
    berth.passes(Duration.ofDays(8)).passes(Duration.ofMinutes(2)).shows("released").hasMachines(0);
    assertFalse(berth.issues.issue(berth.issue).open());
    assertEquals(
        0, berth.github.unknownRequests().size(), () -> "" + berth.github.unknownRequests());
  }

  @Test
  void a_plain_life_stays_within_its_budget_of_writes() throws InterruptedException {
    berth.github.forgetRequests();
    berth.opens("rio", EndToEnd.form("2", "90 days").replace("\n", "\r\n")).shows("needs approval");
    berth.says("sam", "/approve").says("rio", "/approve").hasMachines(0);
    berth.labels("mara", "approved").passes(Duration.ofMinutes(2)).shows("active");
    berth.says("rio", "/extend 30d").says("rio", "/release");
    berth.passes(Duration.ofMinutes(2)).shows("released").hasMachines(0);
    assertTrue(
        berth.github.writes().size() <= 24,
        () -> berth.github.writes().size() + ": " + berth.writes());
    assertEquals(1, berth.ours().stream().filter(c -> c.body().contains("berth status")).count());
  }

  @Test
  void looking_again_writes_nothing() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.forgetRequests();
    berth.passes(Duration.ofHours(1));
    assertEquals(0, berth.github.writes().size(), () -> "" + berth.writes());
  }

  @Test
  void an_approved_ask_that_is_edited_before_the_order_is_asked_about_again()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).shows("needs approval");
    berth.edits("rio", EndToEnd.form("40", "90 days"));
    berth.says("mara", "/approve").shows("needs approval").hasMachines(0);
  }

  @Test
  void a_stop_and_start_in_the_middle_changes_nothing() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.stop();
    berth.issues.label("mara", berth.issue, "approved");
    berth.start();
    berth
        .passes(Duration.ofMinutes(6))
        .passes(Duration.ofMinutes(2))
        .shows("active")
        .hasMachines(2);
  }

  @Test
  void a_triagers_label_is_taken_off_with_one_sentence() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).labels("tess", "approved");
    berth.shows("needs approval").hasMachines(0);
    assertFalse(berth.issues.labels(berth.issue).contains("approved"));
  }
}
