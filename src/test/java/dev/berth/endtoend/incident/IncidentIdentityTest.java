package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.endtoend.EndToEnd;
import dev.berth.endtoend.WebhookReplay;
import dev.berth.sandbox.ApiFault;
import dev.berth.sandbox.model.SandboxRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who somebody is, and what they may do, where other bots believed a name or an old answer. */
class IncidentIdentityTest {
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
  void dwf_request_25_bors_47_a_login_taken_over_has_no_right() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.rename("mara", "mara-elsewhere");
    berth.github.rename("sam", "mara");
    berth.says("mara", "/approve").passes(MOMENT).shows("needs approval").hasMachines(0);
    berth.says("mara-elsewhere", "/approve").passes(MOMENT).shows("active").hasMachines(2);
  }

  @Test
  void gitter_1670_the_requesters_old_login_in_other_hands() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("mara", "/approve");
    berth.passes(MOMENT).shows("active");
    berth.github.rename("rio", "rio-elsewhere");
    berth.github.rename("sam", "rio");
    berth.says("rio", "/release").says("rio", "/access").passes(MOMENT).shows("active");
    berth.hasMachines(2).says("rio-elsewhere", "/release").passes(MOMENT).hasMachines(0);
  }

  @Test
  void gitter_1670_a_contacts_old_login_in_other_hands() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("kim", "/status");
    berth.says("mara", "/approve").passes(MOMENT).shows("active");
    berth.github.rename("kim", "kim-elsewhere");
    berth.github.rename("sam", "kim");
    berth.says("kim", "/release").passes(MOMENT).shows("active").hasMachines(2);
    berth.says("kim-elsewhere", "/release").passes(MOMENT).hasMachines(0);
  }

  @Test
  void rename_to_escape_a_requester_cannot_approve_under_another_name()
      throws InterruptedException {
    berth.issues.role("mara", "rio", SandboxRole.MAINTAIN);
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.rename("rio", "rio-the-second");
    berth.says("rio-the-second", "/approve").labels("rio-the-second", "approved");
    berth.passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void qiskit_bot_28_openwisp_732_oz_291_lunar_2673_author_association_is_not_read()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.holdWebhooks();
    var id = berth.issues.comment("sam", berth.issue, "Nice.");
    var payload = saidBySam().replace("" + id, "" + (id + 5_000)).replace("Nice.", "/approve");
    assertEquals(
        202, new WebhookReplay(berth).send("issue_comment", payload.replace("NONE", "OWNER")));
    berth.settle().passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  private String saidBySam() throws InterruptedException {
    berth.github.releaseWebhooks();
    berth.settle();
    return berth.github.deliveries().stream()
        .filter(d -> d.event().equals("issue_comment") && d.payload().contains("Nice."))
        .findFirst()
        .orElseThrow()
        .payload();
  }

  @Test
  void kestra_docs_5414_cannot_tell_is_neither_no_nor_yes() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.apiFaults(
        r ->
            r.path().contains("/permission")
                ? Optional.of(new ApiFault.ServerError(502, false))
                : Optional.empty());
    berth.says("mara", "/approve").says("sam", "/approve").labels("tess", "approved");
    berth.passes(MOMENT).shows("needs approval").hasMachines(0).hearsNot("your account is none");
    berth.says("rio", "/withdraw").settle();
    berth.github.apiFaults(ApiFault.Plan.NONE);
    berth.passes(Duration.ofMinutes(20)).hasMachines(0).shows("withdrawn");
  }

  @Test
  void kestra_docs_5414_what_could_not_be_told_is_told_when_the_forge_is_back()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.github.apiFaults(
        r ->
            r.path().contains("/permission")
                ? Optional.of(new ApiFault.ServerError(502, false))
                : Optional.empty());
    berth.says("mara", "/approve").passes(MOMENT).shows("needs approval").hasMachines(0);
    berth.github.apiFaults(ApiFault.Plan.NONE);
    berth.passes(Duration.ofMinutes(10)).shows("active").hasMachines(2);
  }

  @Test
  void triagebot_team_data_134_a_right_taken_away_counts_at_once() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("milo", "/hold").says("milo", "/unhold");
    berth.issues.role("mara", "milo", SandboxRole.READ);
    berth.says("milo", "/approve").passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void boskos_handlers_owner_is_no_free_string() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("mara", "/approve");
    berth.passes(MOMENT).shows("active");
    berth.says("sam", "/release").says("tess", "/extend 30d").says("sam", "/add @sam");
    berth.says("sam", "/access").passes(MOMENT).shows("active").hasMachines(2);
  }
}
