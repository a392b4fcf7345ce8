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

/** What people are told when things come together, are refused or are over: true and of use. */
class AnswersLifeTest {
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

  private Life active() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).labels("mara", "approved");
    return life.passes(Duration.ofMinutes(2)).shows("active");
  }

  @Test
  void two_wishes_for_more_time_in_one_breath_are_both_granted() throws InterruptedException {
    active();
    life.issues.comment("rio", life.issue, "/extend 30d the paper");
    life.issues.comment("rio", life.issue, "/extend 14d and its review");
    life.settle().shows("active").hearsNot("one wish too many");
    assertTrue(life.status().contains("Active until Sat 3 Apr 2027"), life.status());
  }

  @Test
  void a_later_wish_takes_the_place_of_one_that_people_still_decide_on()
      throws InterruptedException {
    active().says("rio", "/extend 120d two releases").says("rio", "/extend 100d one is enough");
    assertTrue(
        life.status().contains("100 days more**") && life.status().contains("instead of the 120"),
        life.status());
    life.passes(Duration.ofSeconds(5)).says("mara", "/approve").hears("agreed to by `mara`");
    assertTrue(life.status().contains("Active until Sat 29 May 2027"), life.status());
  }

  @Test
  void a_refused_wish_says_who_refused_it_why_and_until_when_it_runs() throws InterruptedException {
    active().says("rio", "/extend 120d two releases").says("mara", "/deny the hall moves");
    life.hears("`mara` did not agree to 120 days more: `the hall moves`. The machines stay yours");
    assertTrue(life.status().contains("**Not longer:** `mara` did not agree"), life.status());
    life.says("rio", "/why").hears("120 days more refused by `mara`");
  }

  @Test
  void why_still_tells_rules_revision_and_decider_in_the_middle_of_a_lease()
      throws InterruptedException {
    active().says("rio", "/why");
    life.hears("the state here is **active**")
        .hears("- passed: ")
        .hears("- approved by `mara` (role");
  }

  @Test
  void help_can_be_copied_and_a_refusal_names_who_can() throws InterruptedException {
    active().says("rio", "/help").hears("| `/add @USER` |").hearsNot("Other states");
    life.hearsNot("| `/approve");
    life.says("sam", "/release").hears("Who can do it: the people of this request");
    life.says("kim", "/deny no").hears("Who can do it: a maintainer of this repository");
  }

  @Test
  void the_status_links_the_comment_with_the_access() throws InterruptedException {
    active();
    assertTrue(life.status().contains("[comment with the access]("), life.status());
    assertEquals(
        1, life.ours().stream().filter(c -> c.body().contains("are ready, yours")).count());
  }

  @Test
  void the_end_tells_how_long_and_at_what_price() throws InterruptedException {
    active().passes(Duration.ofDays(10)).says("rio", "/release").passes(Duration.ofMinutes(2));
    life.shows("released").hears("for 10 days, $").hearsNot("being deleted since");
  }

  @Test
  void an_answer_on_a_locked_issue_leaves_it_locked() throws InterruptedException {
    active();
    life.github.forgetRequests();
    life.issues.lock("mara", life.issue);
    life.settle().says("mara", "/why").hears("`mara`, the state here is **active**");
    assertEquals(1, life.writes().getOrDefault("DELETE /repos/acme/cluster/issues/N/lock", 0L));
    assertEquals(1, life.writes().getOrDefault("PUT /repos/acme/cluster/issues/N/lock", 0L));
  }

  @Test
  void a_label_on_a_closed_request_is_answered_with_what_is_so() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).says("rio", "/withdraw").shows("withdrawn");
    life.labels("mara", "approved").hears("this request is closed").hearsNot("no machines. If");
    life.hasMachines(0);
    assertFalse(life.issues.labels(life.issue).contains("approved"));
  }

  @Test
  void a_yes_from_our_own_account_is_answered_once_and_counts_for_nothing()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).says("berth-bot", "/approve");
    life.hears("the account that this bot itself runs as").hasMachines(0).shows("needs approval");
    int said = life.ours().size();
    life.labels("berth-bot", "approved").says("berth-bot", "/approve").hasMachines(0);
    assertEquals(said + 1, life.ours().size(), "theirs, and no second answer");
    life.shows("needs approval");
  }

  @Test
  void a_void_approval_shows_field_by_field_what_changed() throws InterruptedException {
    approved("rio", "4").shows("provisioning");
    approved("sam", "1").shows("queued");
    life.edits("sam", rare("2", "60 days")).shows("needs approval").hasMachines(4);
    var now = life.status();
    assertTrue(now.contains("**Changed since it was approved**"), now);
    assertTrue(now.contains("| Machines | `1 x g2.large.x86` → `2 x g2.large.x86` |"), now);
    assertTrue(now.contains("| Term | `90 days` → `60 days` |"), now);
    life.hears("the approval counts no more").hears("- Term: `90 days` → `60 days`");
  }

  /** Of a plan of which there are four, so that the fifth has to wait. */
  private Life approved(String as, String machines) throws InterruptedException {
    life.opens(as, rare(machines, "90 days")).says("mara", "/override monthly-cost agreed");
    life.says("mara", "/override stock-share agreed");
    return life.labels("mara", "approved");
  }

  private static String rare(String machines, String term) {
    return Life.form(machines, term).replace("c3.medium.x86", "g2.large.x86");
  }
}
