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

/** What people are told when things come together, are refused or are over: true and of use. */
class AnswersEndToEndTest {
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

  private EndToEnd active() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).labels("mara", "approved");
    return berth.passes(Duration.ofMinutes(2)).shows("active");
  }

  @Test
  void two_wishes_for_more_time_in_one_breath_are_both_granted() throws InterruptedException {
    active();
    berth.issues.comment("rio", berth.issue, "/extend 30d the paper");
    berth.issues.comment("rio", berth.issue, "/extend 14d and its review");
    berth.settle().shows("active").hearsNot("one wish too many");
    assertTrue(berth.status().contains("Active until Sat 3 Apr 2027"), berth.status());
  }

  @Test
  void a_later_wish_takes_the_place_of_one_that_people_still_decide_on()
      throws InterruptedException {
    active().says("rio", "/extend 120d two releases").says("rio", "/extend 100d one is enough");
    assertTrue(
        berth.status().contains("100 days more**") && berth.status().contains("instead of the 120"),
        berth.status());
    berth.passes(Duration.ofSeconds(5)).says("mara", "/approve").hears("agreed to by `mara`");
    assertTrue(berth.status().contains("Active until Sat 29 May 2027"), berth.status());
  }

  @Test
  void a_refused_wish_says_who_refused_it_why_and_until_when_it_runs() throws InterruptedException {
    active().says("rio", "/extend 120d two releases").says("mara", "/deny the hall moves");
    berth.hears("`mara` did not agree to 120 days more: `the hall moves`. The machines stay yours");
    assertTrue(berth.status().contains("**Not longer:** `mara` did not agree"), berth.status());
    berth.says("rio", "/why").hears("120 days more refused by `mara`");
  }

  @Test
  void why_still_tells_rules_revision_and_decider_in_the_middle_of_a_lease()
      throws InterruptedException {
    active().says("rio", "/why");
    berth
        .hears("the state here is **active**")
        .hears("- passed: ")
        .hears("- approved by `mara` (role");
  }

  @Test
  void help_can_be_copied_and_a_refusal_names_who_can() throws InterruptedException {
    active().says("rio", "/help").hears("`/add @USER` |").hearsNot("Other states");
    berth.hearsNot("`/approve [VERSION]`");
    berth.says("sam", "/release").hears("Who can do it: the people of this request");
    berth.says("kim", "/deny no").hears("Who can do it: a maintainer of this repository");
  }

  @Test
  void the_status_links_the_comment_with_the_access() throws InterruptedException {
    active();
    assertTrue(berth.status().contains("[comment with the access]("), berth.status());
    assertEquals(
        1, berth.ours().stream().filter(c -> c.body().contains("are ready, yours")).count());
  }

  @Test
  void the_end_tells_how_long_and_at_what_price() throws InterruptedException {
    active().passes(Duration.ofDays(10)).says("rio", "/release").passes(Duration.ofMinutes(2));
    berth.shows("released").hears("for 10 days, $").hearsNot("being deleted since");
  }

  @Test
  void an_answer_on_a_locked_issue_leaves_it_locked() throws InterruptedException {
    active();
    berth.github.forgetRequests();
    berth.issues.lock("mara", berth.issue);
    berth.settle().says("mara", "/why").hears("`mara`, the state here is **active**");
    assertEquals(1, berth.writes().getOrDefault("DELETE /repos/acme/cluster/issues/N/lock", 0L));
    assertEquals(1, berth.writes().getOrDefault("PUT /repos/acme/cluster/issues/N/lock", 0L));
  }

  @Test
  void a_label_on_a_closed_request_is_answered_with_what_is_so() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("rio", "/withdraw").shows("withdrawn");
    berth.labels("mara", "approved").hears("this request is closed").hearsNot("no machines. If");
    berth.hasMachines(0);
    assertFalse(berth.issues.labels(berth.issue).contains("approved"));
  }

  @Test
  void a_yes_from_our_own_account_is_answered_once_and_counts_for_nothing()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("berth-bot", "/approve");
    berth.hears("the account that this bot itself runs as").hasMachines(0).shows("needs approval");
    int said = berth.ours().size();
    berth.labels("berth-bot", "approved").says("berth-bot", "/approve").hasMachines(0);
    assertEquals(said + 1, berth.ours().size(), "theirs, and no second answer");
    berth.shows("needs approval");
  }

  @Test
  void a_void_approval_shows_field_by_field_what_changed() throws InterruptedException {
    approved("rio", "4").shows("provisioning");
    approved("sam", "1").shows("queued");
    berth.edits("sam", rare("2", "60 days")).shows("needs approval").hasMachines(4);
    var now = berth.status();
    assertTrue(now.contains("**Changed since it was approved**"), now);
    assertTrue(now.contains("| Machines | `1 x g2.large.x86` → `2 x g2.large.x86` |"), now);
    assertTrue(now.contains("| Term | `90 days` → `60 days` |"), now);
    berth.hears("the approval counts no more").hears("- Term: `90 days` → `60 days`");
  }

  /** Of a plan of which there are four, so that the fifth has to wait. */
  private EndToEnd approved(String as, String machines) throws InterruptedException {
    berth.opens(as, rare(machines, "90 days")).says("mara", "/override monthly-cost agreed");
    berth.says("mara", "/override stock-share agreed");
    return berth.labels("mara", "approved");
  }

  private static String rare(String machines, String term) {
    return EndToEnd.form(machines, term).replace("c3.medium.x86", "g2.large.x86");
  }
}
