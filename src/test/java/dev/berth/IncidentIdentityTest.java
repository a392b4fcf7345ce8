package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.sandbox.ApiFault;
import dev.berth.sandbox.Role;
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
  void dwf_request_25_bors_47_a_login_taken_over_has_no_right() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.github.rename("mara", "mara-elsewhere");
    life.github.rename("sam", "mara");
    life.says("mara", "/approve").passes(MOMENT).shows("needs approval").hasMachines(0);
    life.says("mara-elsewhere", "/approve").passes(MOMENT).shows("active").hasMachines(2);
  }

  @Test
  void gitter_1670_the_requesters_old_login_in_other_hands() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).says("mara", "/approve");
    life.passes(MOMENT).shows("active");
    life.github.rename("rio", "rio-elsewhere");
    life.github.rename("sam", "rio");
    life.says("rio", "/release").says("rio", "/access").passes(MOMENT).shows("active");
    life.hasMachines(2).says("rio-elsewhere", "/release").passes(MOMENT).hasMachines(0);
  }

  @Test
  void gitter_1670_a_contacts_old_login_in_other_hands() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).says("kim", "/status");
    life.says("mara", "/approve").passes(MOMENT).shows("active");
    life.github.rename("kim", "kim-elsewhere");
    life.github.rename("sam", "kim");
    life.says("kim", "/release").passes(MOMENT).shows("active").hasMachines(2);
    life.says("kim-elsewhere", "/release").passes(MOMENT).hasMachines(0);
  }

  @Test
  void rename_to_escape_a_requester_cannot_approve_under_another_name()
      throws InterruptedException {
    life.issues.role("mara", "rio", Role.MAINTAIN);
    life.opens("rio", Life.form("2", "90 days"));
    life.github.rename("rio", "rio-the-second");
    life.says("rio-the-second", "/approve").labels("rio-the-second", "approved");
    life.passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void qiskit_bot_28_openwisp_732_oz_291_lunar_2673_author_association_is_not_read()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.github.holdWebhooks();
    var id = life.issues.comment("sam", life.issue, "Nice.");
    var payload = saidBySam().replace("" + id, "" + (id + 5_000)).replace("Nice.", "/approve");
    assertEquals(202, new Again(life).send("issue_comment", payload.replace("NONE", "OWNER")));
    life.settle().passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  private String saidBySam() throws InterruptedException {
    life.github.releaseWebhooks();
    life.settle();
    return life.github.deliveries().stream()
        .filter(d -> d.event().equals("issue_comment") && d.payload().contains("Nice."))
        .findFirst()
        .orElseThrow()
        .payload();
  }

  @Test
  void kestra_docs_5414_cannot_tell_is_neither_no_nor_yes() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.github.apiFaults(
        r ->
            r.path().contains("/permission")
                ? Optional.of(new ApiFault.ServerError(502, false))
                : Optional.empty());
    life.says("mara", "/approve").says("sam", "/approve").labels("tess", "approved");
    life.passes(MOMENT).shows("needs approval").hasMachines(0).hearsNot("your account is none");
    life.says("rio", "/withdraw").settle();
    life.github.apiFaults(ApiFault.Plan.NONE);
    life.passes(Duration.ofMinutes(20)).hasMachines(0).shows("withdrawn");
  }

  @Test
  void kestra_docs_5414_what_could_not_be_told_is_told_when_the_forge_is_back()
      throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days"));
    life.github.apiFaults(
        r ->
            r.path().contains("/permission")
                ? Optional.of(new ApiFault.ServerError(502, false))
                : Optional.empty());
    life.says("mara", "/approve").passes(MOMENT).shows("needs approval").hasMachines(0);
    life.github.apiFaults(ApiFault.Plan.NONE);
    life.passes(Duration.ofMinutes(10)).shows("active").hasMachines(2);
  }

  @Test
  void triagebot_team_data_134_a_right_taken_away_counts_at_once() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).says("milo", "/hold").says("milo", "/unhold");
    life.issues.role("mara", "milo", Role.READ);
    life.says("milo", "/approve").passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void boskos_handlers_owner_is_no_free_string() throws InterruptedException {
    life.opens("rio", Life.form("2", "90 days")).says("mara", "/approve");
    life.passes(MOMENT).shows("active");
    life.says("sam", "/release").says("tess", "/extend 30d").says("sam", "/add @sam");
    life.says("sam", "/access").passes(MOMENT).shows("active").hasMachines(2);
  }
}
