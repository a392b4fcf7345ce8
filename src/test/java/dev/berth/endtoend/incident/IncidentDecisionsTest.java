package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.endtoend.EndToEnd;
import dev.berth.sandbox.ApiFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A yes or no that comes late, and counts for something else than its writer saw. */
class IncidentDecisionsTest {
  private static final Duration MOMENT = Duration.ofMinutes(2);
  private static final String END = "Active until Thu 18 Feb 2027";

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

  private void wishes(String wish) throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("mara", "/approve").passes(MOMENT);
    berth.shows("active").says("rio", wish).passes(MOMENT);
    assertTrue(berth.status().contains(END), berth.status());
  }

  private void together(String... saidBy) throws InterruptedException {
    berth.github.holdWebhooks();
    for (int i = 0; i < saidBy.length; i += 2)
      berth.issues.comment(saidBy[i], berth.issue, saidBy[i + 1]);
    berth.github.releaseWebhooks();
    berth.settle();
  }

  private void program(String from, String to) throws IOException, InterruptedException {
    var text = Files.readString(Path.of("config/program.yaml"));
    assertTrue(text.contains(from), from);
    berth.issues.push("mara", ".github/berth.yaml", text.replace(from, to));
    berth.settle();
  }

  @Test
  void homu_216_a_yes_to_one_wish_is_none_to_another_made_in_the_same_second()
      throws InterruptedException {
    wishes("/extend 100d");
    together("rio", "/extend 900d", "mara", "/approve");
    berth.passes(MOMENT).hears("changed after what you saw");
  }

  @Test
  void homu_216_a_wish_that_was_not_shown_yet_is_not_agreed_to() throws InterruptedException {
    wishes("/extend 100d");
    berth.github.apiFaults(
        r ->
            r.method().equals("PATCH") && r.path().contains("/comments/")
                ? Optional.of(new ApiFault.ServerError(502, false))
                : Optional.empty());
    berth.issues.comment("rio", berth.issue, "/extend 900d");
    berth.passes(Duration.ofSeconds(10));
    berth.issues.comment("mara", berth.issue, "/approve");
    berth.passes(Duration.ofSeconds(10));
    berth.github.apiFaults(ApiFault.Plan.NONE);
    berth.passes(MOMENT);
    assertTrue(berth.status().contains(END), berth.status());
    berth.says("mara", "/approve").hears("agreed to by `mara`");
  }

  @Test
  void branch_deploy_373_two_yes_to_one_wish_do_not_grant_the_next() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("mara", "/approve").passes(MOMENT);
    together("rio", "/extend 90d", "rio", "/extend 100d", "rio", "/extend 200d");
    berth.passes(MOMENT);
    together("mara", "/approve", "milo", "/approve");
    berth.passes(MOMENT);
    assertTrue(berth.status().contains("200 days more"), berth.status());
  }

  @Test
  void the_second_no_to_a_wish_takes_nobody_their_machines() throws InterruptedException {
    wishes("/extend 100d");
    together("mara", "/deny no more time", "milo", "/deny no");
    berth.passes(MOMENT).says("milo", "/deny no, as I wrote by mail");
    berth
        .passes(MOMENT)
        .shows("active")
        .hasMachines(2)
        .hears("the wish for a longer time is settled");
  }

  @Test
  void a_rule_set_aside_for_one_ask_is_not_for_a_larger_one() throws Exception {
    program("  monthly-cost:\n    most: 3000 USD", "  monthly-cost:\n    most: 900000 USD");
    berth.opens("rio", EndToEnd.form("9", "90 days")).says("mara", "/override machines agreed");
    berth.edits("rio", EndToEnd.form("200", "90 days")).passes(MOMENT);
    assertTrue(berth.status().contains("**Refused by rule `machines`:**"), berth.status());
    berth.says("milo", "/approve").hasMachines(0);
  }

  @Test
  void who_said_the_first_yes_and_then_joined_is_not_one_of_two() throws Exception {
    program("  # two-approvers:\n  #   above: 2000 USD ", "  two-approvers:\n    above: 100 USD ");
    berth
        .opens("rio", EndToEnd.form("2", "90 days"))
        .says("mara", "/approve")
        .says("rio", "/add @mara");
    berth.says("milo", "/approve").passes(MOMENT).shows("needs approval").hasMachines(0);
    assertEquals(0, berth.machines());
  }

  @Test
  void a_yes_by_the_version_of_the_lease_or_of_an_older_wish_is_none_to_a_swapped_wish()
      throws Exception {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    var lease = version();
    berth.says("mara", "/approve " + lease).passes(MOMENT).shows("active");
    berth.says("rio", "/extend 100d").passes(MOMENT);
    var small = version();
    berth.says("rio", "/extend 1825d").passes(MOMENT);
    berth.says("mara", "/approve " + lease).says("mara", "/approve " + small).passes(MOMENT);
    assertTrue(berth.status().contains(END), berth.status());
    berth.says("mara", "/approve " + version()).hears("agreed to by `mara`");
  }

  private String version() {
    var body = berth.status();
    var line = dev.berth.view.VersionLine.find(body);
    return line.orElseThrow(() -> new AssertionError(body));
  }

  /** Of a plan of which there are four, so that the fifth has to wait. */
  private void queuedByLabel() throws InterruptedException {
    for (var count : List.of("4", "1")) {
      var rare = EndToEnd.form(count, "90 days").replace("c3.medium.x86", "g2.large.x86");
      berth.opens(count.equals("4") ? "rio" : "sam", rare);
      berth.says("mara", "/override monthly-cost agreed");
      berth.says("mara", "/override stock-share agreed").labels("mara", "approved").passes(MOMENT);
    }
    berth.shows("queued");
  }

  @Test
  void a_label_that_a_triager_takes_off_is_not_the_approver_s_taking_back()
      throws InterruptedException {
    queuedByLabel();
    berth.issues.unlabel("tess", berth.issue, "approved");
    berth.settle().passes(MOMENT).shows("queued").hears("takes nothing back unless an approver");
  }

  @Test
  void a_label_that_another_approver_takes_off_is_a_taking_back() throws InterruptedException {
    queuedByLabel();
    berth.issues.unlabel("milo", berth.issue, "approved");
    berth.settle().passes(MOMENT).shows("needs approval");
  }

  @Test
  void a_rule_is_set_aside_only_for_the_version_that_was_shown() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("9", "90 days")).passes(MOMENT);
    berth.github.holdWebhooks();
    berth.issues.editBody("rio", berth.issue, EndToEnd.form("19", "90 days"));
    berth.issues.comment("mara", berth.issue, "/override machines agreed");
    berth.github.releaseWebhooks();
    berth.settle().passes(MOMENT).hears("`/override` does not count");
    assertTrue(berth.status().contains("**Refused by rule `machines`:**"), berth.status());
  }
}
