package dev.berth;

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
class LifeTest {
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
  void a_life_from_question_to_proof_that_it_is_gone() throws InterruptedException {
    life.opens("rio", Life.form("one or two", "_No response_")).shows("needs information");
    life.says("rio", "/machines 2x c3.medium.x86").shows("needs approval").hears("proposed: 90");
    life.says("rio", "/term 90d").shows("needs approval").hears("complete now").hasMachines(0);
    life.says("rio", "/approve").shows("needs approval").hasMachines(0);
    life.says("sam", "/approve").shows("needs approval").hasMachines(0);
    life.labels("mara", "approved").shows("provisioning").hasMachines(2);
    life.passes(Duration.ofMinutes(2)).shows("active").hears("AGE ENCRYPTED FILE");
    life.says("rio", "/extend 30d one more release").shows("active").hears("Sat 20 Mar 2027");
    life.passes(Duration.ofDays(119)).hears("stop on");
    life.passes(Duration.ofDays(2)).shows("ending").hasMachines(2);
    life.passes(Duration.ofDays(8)).passes(Duration.ofMinutes(2)).shows("released").hasMachines(0);
    assertFalse(life.issues.issue(life.issue).open());
    assertEquals(0, life.github.unknownRequests().size(), () -> "" + life.github.unknownRequests());
  }

  @Test
  void a_plain_life_stays_within_its_budget_of_writes() throws InterruptedException {
    life.github.forgetRequests();
    life.opens("rio", Life.form("2", "90 days").replace("\n", "\r\n")).shows("needs approval");
    life.says("sam", "/approve").says("rio", "/approve").hasMachines(0);
    life.labels("mara", "approved").passes(Duration.ofMinutes(2)).shows("active");
    life.says("rio", "/extend 30d").says("rio", "/release");
    life.passes(Duration.ofMinutes(2)).shows("released").hasMachines(0);
    assertTrue(
        life.github.writes().size() <= 24,
        () -> life.github.writes().size() + ": " + life.writes());
    assertEquals(1, life.ours().stream().filter(c -> c.body().contains("berth status")).count());
  }

  @Test
  void looking_again_writes_nothing() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.github.forgetRequests();
    life.passes(Duration.ofHours(1));
    assertEquals(0, life.github.writes().size(), () -> "" + life.writes());
  }

  @Test
  void an_approved_ask_that_is_edited_before_the_order_is_asked_about_again()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).shows("needs approval");
    life.edits("rio", Life.form("40", "90 days"));
    life.says("mara", "/approve").shows("needs approval").hasMachines(0);
  }

  @Test
  void a_stop_and_start_in_the_middle_changes_nothing() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.stop();
    life.issues.label("mara", life.issue, "approved");
    life.start();
    life.passes(Duration.ofMinutes(6)).passes(Duration.ofMinutes(2)).shows("active").hasMachines(2);
  }

  @Test
  void a_triagers_label_is_taken_off_with_one_sentence() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).labels("tess", "approved");
    life.shows("needs approval").hasMachines(0);
    assertFalse(life.issues.labels(life.issue).contains("approved"));
  }
}
