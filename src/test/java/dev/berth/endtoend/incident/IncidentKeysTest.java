package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.endtoend.EndToEnd;
import dev.berth.forge.Person;
import dev.berth.request.Request;
import dev.berth.request.access.PinnedKey;
import dev.berth.sandbox.SeenComment;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import dev.berth.wiring.OperatorFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that change on GitHub in the middle of a lease: shown, and let in only as they were. */
class IncidentKeysTest {
  private static final Duration MOMENT = Duration.ofMinutes(2);
  private static final String SECOND =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0mFz1c1X1xSlK1XqvHLq3vZ0wq0rV5q3n0Zb2m8m3a";
  private static final String THIRD =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK1nGz2d2Y2yTmL2YrwIMr4wa1xr1sW6r4o1ac3n9n4b";
  private static final String NOTICE = "that were not approved. They open nothing so far";

  @TempDir private Path data;

  private static EndToEnd active(EndToEnd berth) throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).passes(MOMENT).says("mara", "/approve");
    return berth.passes(MOMENT).shows("active").hasMachines(2);
  }

  @Test
  void a_key_that_came_after_the_notice_is_not_let_in_but_told_anew() throws InterruptedException {
    try (var berth = new EndToEnd(data)) {
      active(berth);
      berth.github.addKey("rio", SECOND);
      berth.says("rio", "/access").passes(MOMENT);
      assertTrue(notices(berth).getLast().contains("`rio`: **new** " + print(SECOND)));
      assertTrue(notices(berth).getLast().startsWith("Approvers,"), notices(berth).getLast());
      berth.github.addKey("rio", THIRD);
      berth.says("rio", "/keys").hears("**new, waits for an approver:** `" + print(SECOND) + "`");
      assertEquals(List.of(EndToEnd.KEY), keys(berth));
      berth.says("mara", "/keys").passes(MOMENT);
      assertEquals(List.of(EndToEnd.KEY, SECOND), keys(berth));
      assertEquals(2, notices(berth).size());
      var told = notices(berth).getLast();
      assertTrue(told.contains(print(THIRD)), told);
      assertFalse(told.contains(print(SECOND)), told);
      assertEquals(3, berth.ours().stream().filter(c -> c.body().contains("age -d -i")).count());
      berth.says("milo", "/keys").passes(MOMENT);
      assertEquals(3, keys(berth).size());
      berth.says("rio", "/why").hears("SSH keys of rio let in by `milo`");
    }
  }

  @Test
  void a_key_that_took_the_place_of_an_approved_one() throws InterruptedException {
    try (var berth = new EndToEnd(data)) {
      active(berth);
      berth.github.removeKey("rio", EndToEnd.KEY);
      berth.github.addKey("rio", SECOND);
      berth.says("rio", "/access").passes(MOMENT);
      var gone = "not on the account any more: " + print(EndToEnd.KEY);
      assertTrue(notices(berth).getLast().contains(gone), notices(berth).getLast());
      assertEquals(List.of(), keys(berth));
      berth.says("mara", "/keys").passes(MOMENT);
      assertEquals(List.of(SECOND), keys(berth));
      berth.github.addKey("rio", EndToEnd.KEY);
      berth.says("rio", "/access").passes(MOMENT);
      assertEquals(List.of(SECOND), keys(berth), "what had gone is not approved any more");
      assertEquals(2, notices(berth).size());
    }
  }

  @Test
  void only_an_approver_beside_the_request_lets_keys_in() throws InterruptedException {
    try (var berth = new EndToEnd(data)) {
      berth.issues.role("mara", "rio", SandboxRole.MAINTAIN);
      active(berth);
      berth.github.addKey("rio", SECOND);
      berth.says("rio", "/access").passes(MOMENT);
      berth.says("rio", "/keys").says("kim", "/keys").says("sam", "/keys").passes(MOMENT);
      assertEquals(List.of(EndToEnd.KEY), keys(berth));
      assertEquals(1, notices(berth).size(), "nobody is told twice of the same");
    }
  }

  @Test
  void who_works_a_pool_by_hand_is_told_what_was_let_in() throws Exception {
    var folder = Files.createDirectories(data.resolve("config/forms"));
    for (var name : OperatorFiles.SHIPPED_SETTINGS)
      Files.copy(Path.of("config", name), data.resolve("config").resolve(name));
    Files.copy(
        Path.of("config/samples/hand-worked.yaml"),
        folder.resolveSibling("program.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
    var settings =
        Map.of(
            "BERTH_GITHUB_TOKEN", "hand-token", "BERTH_CONFIG", data.resolve("config").toString());
    var self = Optional.of(new EndToEnd.Self("berth", settings));
    try (var berth =
        new EndToEnd(data, g -> g.machineUser("berth", "hand-token", SandboxRole.WRITE), self)) {
      berth.opens("rio", EndToEnd.form("1", "30 days")).says("mara", "/approve");
      berth.says("mara", "/provisioned kelp-1 2001:db8::7").passes(MOMENT).shows("active");
      berth.github.addKey("rio", SECOND);
      berth.says("rio", "/access").passes(MOMENT).hears(NOTICE);
      berth.hearsNot("Please write these keys");
      berth.says("mara", "/keys").passes(MOMENT).hears("Please write these keys");
      var call = bodies(berth).stream().filter(b -> b.contains("Please write these keys")).toList();
      assertEquals(1, call.size());
      assertTrue(call.getFirst().contains(EndToEnd.KEY + "\n" + SECOND), call.getFirst());
    }
  }

  private static List<String> bodies(EndToEnd berth) {
    return berth.ours().stream().map(SeenComment::body).toList();
  }

  private static List<String> notices(EndToEnd berth) {
    return bodies(berth).stream().filter(b -> b.contains(NOTICE)).toList();
  }

  private static String print(String key) {
    return new PinnedKey(Person.GHOST, 1, key).fingerprint().orElseThrow();
  }

  private static List<String> keys(EndToEnd berth) {
    var all = request(berth).keys().orElseThrow().stream().map(PinnedKey::text).toList();
    for (var m : request(berth).machines().list()) assertEquals(all, m.made().sshKeys());
    return all;
  }

  private static Request request(EndToEnd berth) {
    var key = new SubjectKey(berth.issues.id(), berth.issue);
    return berth.parts.services().store().reads().row(key).orElseThrow() instanceof Row.IssueRow r
        ? r.request().orElseThrow()
        : null;
  }
}
