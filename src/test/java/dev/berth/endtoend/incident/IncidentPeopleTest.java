package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.endtoend.EndToEnd;
import dev.berth.request.access.PinnedKey;
import dev.berth.sandbox.ApiFault;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People are their numbers from the moment they are read, and part of what is approved. */
class IncidentPeopleTest {
  private static final Duration MOMENT = Duration.ofMinutes(2);
  private static final String OTHER_KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0mFz1c1X1xSlK1XqvHLq3vZ0wq0rV5q3n0Zb2m8m3a";

  @TempDir private Path data;
  private EndToEnd berth;

  @BeforeEach
  void begin() throws InterruptedException {
    berth =
        new EndToEnd(
            data, w -> w.key("sam", OTHER_KEY).person("zoe", "Zoe", SandboxRole.READ, "stranger"));
  }

  @AfterEach
  void end() {
    berth.close();
  }

  private static String naming(String handles) {
    return EndToEnd.form("2", "90 days").replace("@kim", handles);
  }

  private void active() throws InterruptedException {
    berth.passes(MOMENT).says("mara", "/approve").passes(MOMENT).shows("active").hasMachines(2);
  }

  @Test
  void a_handle_that_nobody_has_is_registered_by_a_stranger() throws InterruptedException {
    berth.opens("rio", naming("@kim-not-yet"));
    berth.github.rename("sam", "kim-not-yet");
    berth.says("kim-not-yet", "/withdraw").shows("needs approval");
    active();
    berth.says("kim-not-yet", "/add @kim-not-yet").says("kim-not-yet", "/release");
    berth.passes(MOMENT).shows("active").hasMachines(2);
    assertEquals(List.of(), request().people());
  }

  @Test
  void a_handle_freed_before_the_request_was_complete() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("", "90 days")).shows("needs information");
    berth.github.rename("kim", "kim-elsewhere");
    berth.github.rename("sam", "kim");
    berth.says("kim", "/machines 2x c3.medium.x86").says("kim", "/withdraw");
    berth.shows("needs information").says("kim-elsewhere", "/withdraw").shows("withdrawn");
  }

  @Test
  void of_many_contacts_none_is_compared_by_name() throws InterruptedException {
    var many = new StringBuilder("@kim");
    for (int i = 0; i < 30; i++) many.append(", @nobody-").append(i);
    berth.opens("rio", naming(many + ", @zoe"));
    berth.github.rename("zoe", "zoe-elsewhere");
    berth.github.rename("sam", "zoe");
    berth.says("zoe", "/withdraw").shows("needs approval");
  }

  @Test
  void a_contact_can_be_removed() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("rio", "/remove @kim");
    active();
    berth.says("kim", "/release").passes(MOMENT).shows("active").hasMachines(2);
  }

  @Test
  void an_added_person_is_another_version_and_needs_another_yes() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    var before = request().version(request().ask());
    berth.says("rio", "/add @sam");
    assertFalse(before.equals(request().version(request().ask())));
    berth.says("mara", "/approve " + before).passes(MOMENT).shows("needs approval").hasMachines(0);
    assertTrue(berth.status().contains("sam"), berth.status());
    active();
  }

  @Test
  void a_key_added_after_the_yes_opens_nothing_until_an_approver_says_so()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    active();
    assertEquals(List.of(EndToEnd.KEY), keys());
    berth.github.addKey("rio", OTHER_KEY);
    berth.says("rio", "/access").says("rio", "/add @rio").passes(MOMENT);
    assertEquals(List.of(EndToEnd.KEY), keys());
    berth.hears("SSH keys of people of this request that were not approved");
    berth.says("mara", "/add @rio").passes(MOMENT);
    assertEquals(List.of(EndToEnd.KEY, OTHER_KEY), keys());
  }

  @Test
  void the_keys_that_a_yes_lets_in_are_shown_as_ssh_keygen_prints_them()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    var print = new PinnedKey(request().requester(), 1, EndToEnd.KEY).fingerprint().orElseThrow();
    assertTrue(berth.status().contains("SSH keys of `rio`: " + print), berth.status());
    assertTrue(print.matches("SHA256:[A-Za-z0-9+/]{43}"), print);
  }

  @Test
  void nothing_is_approved_while_github_does_not_tell_the_keys() throws InterruptedException {
    berth.github.apiFaults(
        r ->
            r.path().contains("/keys")
                ? Optional.of(new ApiFault.ServerError(502, false))
                : Optional.empty());
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("mara", "/approve");
    berth.shows("needs approval").hasMachines(0);
    berth.github.apiFaults(ApiFault.Plan.NONE);
    berth.passes(Duration.ofMinutes(10)).shows("needs approval").hasMachines(0);
    assertTrue(berth.status().contains("SSH keys of `rio`: SHA256:"), berth.status());
    active();
  }

  @Test
  void who_joins_later_is_shown_to_approvers() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    active();
    berth.says("rio", "/add @sam").passes(MOMENT).hears("sam` joined this request");
    assertEquals(List.of(EndToEnd.KEY, OTHER_KEY), keys());
  }

  @Test
  void an_opener_who_handed_over_does_not_approve_the_next_life_by_label()
      throws InterruptedException {
    berth.issues.role("mara", "rio", SandboxRole.MAINTAIN);
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("rio", "/add @sam");
    active();
    berth.says("rio", "/remove @rio").says("sam", "/release").passes(MOMENT).shows("released");
    berth.says("sam", "/reopen").passes(MOMENT).shows("needs approval");
    berth.labels("rio", "approved").says("rio", "/approve").passes(MOMENT);
    berth.shows("needs approval").hasMachines(0);
  }

  private dev.berth.request.Request request() {
    var key = new SubjectKey(berth.issues.id(), berth.issue);
    return berth.parts.services().store().reads().row(key).orElseThrow() instanceof Row.IssueRow r
        ? r.request().orElseThrow()
        : null;
  }

  private List<String> keys() {
    var all = request().keys().orElseThrow().stream().map(PinnedKey::text).sorted().toList();
    request()
        .machines()
        .list()
        .forEach(m -> assertEquals(all, m.made().sshKeys().stream().sorted().toList()));
    return all;
  }
}
